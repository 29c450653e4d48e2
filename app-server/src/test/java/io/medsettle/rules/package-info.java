/** Keeps the house in order: what no compiler checks, read from the files themselves and from what was packed. */
@NullMarked
package io.medsettle.rules;

import org.jspecify.annotations.NullMarked;
