package io.medsettle.adapter.wechat.wire;

/** Close of an unpaid cash order (关闭订单), wechat §6.4; answered 204 without a body, repeatable. */
public final class CloseOrder {
    private CloseOrder() {}

    /** The request. */
    record Request(String mchid) {} // 商户号, ≤32

    public static String target(String number) {
        return "/v3/pay/transactions/out-trade-no/" + number + "/close";
    }

    public static byte[] body(String mchid) {
        return Json.write(new Request(mchid));
    }
}
