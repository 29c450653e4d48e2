package io.medsettle.server.api;

import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.Glance;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
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
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/** 窗口动态码 (G05): HIS 报收费单号, 版本与窗口所示总额, 得到患者要扫的码; 总额变了就不出码. */
@Validated
@Controller("/api/v1/window-qr")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "HIS")
class WindowQrController {
    private final RunningBills bills;
    private final SettlementDesk settlements;

    WindowQrController(RunningBills bills, SettlementDesk settlements) {
        this.bills = bills;
        this.settlements = settlements;
    }

    /**
     * 出示动态码.
     *
     * @param hisOrderId HIS 收费单号
     * @param version HIS 收费单版本; 与预结算时不同即拒绝
     * @param totalFen 窗口所示总额, 分; 与预结算时不同即拒绝
     * @param terminalNo 终端编号
     */
    @Introspected
    @Schema(name = "WindowQr")
    record Wish(
            @NotBlank @Size(max = 64) @Printable String hisOrderId,

            long version,
            @Positive(message = "须大于零") long totalFen,

            @NotBlank @Size(max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String terminalNo) {}

    @Post
    @Scope({Scope.HIS, Scope.COUNTER})
    @Operation(summary = "窗口动态码 (G05)", description = "收费单须已以 payWith QR 开单并预结算; 码在 cashier 中: 微信 codeUrl, 支付宝 qrCode")
    OrderAnswer show(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Wish wish) {
        Order order = bills.need(wish.hisOrderId(), client);
        bills.sameVersion(order, wish.version());
        long priced = Long.parseLong(Glance.of(order).get("totalFen"));
        if (priced != wish.totalFen()) {
            throw new Refusal(Problem.of(409, "total-moved", "总额已变更", "窗口所示总额与预结算时不同", "请刷新账单; 确有变更的请取消后重新开单")
                    .about(order.id().text()));
        }
        bills.paidBy(order, Act.QR_PAY, "not-by-qr", "不用扫码支付");
        Order paying = settlements
                .openGate(
                        order.id(),
                        0,
                        Outpatient.PAY,
                        client.id(),
                        Fields.of(NoteKey.TERMINAL, wish.terminalNo()),
                        Secrets.NONE)
                .orElseThrow(() -> PayNow.notPayable(order));
        return Answers.of(paying, false);
    }
}
