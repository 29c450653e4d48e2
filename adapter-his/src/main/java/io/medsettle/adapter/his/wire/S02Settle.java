package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * S02 HIS 医保结算 {@code …/insurance/settle}, S03 撤销 {@code …/insurance/cancel}. Holds personal data; prints none.
 */
final class S02Settle {
    private S02Settle() {}

    /** What was priced, to be settled to the fen. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            String requestNo, // 我方结算请求号
            long version, // 版本
            S01Trial.Auth auth, // 身份凭证
            @Nullable String medType, // 医疗类别
            @Nullable String acctUsed, // 个人账户使用
            String trialNo) { // 预结算号
        @Override
        public String toString() {
            return "S02 " + gatewayOrderNo;
        }
    }

    /** Settled. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String requestNo, // 我方结算请求号
            String hisOrderId, // HIS 收费单号
            String setlId, // 结算ID
            String mdtrtId, // 就诊ID
            Money total, // 总额
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户
            Money otherAmt, // 其他
            Money cashAmt, // 现金
            Instant setlTime, // 结算时间
            @Nullable String medType, // 医疗类别
            @Nullable String insuType, // 险种
            @Nullable Money familyAcctAmt, // 其中共济
            @Nullable String clrType, // 清算类别
            @Nullable String clrOptins) {} // 清算经办机构

    /** S03: a settlement, or a price that shall never be settled. */
    record CancelRequest(
            String gatewayOrderNo, // 网关订单号
            @Nullable String setlId, // 结算ID
            @Nullable String trialNo, // 预结算号
            String reason) {} // 原因

    /** S03: gone. */
    record Cancelled(
            String gatewayOrderNo, // 网关订单号
            @Nullable String reversalSetlId, // 撤销结算ID
            Money total, // 撤销总额, 预结算为零
            Instant cancelTime) {} // 撤销时间
}
