/**
 * WeChat as a counterparty (微信支付): the cash part by APIv3, and the cashier page on which a patient pays insurance and cash at
 * once (移动医保支付 2.0). It exists so that the core never learns what a signature, a prepay id or a mixed order is.
 * {@link io.medsettle.adapter.wechat.WechatPay} is the door.
 */
@NullMarked
package io.medsettle.adapter.wechat;

import org.jspecify.annotations.NullMarked;
