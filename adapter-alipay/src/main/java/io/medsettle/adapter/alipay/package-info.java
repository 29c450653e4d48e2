/** Alipay (支付宝): will hold the adapter for its insurance and cash payments. Still empty. */
@NullMarked
package io.medsettle.adapter.alipay;

import org.jspecify.annotations.NullMarked;
