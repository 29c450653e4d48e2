/** Proves the insurer's words, the seal and the translators: published vectors, golden messages, moods of the simulator. */
@NullMarked
package io.medsettle.adapter.yibao.wire;

import org.jspecify.annotations.NullMarked;
