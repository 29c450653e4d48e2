package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** O02 锁单, {@code POST /outpatient/orders/freeze}; repeated with the same content it renews the hold. */
final class O02Freeze {
    static final String PATH = "/outpatient/orders/freeze";

    private O02Freeze() {}

    /** What is to be held. */
    record Request(
            String visitNo, // 就诊号
            List<String> rxNos, // 处方号
            String gatewayOrderNo, // 网关订单号, ≤32
            String channel) {} // 渠道

    /** The order as it stands now. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            String visitNo, // 就诊号
            long version, // 版本
            Money total, // 总额
            Instant expireAt, // 锁单到期
            List<Item> items) {} // 明细

    /** One line of it. */
    record Item(
            String feedetlSn, // 费用明细流水号
            String rxNo, // 处方号
            String hisItemCode, // 院内项目编码
            String itemName, // 项目名称
            @Nullable String spec, // 规格
            String unit, // 单位
            String cnt, // 数量, 4 位小数
            String pric, // 单价, 元, 4 位小数
            Money amount) {} // 金额
}
