package io.medsettle.adapter.alipay.wire;

import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query of a mixed order (医保支付查询), alipay §5.4: the states of both parts, in words that are not published. */
public final class PaymentQuery {
    public static final String METHOD = "alipay.commerce.medical.payment.query";

    private PaymentQuery() {}

    /** The request. */
    record Request(
            String med_org_ord, // 医疗机构订单号
            String out_trade_no, // 第三方平台订单号
            String org_no, // 定点医药机构编码
            @Nullable String alipay_user_id, // 支付宝用户ID
            @Nullable String open_id) { // 支付宝用户唯一标识
        @Override
        public String toString() {
            return "PaymentQuery[" + out_trade_no + "]";
        }
    }

    /** The answer. */
    record Answer(@Nullable Data result_data) {} // 查询结果: not "data" as elsewhere

    /** How it stands (查询结果). */
    record Data(
            @Nullable String pay_type, // 支付类型: MEDICAL_PAYMENT, MIXED_PAYMENT
            @Nullable String medical_pay_status, // 医保支付状态
            @Nullable String own_pay_status, // 自费支付状态
            @Nullable String gov_amount, // 基金支付, yuan
            @Nullable String account_amount, // 个人账户支付, yuan
            @Nullable String other_amount, // 其他支付, yuan
            @Nullable String real_amount, // 现金支付, yuan
            @Nullable String total_amount, // 总金额, yuan
            @Nullable String medical_refund_amount, // 医保已退金额, yuan
            @Nullable String real_refund_amount, // 自费已退金额, yuan
            @Nullable String gmt_paid, // 支付时间
            @Nullable String chnl_ord_sn, // 渠道订单号
            @Nullable String med_org_ord, // 医疗机构订单号
            @Nullable String out_trade_no) {} // 第三方平台订单号

    /**
     * A mixed order as Alipay tells it.
     *
     * @param medicalWord how the insurance part stands
     * @param ownWord how the cash part stands, "" without one
     * @param seen who bears what
     * @param paidAt its time, empty unless paid
     * @param refundSeen whether anything has gone back
     */
    public record Told(
            String farNumber,
            String medicalWord,
            String ownWord,
            Parts seen,
            Optional<Instant> paidAt,
            boolean refundSeen) {}

    public static String biz(String insurerNumber, String number, String orgNo, String payerId) {
        return Json.write(new Request(
                insurerNumber,
                number,
                orgNo,
                payerId.isEmpty() ? null : Account.userId(payerId),
                payerId.isEmpty() ? null : Account.openId(payerId)));
    }

    /** What is said where nothing is told: no word for either part. */
    public static Told nothing() {
        return new Told("", "", "", Parts.NONE, Optional.empty(), false);
    }

    private static boolean other(@Nullable String theirs, String ours) {
        return theirs != null && !theirs.isEmpty() && !theirs.equals(ours);
    }

    /** Amounts that do not add up to their own total answer nothing. */
    public static Told read(String node, String insurerNumber, String number) {
        Data d = Json.need(Json.read(node, Answer.class).result_data(), "result_data");
        if (other(d.med_org_ord(), insurerNumber) || other(d.out_trade_no(), number)) {
            throw new Unreadable("field result_data/out_trade_no is about another order");
        }
        Json.text(Json.orEmpty(d.med_org_ord()) + Json.orEmpty(d.out_trade_no()), "result_data/out_trade_no");
        Parts seen = Parts.of(Part.FUND, Json.fenOrZero(d.gov_amount(), "gov_amount"))
                .with(Part.ACCOUNT, Json.fenOrZero(d.account_amount(), "account_amount"))
                .with(Part.OTHER, Json.fenOrZero(d.other_amount(), "other_amount"))
                .with(Part.CASH, Json.fenOrZero(d.real_amount(), "real_amount"));
        if (seen.total() != Json.fen(d.total_amount(), "total_amount")) {
            throw new Unreadable("field result_data/total_amount is not the sum of its parts");
        }
        boolean insuranceOnly = "MEDICAL_PAYMENT".equals(d.pay_type());
        return new Told(
                Json.orEmpty(d.chnl_ord_sn()),
                Json.orEmpty(d.medical_pay_status()),
                insuranceOnly ? "" : Json.orEmpty(d.own_pay_status()),
                seen,
                WireTime.find(d.gmt_paid(), "gmt_paid"),
                Json.fenOrZero(d.medical_refund_amount(), "medical_refund_amount")
                                + Json.fenOrZero(d.real_refund_amount(), "real_refund_amount")
                        > 0);
    }
}
