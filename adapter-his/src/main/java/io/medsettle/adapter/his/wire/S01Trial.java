package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** S01 HIS 医保预结算, {@code POST /outpatient/orders/{hisOrderId}/insurance/pre-settle}. Holds personal data; prints none. */
final class S01Trial {
    private S01Trial() {}

    static String path(String hisOrderId, String step) {
        return "/outpatient/orders/" + Call.segment(hisOrderId) + "/insurance/" + step;
    }

    /** What is to be priced, and by what the patient is known. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            long version, // 版本
            Auth auth, // 身份凭证
            @Nullable String medType, // 医疗类别
            @Nullable String acctUsed) { // 个人账户使用 0 不用 1 用 2 共济
        @Override
        public String toString() {
            return "S01 " + gatewayOrderNo;
        }
    }

    /** One of three: e-voucher, authorisation of the mobile page, certificate. */
    record Auth(
            @Nullable String ecToken, // 电子凭证令牌
            @Nullable String payAuthNo, // 支付授权码
            @Nullable String certType, // 就诊凭证类型 01 02 03
            @Nullable String certNo, // 就诊凭证编号
            @Nullable String cardSn, // 卡识别码
            @Nullable String name) { // 姓名
        @Override
        public String toString() {
            return "S01 auth";
        }
    }

    /** The price. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            long version, // 版本
            Money total, // 总额
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户, 含共济
            Money otherAmt, // 其他
            Money cashAmt, // 现金
            String mdtrtId, // 就诊ID
            String trialNo, // 预结算号
            Instant expireAt, // 失效时间
            @Nullable String medType, // 医疗类别
            @Nullable String insuType, // 险种
            @Nullable Money fullSelfPay, // 全自费
            @Nullable Money overLimit, // 超限价
            @Nullable Money firstSelfPay, // 先行自付
            @Nullable Money inScope, // 符合范围
            @Nullable Money familyAcctAmt, // 其中共济
            @Nullable String serialNo, // 医保流水号
            @Nullable String billNo, // 医保单据号
            @Nullable String requestContent) { // 医保请求内容
        @Override
        public String toString() {
            return "S01 " + trialNo;
        }
    }
}
