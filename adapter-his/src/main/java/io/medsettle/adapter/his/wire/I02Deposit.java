package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;

/** I02 预交金回写, {@code POST /inpatients/{stayId}/deposits}; let go under {@code …/deposits/release}. */
final class I02Deposit {
    private I02Deposit() {}

    static String path(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/deposits";
    }

    static String releasePath(String stayId) {
        return path(stayId) + "/release";
    }

    /** The settlement report of a deposit: cash legs only. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            String stayId, // 住院流水号
            Instant payTime, // 支付时间
            List<O07Confirm.Leg> legs, // 分笔
            String operator) {} // 操作员

    /** Booked; {@code hisOrderId} is the stay. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // 住院流水号
            String receiptNo, // 收据号
            String hisTradeNo, // HIS 交易号
            Money bookedTotal, // 入账总额
            Instant payTime, // 支付时间
            Instant bookTime, // 入账时间
            Money balance) // 预交金余额
            implements Booked {
        @Override
        public Money fundAmt() {
            return Money.ZERO;
        }

        @Override
        public Money acctAmt() {
            return Money.ZERO;
        }

        @Override
        public Money cashAmt() {
            return bookedTotal;
        }

        @Override
        public Money otherAmt() {
            return Money.ZERO;
        }
    }
}
