/**
 * WeChat's first interface for paying with insurance (移动医保支付 1.0, {@code payinsurance}), for hospitals that were connected
 * before the second one and have not been moved. One order holds both purses, so that the cashier's deed places it and the
 * cash leg only looks at it. New connections take the package above; wechat §3.
 */
@NullMarked
package io.medsettle.adapter.wechat.payinsurance;

import org.jspecify.annotations.NullMarked;
