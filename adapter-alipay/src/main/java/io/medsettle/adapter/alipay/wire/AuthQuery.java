package io.medsettle.adapter.alipay.wire;

import org.jspecify.annotations.Nullable;

/** Whether the patient lets the insurer pay (医保支付授权查询), alipay §5.2, keyed by our number of the authorisation. */
public final class AuthQuery {
    public static final String METHOD = "alipay.commerce.medical.authinfo.auth.query";

    private AuthQuery() {}

    /** The request. */
    record Request(
            @Nullable String alipay_user_id, // 支付宝用户ID
            @Nullable String open_id, // 支付宝用户唯一标识
            String req_biz_no, // 业务请求号: our state key
            String ol_biz_type_code, // 线上业务类型编码, 04107
            String org_code, // 定点医药机构编码
            String org_app_id, // 定点医药机构应用ID
            String org_chnl_crtf_code, // 机构渠道认证编码
            @Nullable String ins_code, // 机构编码, given by Alipay
            String call_url) { // 回调地址
        @Override
        public String toString() {
            return "AuthQuery[" + req_biz_no + "]";
        }
    }

    /** The answer. */
    record Answer(
            @Nullable String result_code, // 结果码
            @Nullable String error_message, // 错误信息
            @Nullable Data data) {} // 授权信息

    /** What is known (授权信息). */
    record Data(
            @Nullable String auth_stas, // 授权状态: 1 authorised
            @Nullable String auth_url, // 授权地址
            @Nullable String pay_auth_no, // 支付授权码: only when authorised
            @Nullable String medical_card_id, // 医保电子凭证授权码
            @Nullable String medical_card_inst_id, // 医保电子凭证机构编码, NATHSA
            @Nullable String rels_pay_flag, // 亲情付标志: 0 self, 1 family
            @Nullable String req_biz_no) { // 业务请求号
        @Override
        public String toString() {
            return "AuthQuery.Data[***]";
        }
    }

    /**
     * What the answer says.
     *
     * @param page where the patient authorises, "" once authorised
     * @param payAuthNo "" until authorised
     * @param family whether a family account would pay
     */
    public record Told(
            boolean authorised, String page, String payAuthNo, String cardId, String cardIssuer, boolean family) {
        @Override
        public String toString() {
            return "AuthQuery.Told[" + authorised + "]";
        }
    }

    /**
     * The hospital as the insurer and Alipay know it.
     *
     * @param insCode "" for none
     */
    public record Institution(
            String bizType, String orgCode, String orgAppId, String orgChnlCrtfCode, String insCode, String callUrl) {}

    public static String biz(String payerId, String number, Institution institution) {
        return Json.write(new Request(
                Account.userId(payerId),
                Account.openId(payerId),
                number,
                institution.bizType(),
                institution.orgCode(),
                institution.orgAppId(),
                institution.orgChnlCrtfCode(),
                institution.insCode(),
                institution.callUrl()));
    }

    /** @param number ours, to which the answer must belong */
    public static Told read(String node, String number) {
        Data data = Json.need(Json.read(node, Answer.class).data(), "data");
        String about = Json.orEmpty(data.req_biz_no());
        if (!about.isEmpty() && !about.equals(number)) {
            throw new Unreadable("field data/req_biz_no is about another authorisation");
        }
        boolean authorised = "1".equals(data.auth_stas());
        return new Told(
                authorised,
                authorised ? "" : Json.text(data.auth_url(), "data/auth_url"),
                authorised ? Json.text(data.pay_auth_no(), "data/pay_auth_no") : "",
                Json.orEmpty(data.medical_card_id()),
                Json.orEmpty(data.medical_card_inst_id()),
                "1".equals(data.rels_pay_flag()));
    }
}
