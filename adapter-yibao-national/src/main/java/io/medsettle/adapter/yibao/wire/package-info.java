/**
 * The insurer's own words: one file for each transaction, the two envelopes, the seal, and the translators between them
 * and the sockets. Apart from the entrance {@link io.medsettle.adapter.yibao.wire.YibaoWire} nothing here is public, so that
 * no wire name leaks into the rest of the house.
 */
@NullMarked
package io.medsettle.adapter.yibao.wire;

import org.jspecify.annotations.NullMarked;
