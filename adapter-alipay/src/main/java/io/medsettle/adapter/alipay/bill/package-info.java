/**
 * Alipay's bill files (对账单, alipay §3): archives of GBK text, read twice and never kept whole, so that no line is used before the
 * file's own counts and sums have been found right. One type comes out of here: {@link io.medsettle.adapter.alipay.bill.BillFile}.
 */
@NullMarked
package io.medsettle.adapter.alipay.bill;

import org.jspecify.annotations.NullMarked;
