package io.medsettle.adapter.alipay.wire;

import org.jspecify.annotations.Nullable;

/** Cancelling of a payment by code or face (统一收单交易撤销), alipay §2.6: closes it, or gives the money back if it had been paid. */
public final class TradeCancel {
    public static final String METHOD = "alipay.trade.cancel";

    private TradeCancel() {}

    /** The request. */
    record Request(String out_trade_no) {} // 商户订单号, ≤64

    /** The answer. */
    record Answer(
            @Nullable String out_trade_no, // 商户订单号
            @Nullable String retry_flag, // 是否需要重试: Y, N
            @Nullable String action) {} // 撤销动作: close, refund; absent where there was no trade

    /**
     * What came of it.
     *
     * @param again whether it must be cancelled once more
     * @param found whether there was a trade to cancel
     * @param givenBack whether it had been paid, and the money is back
     */
    public record Cancelled(String number, boolean again, boolean found, boolean givenBack) {}

    public static String biz(String number) {
        return Json.write(new Request(number));
    }

    public static Cancelled read(String node) {
        Answer a = Json.read(node, Answer.class);
        String flag = Json.text(a.retry_flag(), "retry_flag");
        String action = Json.orEmpty(a.action());
        if (!flag.matches("[YN]") || !action.matches("close|refund|")) {
            throw new Unreadable("field retry_flag or action has a word of no page");
        }
        return new Cancelled(
                Json.text(a.out_trade_no(), "out_trade_no"),
                flag.equals("Y"),
                !action.isEmpty(),
                action.equals("refund"));
    }
}
