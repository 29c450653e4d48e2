/**
 * Keys behind small sockets: software in most places, a cipher machine (密码机) where the hospital must have one. We sign
 * with our key and verify with theirs, so these are two sockets.
 */
@NullMarked
package io.medsettle.ports.crypto;

import org.jspecify.annotations.NullMarked;
