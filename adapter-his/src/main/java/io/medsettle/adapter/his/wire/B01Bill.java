package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** B01 账单明细 {@code POST /bills/query}, B02 账单汇总 {@code POST /bills/summary} (his §8). */
final class B01Bill {
    static final String PATH = "/bills/query";
    static final String SUMMARY_PATH = "/bills/summary";

    private B01Bill() {}

    /** One page of a day. */
    record Request(
            String payDate, // 支付日期 yyyy-MM-dd
            String side, // ALL PAY REFUND
            @Nullable String bizType, // REG OUTP DEPOSIT DISCHARGE CARD OTHER
            int pageNo, // 页码, 从 1
            int pageSize) {} // 每页条数, ≤200

    /** That page. */
    record Answer(
            int pageNo, // 页码
            int pageSize, // 每页条数
            int total, // 总条数
            List<Entry> records) { // 记录
        @Override
        public String toString() {
            return "B01 page " + pageNo;
        }
    }

    /** One record; names and patients are not read. */
    record Entry(
            String recordNo, // HIS 交易号
            String direction, // PAY REFUND REVERSAL
            String bizType, // 业务类型
            @Nullable String gatewayOrderNo, // 网关订单号
            @Nullable String gatewayRefundNo, // 网关退费号
            @Nullable String hisRefundNo, // HIS 退费单号
            @Nullable String origRecordNo, // 原 HIS 交易号
            String channel, // 渠道
            @Nullable String channelTradeNo, // 渠道交易号
            Money totalAmt, // 总额
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户
            Money otherFundAmt, // 其他
            Money cashAmt, // 现金
            Money depositAmt, // 预交金抵扣
            Money waiverAmt, // 减免
            @Nullable String setlId, // 结算ID
            @Nullable String mdtrtId, // 就诊ID
            Instant payTime, // 支付或退费时间
            Instant bookTime, // 入账时间
            @Nullable String receiptNo, // 收据号
            String state, // VALID VOID
            @Nullable String source) { // GATEWAY WINDOW
        @Override
        public String toString() {
            return "B01 record " + recordNo;
        }
    }

    /** A day. */
    record SummaryRequest(String payDate) {} // 支付日期

    /** Its sums. */
    record Summary(
            String payDate, // 支付日期
            List<Group> groups) {} // 分组

    /** Of one business, channel and direction. */
    record Group(
            String bizType, // 业务类型
            String channel, // 渠道
            String direction, // 方向
            long count, // 笔数
            Money totalAmt, // 总额
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户
            Money otherFundAmt, // 其他
            Money cashAmt, // 现金
            @Nullable Money depositAmt) {} // 预交金抵扣
}
