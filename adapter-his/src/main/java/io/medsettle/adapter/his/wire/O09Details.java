package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** O09 结算明细与发药明细回写, {@code PUT /outpatient/orders/{hisOrderId}/details}: line by line, after the settlement. */
final class O09Details {
    private O09Details() {}

    static String path(String hisOrderId) {
        return "/outpatient/orders/" + Call.segment(hisOrderId) + "/details";
    }

    /** What became of the lines. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            String mdtrtId, // 就诊ID
            String setlId, // 结算ID
            List<Line> lines) {} // 费用明细结算结果

    /** One fee line. */
    record Line(
            String feedetlSn, // 费用明细流水号
            Money amount, // 金额
            @Nullable Money inScope, // 符合范围金额
            @Nullable Money fullSelfPay, // 全自费金额
            @Nullable Money overLimit, // 超限价金额
            @Nullable Money firstSelfPay, // 先行自付金额
            @Nullable String level, // 收费项目等级
            @Nullable Dispensed dispensed) {} // 发药

    /** Handed out. */
    record Dispensed(
            String count, // 发药数量, 4 位小数
            Instant time, // 发药时间
            @Nullable String pharmacist, // 发药人
            @Nullable String batchNo, // 药品批号
            @Nullable String traceCode) {} // 追溯码

    /** Kept. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            String detailId, // HIS 保存号
            int kept) {} // 保存条数
}
