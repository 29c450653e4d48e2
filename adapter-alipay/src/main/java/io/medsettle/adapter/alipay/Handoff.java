package io.medsettle.adapter.alipay;

import io.medsettle.ports.value.Fields;

/** What the page needs to open Alipay's cashier, by Alipay's own names. */
final class Handoff {
    private Handoff() {}

    /** For {@code my.tradePay}. */
    static Fields tradeNo(String tradeNo) {
        return Fields.of("tradeNO", tradeNo);
    }

    /** Text of the code that is shown. */
    static Fields code(String qrCode) {
        return Fields.of("qrCode", qrCode);
    }

    /** The page that takes both parts. */
    static Fields page(String payUrl) {
        return Fields.of("payUrl", payUrl);
    }
}
