/**
 * The insurer's own words: one file for each transaction, the two envelopes, the seal, card and voucher, and the translators
 * between them and the sockets, all on one set of forms and one reading of JSON. Public are only the entrances
 * {@link io.medsettle.adapter.yibao.wire.YibaoWire} and {@link io.medsettle.adapter.yibao.wire.YibaoBooks} and the translators
 * of the identity package, so that no wire name leaks into the rest of the house.
 */
@NullMarked
package io.medsettle.adapter.yibao.wire;

import org.jspecify.annotations.NullMarked;
