/** A platform's bill file (对账单), delimited or of fixed width, as its profile describes it, credit-gz §9. */
@NullMarked
package io.medsettle.adapter.creditgz.bill;

import org.jspecify.annotations.NullMarked;
