/**
 * The one HTTP seam that knows what silence means: never sent, answered, no answer. Nothing here retries, and nothing
 * else in the project opens a connection to a far side.
 */
@NullMarked
package io.medsettle.ports.wire;

import org.jspecify.annotations.NullMarked;
