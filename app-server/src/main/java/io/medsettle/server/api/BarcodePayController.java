package io.medsettle.server.api;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** 窗口或自助机扫码收款 (G04): HIS 报收费单号, 版本与扫到的码; 码只用一次, 重复提交不会重复收款. */
@Validated
@Controller("/api/v1/barcode-pay")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "HIS")
class BarcodePayController {
    private final OrderSearch search;
    private final Desk desk;
    private final SettlementDesk settlements;

    BarcodePayController(OrderSearch search, Desk desk, SettlementDesk settlements) {
        this.search = search;
        this.desk = desk;
        this.settlements = settlements;
    }

    /**
     * 扫码收款.
     *
     * @param authCode 扫到的码, 一次有效
     * @param hisOrderId HIS 收费单号
     * @param version HIS 收费单版本; 与预结算时不同即拒绝
     * @param terminalNo 终端编号
     */
    @Introspected
    @Schema(name = "BarcodePay")
    record Scan(
            @NotBlank @Size(max = 128) @Pattern(regexp = "[!-~]*", message = "含有不允许的字符")
            String authCode,

            @NotBlank @Size(max = 64) @Pattern(regexp = "[!-~]*", message = "含有不允许的字符")
            String hisOrderId,

            long version,

            @NotBlank @Size(max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String terminalNo) {
        @Override
        public String toString() {
            return "Scan[" + hisOrderId + "]";
        }
    }

    @Post
    @Scope({Scope.HIS, Scope.COUNTER})
    @Operation(summary = "扫码收款 (G04)", description = "收费单须已在本网关开单并预结算")
    OrderAnswer pay(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Scan scan) {
        Order order = search.byNumber(scan.hisOrderId()).stream()
                .map(desk::read)
                .filter(o -> o.exists()
                        && o.org().equals(client.org())
                        && !o.round(0).gaveUp())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这张收费单的进行中的结算单"));
        CodeKind kind = CodeKind.of(scan.authCode());
        if (kind == CodeKind.UNKNOWN || kind == CodeKind.INSURANCE) {
            throw Refusal.of(422, "not-a-payment-code", "不是付款码", "扫到的是" + kind.words(), "请患者出示付款码; 用医保码付款请按一码付开单");
        }
        if (!version(order).equals(Optional.of(Long.toString(scan.version())))) {
            throw new Refusal(Problem.of(409, "version-moved", "账单已变更", "HIS 收费单版本与预结算时不同", "请取消后重新开单")
                    .about(order.id().text()));
        }
        Order paying = settlements
                .openGate(
                        order.id(),
                        0,
                        Outpatient.PAY,
                        client.id(),
                        Fields.of(NoteKey.TERMINAL, scan.terminalNo()),
                        CounterOpenings.code(scan.authCode()))
                .orElseThrow(() -> new Refusal(Problem.of(
                                409,
                                "not-payable",
                                "现在不能支付",
                                "结算单状态为 " + Words.state(order.state()) + ", 不能支付",
                                Words.next(order.state()))
                        .about(order.id().text())
                        .money(Words.money(order.state(), order.held()))));
        return Answers.of(paying, false);
    }

    private static Optional<String> version(Order order) {
        return order.round(0).deeds().stream()
                .map(DeedView::notes)
                .map(n -> n.find(NoteKey.HIS_VERSION))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
