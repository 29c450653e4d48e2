package io.medsettle.server.statements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.core.desk.Clearings;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.value.Fields;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 一次清算申请.
 *
 * @param clearingId 本网关的单号; 凭它查询与撤销
 * @param state APPLIED 已受理, REFUSED 医保拒绝或已放弃, WITHDRAWN 已撤销, UNDER_WAY 正在办理或尚无结果, STUCK 结果未知, 需人工到医保页面核对
 * @param eventNumber 清算申请事件号; 受理后才有
 * @param platform 医保平台; 主平台为空
 * @param visits 清算人次: 结算减冲销
 * @param words 拒绝或存疑的原因
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ClearingAnswer")
record ClearingAnswer(
        String clearingId,
        String state,
        @Nullable String eventNumber,
        @Nullable String platform,
        String clrType,
        String from,
        String to,
        String month,
        long visits,
        long totalFen,
        long fundFen,
        long accountFen,
        long cashFen,
        @Nullable String words) {
    static ClearingAnswer of(Order order) {
        Fields notes = order.opening().under("notes.");
        Clearing c = ClearingNotes.read(notes);
        String platform = ClearingNotes.platform(notes);
        String event = Clearings.applied(order).farNumber();
        String words = words(order);
        return new ClearingAnswer(
                order.id().text(),
                state(order),
                event.isEmpty() ? null : event,
                platform.isEmpty() ? null : platform,
                c.clrType(),
                c.from().toString(),
                c.to().toString(),
                c.month().toString(),
                c.visits(),
                c.totalFen(),
                c.claimedFen(),
                c.accountFen(),
                c.cashFen(),
                words.isEmpty() ? null : words);
    }

    private static String state(Order order) {
        return switch (order.state()) {
            case SETTLED -> "APPLIED";
            case CANCELLED -> "REFUSED";
            case REFUNDED, PART_REFUNDED, UNWOUND -> "WITHDRAWN";
            case STUCK -> "STUCK";
            case PRICING, PRICED, COLLECTING, AWAITING_PATIENT, IN_DOUBT, UNWINDING, REFUNDING -> "UNDER_WAY";
        };
    }

    /** Why its newest round is not where it was to be. */
    private static String words(Order order) {
        Round newest = order.round(order.rounds().size() - 1);
        return newest.stuck() ? newest.stuckWhy() : newest.why();
    }
}
