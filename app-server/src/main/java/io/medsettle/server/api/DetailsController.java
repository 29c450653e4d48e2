package io.medsettle.server.api;

import io.medsettle.adapter.his.HisSite;
import io.medsettle.adapter.his.HisSite.Dispensed;
import io.medsettle.adapter.his.HisSite.PricedOrder;
import io.medsettle.adapter.his.HisSite.SettledLine;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 结算明细与发药明细写回 HIS: 医保逐条结算结果 (5204) 与实际发出的药品, 一并写回. */
@Validated
@Controller("/api/v1/orders/{orderId}/details")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "明细写回")
class DetailsController {
    private final OrderSearch search;
    private final HistoryStore histories;
    private final InsurerQueries insurer;
    private final HisSite his;

    DetailsController(OrderSearch search, HistoryStore histories, InsurerQueries insurer, HisSite his) {
        this.search = search;
        this.histories = histories;
        this.insurer = insurer;
        this.his = his;
    }

    /**
     * 一条药品的发出.
     *
     * @param serial 明细流水号
     * @param count 数量
     * @param at 发药时间, ISO-8601
     * @param traceCode 药品追溯码
     */
    @Introspected
    @Schema(name = "DispensedLine")
    record Line(
            @NotBlank @Size(max = 30) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String serial,

            @NotNull @Positive(message = "须大于零") BigDecimal count,
            @NotNull OffsetDateTime at,
            @Nullable @Size(max = 50) String pharmacist,
            @Nullable @Size(max = 50) String batchNo,
            @Nullable @Size(max = 100) String traceCode) {
        Dispensed dispensed() {
            return new Dispensed(
                    count, at.toInstant(), Given.text(pharmacist), Given.text(batchNo), Given.text(traceCode));
        }
    }

    /**
     * 写回.
     *
     * @param number 本次写回的固定编号; 重复提交同一编号只写一次
     * @param dispensed 已发药品; 没有发药的可为空
     */
    @Introspected
    @Schema(name = "TellDetails")
    record Tell(
            @NotBlank @Pattern(regexp = "[0-9A-Za-z]{1,20}", message = "应为 1 至 20 位字母数字")
            String number,

            @Nullable @Size(max = 500) List<@Valid Line> dispensed) {}

    /** HIS 保存的编号. */
    @Introspected
    @Schema(name = "DetailsKept")
    record Kept(String keptNo, int lines) {}

    @Post
    @Scope({Scope.COUNTER, Scope.HIS})
    @Operation(summary = "结算明细与发药明细写回 HIS (O09)")
    Kept tell(@PathVariable String orderId, @RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Tell body) {
        Order order = search.need(orderId, client);
        DeedView settled = order.round(0)
                .deed("insurer")
                .filter(d -> d.status() == DeedStatus.TAKEN)
                .orElseThrow(() -> Refusal.of(409, "not-settled", "尚未医保结算", "这张结算单没有完成的医保结算", "请在结算完成后写回"));
        Deed deed = new Composer(order, histories::unseal).deed(settled);
        String setlId = deed.notes().find(NoteKey.SETL_ID).orElse(settled.farNumber());
        Insured who = new Insured(
                deed.secrets().find(NoteKey.PSN_NO).orElse(new Secret("")),
                deed.notes().get(NoteKey.ADMDVS));
        List<InsurerQueries.SettledLine> lines =
                Told.byInsurer(insurer.feeLines(who, deed.notes().get(NoteKey.MDTRT_ID), setlId));
        Map<String, Line> dispensed = body.dispensed() == null
                ? Map.of()
                : body.dispensed().stream().collect(Collectors.toMap(Line::serial, Function.identity(), (a, b) -> b));
        String kept = Told.byHis(his.tellDetails(
                new RequestNo(body.number()),
                priced(order, deed),
                setlId,
                lines.stream().map(l -> line(l, dispensed)).toList()));
        return new Kept(kept, lines.size());
    }

    private static PricedOrder priced(Order order, Deed deed) {
        RequestNo number = order.round(0)
                .deed("his")
                .map(DeedView::number)
                .orElseThrow(() -> Refusal.of(409, "not-written", "HIS 尚未记账", "HIS 没有记下这张结算单", "请在结算完成后写回"));
        return new PricedOrder(
                number,
                deed.notes().get(NoteKey.HIS_ORDER_ID),
                Long.parseLong(deed.notes().find(NoteKey.HIS_VERSION).orElse("0")),
                deed.notes().get(NoteKey.MDTRT_ID),
                deed.notes().get(NoteKey.PAY_ORD_ID));
    }

    private static SettledLine line(InsurerQueries.SettledLine l, Map<String, Line> dispensed) {
        return new SettledLine(
                l.serial(),
                fen(l.amount()),
                fen(l.inScope()),
                fen(l.fullSelfPay()),
                fen(l.overLimit()),
                fen(l.firstSelfPay()),
                l.level(),
                Optional.ofNullable(dispensed.get(l.serial())).map(Line::dispensed));
    }

    private static long fen(OptionalLong told) {
        return told.orElse(0);
    }
}
