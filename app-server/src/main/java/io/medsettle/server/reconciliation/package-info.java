/**
 * The daily reconciliation run (对账, flows §12): fetches each far side's bill of a day and keeps it, reads our books of that day, has
 * them compared by {@code io.medsettle.reconciliation}, keeps every difference with its evidence, carries out what is safe after
 * asking the far side anew, and lets people decide the rest, money by two of them.
 */
@NullMarked
package io.medsettle.server.reconciliation;

import org.jspecify.annotations.NullMarked;
