/**
 * The words of the card, the key service, the voucher's platform and the settlement report, and the translators between
 * them and the sockets. Only the translators are public, for the entrances one package above.
 */
@NullMarked
package io.medsettle.adapter.yibao.identity.wire;

import org.jspecify.annotations.NullMarked;
