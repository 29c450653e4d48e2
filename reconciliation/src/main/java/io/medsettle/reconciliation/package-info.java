/** Reconciliation (对账): will hold the comparison of our postings with each far side's bill, and the findings that come of it. Still empty. */
@NullMarked
package io.medsettle.reconciliation;

import org.jspecify.annotations.NullMarked;
