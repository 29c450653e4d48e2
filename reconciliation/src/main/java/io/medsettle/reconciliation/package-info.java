/**
 * Reconciliation (对账): our books laid beside each far side's bill, leg by leg, and a name for every line that does not match.
 * A run is a function of what it is given: no clock, no network, no database; files are read, a scratch directory may be used
 * and is left empty. Stands on {@code ports} alone, so that a hospital with books of its own can use it by itself (flows §12).
 */
@NullMarked
package io.medsettle.reconciliation;

import org.jspecify.annotations.NullMarked;
