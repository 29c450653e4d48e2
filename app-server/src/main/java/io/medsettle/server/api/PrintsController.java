package io.medsettle.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.adapter.his.HisNotes;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.api.OrderAnswer.PartsAnswer;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 凭条打印数据与已打印标志: 自助机断电或缺纸后, 凭结算单号重取重打. */
@Validated
@Controller("/api/v1/orders/{orderId}/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "凭条")
class PrintsController {
    private final Desk desk;
    private final SettlementDesk settlements;
    private final OrderSearch search;

    PrintsController(Desk desk, SettlementDesk settlements, OrderSearch search) {
        this.desk = desk;
        this.settlements = settlements;
        this.search = search;
    }

    /**
     * 一张凭条.
     *
     * @param round 轮次: 结算, 或住院的一次预交金, 出院
     * @param title 凭条名称
     * @param totalFen 总费用, 分
     * @param parts 各分项, 分
     * @param receiptNo HIS 票据号
     * @param setlId 医保结算号
     * @param guide 导诊: 去哪里
     * @param pickupCode 取药码
     * @param invoiceNo 电子发票号
     * @param paidAt 记账时间, ISO-8601
     * @param printed 已打印的次数
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Receipt", description = "凭条打印数据")
    record Receipt(
            String orderId,
            int round,
            String title,
            long totalFen,
            PartsAnswer parts,
            @Nullable String receiptNo,
            @Nullable String listNo,
            @Nullable String setlId,
            @Nullable String visitNo,
            @Nullable String queueNo,
            @Nullable String location,
            List<String> guide,
            @Nullable String pickupCode,
            @Nullable String invoiceCode,
            @Nullable String invoiceNo,
            String paidAt,
            long printed) {}

    @Get
    @Scope({Scope.READ, Scope.COUNTER})
    @Operation(summary = "凭条打印数据", description = "只有 HIS 已记账的轮次有凭条")
    List<Receipt> receipts(@PathVariable String orderId, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        Order order = search.need(orderId, client);
        return order.rounds().stream()
                .map(r -> receipt(order, r))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Receipt> receipt(Order order, Round round) {
        return round.deeds().stream()
                .filter(d -> d.plan().act().startsWith(Act.WRITE_BACK) && d.status() == DeedStatus.TAKEN)
                .filter(d -> d.plan().of().isEmpty())
                .findFirst()
                .map(his -> receipt(order, round, his));
    }

    private static Receipt receipt(Order order, Round round, DeedView his) {
        Fields notes = his.notes();
        RoundAnswer told = RoundAnswer.of(order, round);
        OrderAnswer whole = Answers.of(order, false);
        boolean first = round.no() == 0;
        return new Receipt(
                order.id().text(),
                round.no(),
                io.medsettle.core.order.Story.plan(round.plan()) + "凭条",
                first && told.totalFen() == 0 ? whole.totalFen() : told.totalFen(),
                first ? whole.parts() : told.parts(),
                notes.find(HisNotes.RECEIPT_NO).orElse(null),
                notes.find(HisNotes.LIST_NO).orElse(null),
                told(round, NoteKey.SETL_ID),
                told(round, NoteKey.VISIT_NO),
                told(round, HisNotes.QUEUE_NO),
                told(round, HisNotes.LOCATION),
                notes.find(HisNotes.GUIDE)
                        .map(g -> Arrays.asList(g.split("\n", -1)))
                        .orElse(List.of()),
                notes.find(HisNotes.PICKUP_CODE).orElse(null),
                notes.find(HisNotes.INVOICE_CODE).orElse(null),
                notes.find(HisNotes.INVOICE_NO).orElse(null),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        his.farTime().atZone(BusinessDay.ZONE).toOffsetDateTime()),
                printed(order, round));
    }

    private static @Nullable String told(Round round, String key) {
        return round.deeds().stream()
                .map(d -> d.notes().find(key))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static long printed(Order order, Round round) {
        return order.lines().stream()
                .filter(l -> l.kind().equals(FactKind.PRINTED.name()))
                .filter(l -> l.fields().get("round").equals(Integer.toString(round.no())))
                .count();
    }

    /**
     * 打印完成.
     *
     * @param printNo 终端自己的打印编号; 同一编号只记一次
     */
    @Introspected
    record Printed(
            @NotBlank @Size(max = 40) @Printable String printNo,

            @NotBlank @Size(max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String terminal) {}

    @Post("/{round}/printed")
    @Scope(Scope.COUNTER)
    @Operation(summary = "记下已打印")
    Receipt printed(
            @PathVariable String orderId,
            @PathVariable int round,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Printed body) {
        Order order = search.need(orderId, client);
        if (round < 0
                || round >= order.rounds().size()
                || receipt(order, order.round(round)).isEmpty()) {
            throw Refusal.of(409, "no-receipt", "没有凭条", "这一轮尚未记账, 没有凭条", "请等待结算完成后再打印");
        }
        settlements.note(
                order.id(),
                FactKind.PRINTED,
                Fields.of("what", "凭条")
                        .with("round", Integer.toString(round))
                        .with("printNo", body.printNo())
                        .with("terminal", body.terminal()));
        Order now = desk.read(order.id());
        return receipt(now, now.round(round)).orElseThrow();
    }
}
