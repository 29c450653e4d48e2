/** Proves settings, keys and the way an embedder uses the insurer's adapter. */
@NullMarked
package io.medsettle.adapter.yibao;

import org.jspecify.annotations.NullMarked;
