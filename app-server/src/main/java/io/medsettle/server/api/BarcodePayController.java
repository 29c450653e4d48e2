package io.medsettle.server.api;

import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.SettlementDesk.Assigned;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
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
    private final RunningBills bills;
    private final WhoCollects whoCollects;
    private final SettlementDesk settlements;

    BarcodePayController(RunningBills bills, WhoCollects whoCollects, SettlementDesk settlements) {
        this.bills = bills;
        this.whoCollects = whoCollects;
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
            @NotBlank @Size(max = 128) @Printable String authCode,

            @NotBlank @Size(max = 64) @Printable String hisOrderId,

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
        Order order = bills.need(scan.hisOrderId(), client);
        whoCollects.mustCollect(scan.authCode());
        bills.sameVersion(order, scan.version());
        bills.paidBy(order, Act.CODE_PAY, "not-by-code", "不用付款码支付");
        Optional<Assigned> assigned = whoCollects.assigned(order, 0, scan.authCode());
        Order paying = settlements
                .openGate(
                        order.id(),
                        0,
                        Outpatient.PAY,
                        client.id(),
                        whoCollects.notes(assigned).with(NoteKey.TERMINAL, scan.terminalNo()),
                        CounterOpenings.code(scan.authCode()),
                        assigned)
                .orElseThrow(() -> PayNow.notPayable(order));
        return Answers.of(paying, false);
    }
}
