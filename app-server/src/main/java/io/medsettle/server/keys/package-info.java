/**
 * Change of the vault's keys (换密钥): every value that lies encrypted is closed anew under the current key and algorithm while the
 * gateway works, and an older key is struck out once it is proved that nothing lies under it.
 */
@NullMarked
package io.medsettle.server.keys;

import org.jspecify.annotations.NullMarked;
