package io.medsettle.server.credit;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.api.RoundAnswer;
import io.medsettle.server.api.StayAsk;
import io.medsettle.server.api.StayRounds.Found;
import io.medsettle.server.api.WardDesk;
import io.medsettle.server.api.WardDesk.Paying;
import io.medsettle.server.assembly.Payers;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.counter.Session;
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
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** HIS 发起的住院信用支付 (G09): 押金, 出院结算, 撤销, 结果查询. 以 HIS 自己的 requestNo 为键, 重复提交返回同一轮的现状. */
@Validated
@Controller("/api/v1/inpatients/{stayId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "信用无感支付")
class InpatientController {
    private static final Paying BY_CREDIT = new Paying(Payers.CREDIT, Secrets.NONE);

    private final WardDesk ward;
    private final Desk desk;

    InpatientController(WardDesk ward, Desk desk) {
        this.ward = ward;
        this.desk = desk;
    }

    /**
     * 押金.
     *
     * @param requestNo HIS 的固定编号
     * @param amountFen 金额, 分
     */
    @Introspected
    @Schema(name = "CreditDeposit")
    record Deposit(
            @NotBlank @Size(max = 64) @PlainId String requestNo,

            @NotBlank @Size(max = 64) @PlainId String patientId,

            @Positive(message = "须大于零") long amountFen) {}

    @Post("/credit-deposit")
    @Scope(Scope.HIS)
    @Operation(
            summary = "押金无感支付 (G09)",
            description = "由信用平台收取, 记入住院预交金; 设为免押金 (WAIVE) 时不收款也不记账, 答复的 kind 为 deposit-waived, 出院时结清全部自付")
    RoundAnswer deposit(
            @PathVariable @Size(max = 64) @PlainId String stayId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Deposit body) {
        return answer(ward.deposit(
                ask(stayId, body.requestNo(), client), body.patientId(), body.amountFen(), "住院预交金", "HIS", BY_CREDIT));
    }

    /**
     * 出院结算.
     *
     * @param requestNo HIS 的固定编号
     * @param insured 是否医保结算
     * @param patientClass 参保类别; 空则按医保与 HIS 的资料认定
     * @param noSense 医保交易是否带无感标志; 空则与入院登记时一致
     * @param account 个人账户: NONE 不用, OWN 本人, FAMILY 共济; 空为 OWN
     */
    @Introspected
    @Schema(name = "CreditDischarge")
    record Discharge(
            @NotBlank @Size(max = 64) @PlainId String requestNo,

            @NotBlank @Size(max = 64) @PlainId String patientId,

            boolean insured,
            @Nullable PatientClass patientClass,
            @Nullable Boolean noSense,

            @Nullable @Pattern(regexp = "NONE|OWN|FAMILY", message = "只能是 NONE, OWN 或 FAMILY")
            String account) {}

    @Post("/discharge-settle")
    @Scope(Scope.HIS)
    @Operation(summary = "出院无感结算 (G09)", description = "上传, 出院登记, 预结算, 医保结算, 抵扣预交金, 不足部分由信用平台收取, 入账; 不需患者确认")
    RoundAnswer settle(
            @PathVariable @Size(max = 64) @PlainId String stayId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Discharge body) {
        StayAsk ask = ask(stayId, body.requestNo(), client);
        Session person =
                new Session("", client.id(), "HIS", body.patientId(), Fields.NONE, Secrets.NONE, Instant.EPOCH);
        String account = body.account() == null ? "OWN" : body.account();
        Found found = ward.discharge(ask, person, body.insured(), account, BY_CREDIT, told(body));
        return found.order().round(found.round()).waitsAt().isPresent() ? confirmed(client, found) : answer(found);
    }

    /** Nobody is there who could pay in another way: what may not be collected is not left waiting. */
    private RoundAnswer confirmed(Client client, Found found) {
        try {
            return answer(
                    new Found(ward.confirm(client, found.order(), found.round(), null), found.round(), found.fresh()));
        } catch (Refusal refusal) {
            if (refusal.problem().code().startsWith(WardCredit.OUR_LIMITS)) {
                ward.cancel(
                        client, found.order(), found.round(), refusal.problem().detail());
            }
            throw refusal;
        }
    }

    private static Fields told(Discharge body) {
        if (!body.insured()) {
            return Fields.of(NoteKey.INSURANCE_CLASS, PatientClass.SELF.name());
        }
        PatientClass told = body.patientClass();
        return Fields.of(NoteKey.INSURANCE_CLASS, told == null ? "" : told.name())
                .with(NoteKey.NO_SENSE, Boolean.TRUE.equals(body.noSense()) ? "1" : "");
    }

    /** 撤销. */
    @Introspected
    @Schema(name = "CreditDischargeCancel")
    record Cancel(
            @NotBlank @Size(max = 64) @PlainId String requestNo,

            @NotBlank @Size(max = 80) String reason) {}

    @Post("/discharge-cancel")
    @Scope(Scope.HIS)
    @Operation(summary = "撤销出院结算 (G09)", description = "医保撤销在前, 信用平台收取的补缴退回在后, 预交金恢复; 已退的结余由信用平台重新收取")
    RoundAnswer cancel(
            @PathVariable @Size(max = 64) @PlainId String stayId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Cancel body) {
        return answer(ward.reverse(ask(stayId, body.requestNo(), client), body.reason(), BY_CREDIT));
    }

    @Get("/discharge-result")
    @Scope({Scope.HIS, Scope.READ, Scope.COUNTER})
    @Operation(summary = "出院结算结果查询", description = "最近一次出院结算; 结果未知时先向对方查询再答复")
    RoundAnswer result(
            @PathVariable @Size(max = 64) @PlainId String stayId, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        Order stay = ward.find(client, stayId).orElseThrow(() -> Refusal.notFound("没有这次住院的结算"));
        int no = last(stay);
        Round round = stay.round(no);
        boolean open = !round.complete() && !round.stuck() && !stay.undone(round);
        Order now = open ? desk.advance(stay.id()) : stay;
        return RoundAnswer.of(now, now.round(no));
    }

    private static int last(Order stay) {
        return stay.rounds().stream()
                .filter(r -> r.plan().equals(Stays.DISCHARGE))
                .mapToInt(Round::no)
                .max()
                .orElseThrow(() -> Refusal.notFound("这次住院没有办理过出院结算"));
    }

    private static StayAsk ask(String stayId, String requestNo, Client client) {
        return new StayAsk(stayId, "his/" + requestNo, client);
    }

    private static RoundAnswer answer(Found found) {
        return RoundAnswer.of(found.order(), found.order().round(found.round()));
    }
}
