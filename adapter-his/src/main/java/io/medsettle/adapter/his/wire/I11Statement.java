package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.List;

/** I11 出院清单, {@code POST /inpatients/{stayId}/discharge/statement}. */
final class I11Statement {
    private I11Statement() {}

    static String path(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/discharge/statement";
    }

    /** By our number. */
    record Request(String gatewayOrderNo) {} // 网关订单号

    /** What is printed. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String admissionNo, // 住院号
            String admitTime, // 入院时间
            String dischargeTime, // 出院时间
            String receiptNo, // 收据号
            String listNo, // 清单号
            Money total, // 费用总额
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户
            Money otherAmt, // 其他
            Money cashAmt, // 现金
            Money depositAmt, // 预交金抵扣
            Money surplus, // 应退预交金
            List<Category> categories) {} // 分类合计

    /** One kind of fee. */
    record Category(
            String code, // 费用类别
            String name, // 名称
            Money amount) {} // 合计
}
