/**
 * Alipay as a counterparty (支付宝): the patient's own money by page, code or face, and the cashier on which insurance and cash
 * are paid at once (移动医保支付). It exists so that the core never learns what a gateway, a trade state or an auth code is.
 * {@link io.medsettle.adapter.alipay.Alipay} is the door.
 */
@NullMarked
package io.medsettle.adapter.alipay;

import org.jspecify.annotations.NullMarked;
