package io.medsettle.adapter.wechat.wire;

import io.medsettle.adapter.wechat.wire.RefundTold.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Refund of a cash order (退款申请), wechat §6.5. The answer means accepted, not arrived. */
public final class DomesticRefund {
    public static final String TARGET = "/v3/refund/domestic/refunds";
    private static final int REASON_LENGTH = 80;

    private DomesticRefund() {}

    /** The request; the order is named by WeChat's number or by ours. */
    record Request(
            @Nullable String transaction_id, // 微信支付订单号, ≤32
            @Nullable String out_trade_no, // 商户订单号, ≤32
            String out_refund_no, // 商户退款单号, 1–64
            @Nullable String reason, // 退款原因, ≤80
            String notify_url, // 退款结果回调, ≤256
            Amount amount) {} // 金额信息

    /** Amount (金额信息). */
    record Amount(
            long refund, // 退款金额, fen
            long total, // 原订单金额, fen
            String currency) {} // 退款币种, CNY

    /** The answer, of the query too. */
    record Answer(
            @Nullable String refund_id, // 微信支付退款号, ≤32
            @Nullable String out_refund_no, // 商户退款单号, ≤64
            @Nullable String transaction_id, // 微信支付订单号, ≤32
            @Nullable String out_trade_no, // 商户订单号, ≤32
            @Nullable String success_time, // 退款成功时间, RFC 3339
            @Nullable String create_time, // 退款创建时间, RFC 3339
            @Nullable String status, // 退款状态
            @Nullable Told amount) {} // 金额信息

    /** Amount in the answer (金额信息). */
    record Told(
            @Nullable Long total, // 订单金额, fen
            @Nullable Long refund) {} // 退款金额, fen

    /** @param farNumber WeChat's number of the order, "" to name it by ours */
    public static byte[] body(
            String farNumber,
            String number,
            String refundNumber,
            String reason,
            String notifyUrl,
            long fen,
            long total) {
        boolean byTheirs = !farNumber.isEmpty();
        return Json.write(new Request(
                byTheirs ? farNumber : null,
                byTheirs ? null : number,
                refundNumber,
                reason.isEmpty() ? null : Cut.to(reason, REASON_LENGTH),
                notifyUrl,
                new Amount(fen, total, "CNY")));
    }

    public static RefundTold read(byte[] answer) {
        Answer a = Json.read(answer, Answer.class);
        String word = Json.text(a.status(), "status");
        State state = state(word);
        String time = Json.orEmpty(a.success_time());
        String at = state == State.DONE || !time.isEmpty() ? time : Json.orEmpty(a.create_time());
        Instant when = WireTime.instant(at, state == State.DONE ? "success_time" : "create_time");
        return new RefundTold(
                state,
                word,
                Json.text(a.out_refund_no(), "out_refund_no"),
                Json.text(a.out_trade_no(), "out_trade_no"),
                Json.text(a.refund_id(), "refund_id"),
                Json.fen(Json.need(a.amount(), "amount").refund(), "amount/refund"),
                when);
    }

    private static State state(String word) {
        return switch (word) {
            case "PROCESSING" -> State.UNDER_WAY;
            case "SUCCESS" -> State.DONE;
            case "CLOSED" -> State.BOUNCED;
            case "ABNORMAL" -> State.STUCK;
            default -> State.UNCLEAR;
        };
    }
}
