/** What only the wire's own neighbours can see: what wire records print, and what they miss. */
@NullMarked
package io.medsettle.adapter.his.wire;

import org.jspecify.annotations.NullMarked;
