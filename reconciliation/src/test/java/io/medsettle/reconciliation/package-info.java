/** Proves the comparison: each class of difference, runs as functions, files that lie; and the benchmark that says how fast it is. */
@NullMarked
package io.medsettle.reconciliation;

import org.jspecify.annotations.NullMarked;
