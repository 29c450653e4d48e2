package io.medsettle.adapter.wechat.wire;

/** Both queries of a mixed order (查询医保自费混合订单), wechat §5.5; the page of the answer is {@link MedOrder}'s. */
public final class MedOrderQuery {
    private MedOrderQuery() {}

    /** By our number (out_trade_no). */
    public static String targetByNumber(String number) {
        return MedOrder.TARGET + "/out-trade-no/" + number;
    }

    /** By theirs (mix_trade_no). */
    public static String targetByFarNumber(String mixTradeNo) {
        return MedOrder.TARGET + "/mix-trade-no/" + mixTradeNo;
    }

    public static MixedTold read(byte[] answer) {
        return MedOrder.read(answer);
    }
}
