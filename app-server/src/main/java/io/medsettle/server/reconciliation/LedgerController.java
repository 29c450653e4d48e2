package io.medsettle.server.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.view.BookedOrders;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** G11: HIS 取本网关某日的账 (his §6.3), 与 HIS 账单 B01 相对; 按资金发生日, 不按 HIS 入账日. */
@Validated
@Controller("/api/v1/bills")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "对账")
public class LedgerController {
    private final BookedOrders booked;
    private final AsOf asOf;

    LedgerController(BookedOrders booked, AsOf asOf) {
        this.booked = booked;
        this.asOf = asOf;
    }

    /**
     * 查询.
     *
     * @param payDate 资金发生日
     * @param side ALL, PAY, REFUND; 空为 ALL
     * @param bizType REG, OUTP, DEPOSIT, DISCHARGE; 空为全部
     * @param after 上一页答复的 next; 第一页为空
     * @param pageSize 每页最多查看多少张结算单
     */
    @Introspected
    @Schema(name = "LedgerQuery")
    public record Query(
            @NotNull LocalDate payDate,

            @Nullable @Pattern(regexp = "ALL|PAY|REFUND", message = "只能为 ALL, PAY, REFUND")
            String side,

            @Nullable @Pattern(regexp = "REG|OUTP|DEPOSIT|DISCHARGE", message = "只能为 REG, OUTP, DEPOSIT, DISCHARGE")
            String bizType,

            @Nullable @Pattern(regexp = "([0-9]{8}[0-9A-Z]{8})?", message = "应为上一页的 next")
            String after,

            @Nullable @Min(1) @Max(200) Integer pageSize) {}

    /** 一笔资金. */
    @Introspected
    @Schema(name = "LedgerLeg")
    public record Leg(String party, String part, long fen, String requestNo, String farNumber) {}

    /**
     * 一笔.
     *
     * @param recordNo 我方单号, 即 HIS 账单的 gatewayOrderNo 或 gatewayRefundNo
     * @param direction PAY 或 REFUND; 金额以正数表示
     * @param state BOOKED HIS 已入账, PENDING 资金已到, HIS 尚未答复
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "LedgerRecord")
    public record Entry(
            String recordNo,
            String direction,
            String bizType,
            String state,
            String orderId,
            String hisOrderId,
            String hisTradeNo,
            String hisRefundNo,
            long totalFen,
            long fundFen,
            long accountFen,
            long otherFen,
            long cashFen,
            long depositFen,
            String setlId,
            String mdtrtId,
            String payTime,
            List<Leg> legs) {}

    /** 一页; next 为空表示没有更多. */
    @Introspected
    @Schema(name = "LedgerPage")
    public record Page(
            String payDate, List<Entry> records, @Nullable String next) {}

    @Post("/query")
    @Scope(Scope.HIS)
    @Operation(summary = "取本网关某日的账 (G11)")
    public Page query(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Query q) {
        BusinessDay day = Clocks.day(q.payDate());
        int size = q.pageSize() == null ? 100 : q.pageSize();
        List<OrderId> page = booked.of(day, q.after() == null ? "" : q.after(), size);
        List<Entry> entries = new ArrayList<>();
        for (OrderId id : page) {
            ToldHis.of(asOf.order(id, Instant.MAX)).stream()
                    .filter(t -> t.order().org().equals(client.org()) && t.day().equals(day))
                    .filter(t -> wanted(t, q))
                    .forEach(t -> entries.add(entry(t)));
        }
        String next = page.size() < size ? null : page.get(page.size() - 1).text();
        return new Page(q.payDate().toString(), entries, next);
    }

    private static boolean wanted(ToldHis t, Query q) {
        boolean side = q.side() == null || q.side().equals("ALL") || q.side().equals("REFUND") == t.refund();
        return side && (q.bizType() == null || q.bizType().equals(t.business()));
    }

    private static Entry entry(ToldHis t) {
        long sign = t.refund() ? -1 : 1;
        return new Entry(
                t.deed().number().text(),
                t.refund() ? "REFUND" : "PAY",
                t.business(),
                t.told() ? "BOOKED" : "PENDING",
                t.order().id().text(),
                noted(t, NoteKey.HIS_ORDER_ID),
                t.deed().farNumber(),
                t.refund() ? noted(t, NoteKey.HIS_REFUND_NO) : "",
                sign * t.split().total(),
                sign * t.split().get(Part.FUND),
                sign * t.split().get(Part.ACCOUNT),
                sign * t.split().get(Part.OTHER),
                sign * t.split().get(Part.CASH) - sign * t.deposit(),
                sign * t.deposit(),
                noted(t, NoteKey.SETL_ID),
                noted(t, NoteKey.MDTRT_ID),
                Clocks.text(t.time()),
                legs(t));
    }

    /** As it was told last up to that round. */
    private static String noted(ToldHis t, String key) {
        String found = t.order().opening().get("notes." + key);
        for (Round round : t.order().rounds().subList(0, t.round().no() + 1)) {
            found = round.opening().find("notes." + key).orElse(found);
            for (DeedView d : round.deeds()) {
                found = d.notes().find(key).orElse(found);
            }
        }
        return found;
    }

    private static List<Leg> legs(ToldHis t) {
        List<Leg> legs = new ArrayList<>();
        for (DeedView d : t.round().deeds()) {
            boolean same = (d.plan().verb() == Verb.REVERSE) == t.refund();
            if (d != t.deed() && same && d.plan().kind() == Kind.MONEY) {
                d.parts().forEach((part, fen) -> {
                    if (part != Part.WHOLE) {
                        legs.add(new Leg(
                                d.plan().party().name(),
                                part.name(),
                                fen,
                                d.number().text(),
                                d.farNumber()));
                    }
                });
            }
        }
        return legs;
    }
}
