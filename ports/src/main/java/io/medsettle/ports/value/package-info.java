/** Values that everybody counts and names with: money in fen, parts of a bill, numbers, masked secrets, flat text fields. */
@NullMarked
package io.medsettle.ports.value;

import org.jspecify.annotations.NullMarked;
