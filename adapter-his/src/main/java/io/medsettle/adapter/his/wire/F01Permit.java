package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** F01 退费许可, {@code POST /refunds/permit}. A no may also come as {@code permitted false} inside a yes. */
final class F01Permit {
    static final String PATH = "/refunds/permit";

    private F01Permit() {}

    /** What is to be refunded. */
    record Request(
            String gatewayRefundNo, // 网关退费号, ≤32
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            Money amount, // 退费金额
            String reason, // 退费原因
            String source, // WINDOW PATIENT CONSOLE KIOSK AUTO HIS
            List<String> items) {} // 退费明细 feedetlSn

    /** Granted, with a reserve of the amount, or not. */
    record Answer(
            boolean permitted, // 是否准退
            @Nullable String reason, // 不准原因
            @Nullable String gatewayRefundNo, // 网关退费号
            @Nullable String gatewayOrderNo, // 网关订单号
            @Nullable String hisRefundNo, // HIS 退费单号
            @Nullable Money amount, // 准退金额
            @Nullable Money maxAmount, // 此前可退金额
            @Nullable List<Item> items, // 明细
            @Nullable Insurance insurance) {} // 医保撤销要素

    /** One line of it. */
    record Item(
            String feedetlSn, // 费用明细流水号
            Money amount) {} // 金额

    /** The settlement that goes with it. */
    record Insurance(
            String setlId, // 结算ID
            String mdtrtId) {} // 就诊ID
}
