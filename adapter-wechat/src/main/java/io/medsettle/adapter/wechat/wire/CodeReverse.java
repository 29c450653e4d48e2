package io.medsettle.adapter.wechat.wire;

/**
 * Takes a payment by code back (撤销订单), wechat §6.10: what was paid goes back, what was not can never be paid. The answer repeats
 * the number and proves nothing; only a query does.
 */
public final class CodeReverse {
    private CodeReverse() {}

    /** The request. */
    record Request(
            String appid, // 应用ID, ≤32
            String mchid) {} // 商户号, ≤32

    public static String target(String number) {
        return "/v3/pay/transactions/out-trade-no/" + number + "/reverse";
    }

    public static byte[] body(Merchant merchant) {
        return Json.write(new Request(merchant.appid(), merchant.mchid()));
    }
}
