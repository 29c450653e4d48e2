package io.medsettle.server.api;

import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.Payers;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.counter.Session;
import io.medsettle.server.counter.Sessions;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** 住院: 预交金, 入院, 出院, 撤销. */
@Validated
@Controller("/api/v1/stays")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "住院")
class StaysController {
    private static final String NO_SPACE = "[!-~]*";

    private final StayRounds rounds;
    private final Stays stays;
    private final Payers payers;
    private final Sessions sessions;
    private final SettlementDesk settlements;

    StaysController(StayRounds rounds, Stays stays, Payers payers, Sessions sessions, SettlementDesk settlements) {
        this.rounds = rounds;
        this.stays = stays;
        this.payers = payers;
        this.sessions = sessions;
        this.settlements = settlements;
    }

    /**
     * 付款方式.
     *
     * @param payWith WECHAT, CODE 付款码或刷脸, WINDOW 窗口收款
     * @param payerId 微信 openid; WECHAT 必填
     * @param payCode 付款码; CODE 必填
     */
    @Introspected
    record PayBy(
            @NotBlank @Pattern(regexp = "WECHAT|CODE|WINDOW", message = "只能是 WECHAT, CODE 或 WINDOW")
            String payWith,

            @Nullable @Size(max = 128) @Pattern(regexp = "[0-9A-Za-z_-]*", message = "含有不允许的字符")
            String payerId,

            @Nullable @Size(max = 128) @Pattern(regexp = NO_SPACE, message = "含有不允许的字符")
            String payCode) {
        Secrets secrets() {
            Secrets code = CounterOpenings.code(payCode);
            return payerId == null || payerId.isEmpty() ? code : code.with(NoteKey.PAYER_ID, payerId);
        }

        @Override
        public String toString() {
            return "PayBy[" + payWith + "]";
        }
    }

    private Payer payer(PayBy by) {
        return payers.of(by.payWith())
                .orElseThrow(() ->
                        Refusal.of(422, "no-such-payer", "不支持的支付方式", "本网关没有接通 " + by.payWith() + " 收款", "请改用其他支付方式"));
    }

    /** 预交金. */
    @Introspected
    record Deposit(
            @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String patientId,

            @Positive(message = "须大于零") long amountFen,
            @NotBlank @Size(max = 127) String description,
            @Valid PayBy pay,

            @Nullable @Size(max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String terminal) {}

    @Post("/{stayId}/deposits")
    @Scope({Scope.WRITE, Scope.COUNTER})
    @Operation(summary = "交预交金", description = "每次收款一个 Idempotency-Key; 退费按返回的轮次办理")
    HttpResponse<RoundAnswer> deposit(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Pattern(regexp = NO_SPACE, message = "含有不允许的字符")
                    String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Deposit body) {
        Payer payer = payer(body.pay());
        Fields notes = Fields.of(NoteKey.PATIENT_ID, body.patientId())
                .with(NoteKey.CHANNEL, body.pay().payWith())
                .with(NoteKey.DESCRIPTION, body.description())
                .with(NoteKey.TERMINAL, body.terminal() == null ? "" : body.terminal());
        String digest = Digest.of(
                "deposit",
                stayId,
                body.patientId(),
                body.amountFen(),
                body.description(),
                body.pay().payWith());
        return answer(rounds.open(new StayRounds.Wish(
                client,
                key,
                stayId,
                digest,
                notes,
                body.pay().secrets(),
                stay -> stays.deposit(stay, stayId, body.amountFen(), payer))));
    }

    /** 凭会话中的身份办理. */
    @Introspected
    record ByIdentity(
            @NotBlank @Size(max = 64) String sessionId,

            @Nullable @Pattern(regexp = "[0-9]{1,6}", message = "应为 1 至 6 位数字")
            String medType) {
        @Override
        public String toString() {
            return "ByIdentity";
        }
    }

    @Post("/{stayId}/admission")
    @Scope(Scope.COUNTER)
    @Operation(summary = "医保入院登记 (2401)")
    HttpResponse<RoundAnswer> admit(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Pattern(regexp = NO_SPACE, message = "含有不允许的字符")
                    String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid ByIdentity body) {
        Session session = session(body.sessionId(), client);
        return answer(rounds.open(new StayRounds.Wish(
                client,
                key,
                stayId,
                Digest.of("admission", stayId, session.patientId(), body.medType()),
                identified(session, body.medType()),
                session.secrets(),
                stays::admission)));
    }

    /** 原因. */
    @Introspected
    record Why(@NotBlank @Size(max = 80) String reason) {}

    @Post("/{stayId}/admission/undo")
    @Scope(Scope.COUNTER)
    @Operation(summary = "撤销入院登记 (2404)", description = "没有费用与预交金时才能撤销")
    HttpResponse<RoundAnswer> undo(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Pattern(regexp = NO_SPACE, message = "含有不允许的字符")
                    String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Why body) {
        return answer(rounds.open(new StayRounds.Wish(
                client,
                key,
                stayId,
                Digest.of("undo", stayId, body.reason()),
                Fields.of(NoteKey.REASON, body.reason()),
                Secrets.NONE,
                stay -> stays.undoAdmission(stay, stayId))));
    }

    /**
     * 出院.
     *
     * @param sessionId 身份会话; 医保结算必填
     * @param insured 是否医保结算
     * @param pay 补缴的付款方式; 付款码在确认时再给
     */
    @Introspected
    record Leave(
            @NotBlank @Size(max = 64) String sessionId,
            boolean insured,

            @Nullable @Pattern(regexp = "NONE|OWN|FAMILY", message = "只能是 NONE, OWN 或 FAMILY")
            String account,

            @Valid PayBy pay) {
        @Override
        public String toString() {
            return "Leave[" + insured + "]";
        }
    }

    @Post("/{stayId}/discharge")
    @Scope(Scope.COUNTER)
    @Operation(summary = "出院预结算 (2303)", description = "上传费用, 出院登记, 预结算; 返回抵扣, 补缴或结余, 确认后结算")
    HttpResponse<RoundAnswer> leave(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Pattern(regexp = NO_SPACE, message = "含有不允许的字符")
                    String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Leave body) {
        Session session = session(body.sessionId(), client);
        Payer payer = payer(body.pay());
        String account = body.account() == null ? "OWN" : body.account();
        Fields notes = identified(session, null)
                .with(NoteKey.CHANNEL, body.pay().payWith())
                .with(NoteKey.ACCOUNT_USED, account.equals("NONE") ? "0" : account.equals("FAMILY") ? "2" : "1")
                .with(NoteKey.DESCRIPTION, "住院结算");
        Function<Order, PlanOrRefusal> plan = stay -> stays.discharge(stay, stayId, body.insured(), payer);
        return answer(rounds.open(new StayRounds.Wish(
                client,
                key,
                stayId,
                Digest.of(
                        "discharge",
                        stayId,
                        session.patientId(),
                        body.insured(),
                        account,
                        body.pay().payWith()),
                notes,
                session.secrets().and(body.pay().secrets()),
                plan)));
    }

    @Post("/{stayId}/rounds/{round}/confirm")
    @Scope(Scope.COUNTER)
    @Operation(summary = "确认出院结算 (2304)", description = "患者看过金额后确认; 需补缴时随后支付")
    RoundAnswer confirm(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @PathVariable int round,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Nullable @Body @Valid PayNow body) {
        Order stay = need(client, stayId, round);
        String code = body == null ? null : body.payCode();
        if (RoundAnswer.of(stay, stay.round(round)).wantsCode(stay.round(round)) && (code == null || code.isBlank())) {
            throw new Refusal(Problem.of(400, "missing", "缺少付款码", "需补缴的金额用付款码支付, 须提供 payCode", "请患者出示付款码后重新提交")
                    .at("payCode"));
        }
        Order moved = settlements
                .openGate(stay.id(), round, Outpatient.PAY, client.id(), Fields.NONE, CounterOpenings.code(code))
                .orElseThrow(() -> Refusal.of(409, "not-confirmable", "现在不能确认", "这一轮不在等待确认", "请查询该次住院的状态"));
        return RoundAnswer.of(moved, moved.round(round));
    }

    @Post("/{stayId}/rounds/{round}/cancel")
    @Scope({Scope.WRITE, Scope.COUNTER})
    @Operation(summary = "放弃这一轮", description = "尚未收款的才能放弃; 已上传的费用与出院登记随之撤销")
    RoundAnswer cancel(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @PathVariable int round,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Why body) {
        Order stay = need(client, stayId, round);
        Order moved = settlements
                .giveUp(stay.id(), round, body.reason(), client.id())
                .orElseThrow(() -> Refusal.of(409, "not-cancellable", "不能放弃", "这一轮已收款或已办结", "已收款的请退费, 已出院结算的请撤销结算"));
        return RoundAnswer.of(moved, moved.round(round));
    }

    /**
     * 撤销出院结算.
     *
     * @param pay 已退结余的收回方式
     */
    @Introspected
    record Reverse(
            @NotBlank @Size(max = 80) String reason, @Valid PayBy pay) {}

    @Post("/{stayId}/discharge/reverse")
    @Scope(Scope.COUNTER)
    @Operation(summary = "撤销出院结算 (2305, 2405)", description = "已退的结余须先收回; 补缴退回, 预交金恢复")
    HttpResponse<RoundAnswer> reverse(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Pattern(regexp = NO_SPACE, message = "含有不允许的字符")
                    String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Reverse body) {
        Payer payer = payer(body.pay());
        return answer(rounds.open(new StayRounds.Wish(
                client,
                key,
                stayId,
                Digest.of("reverse", stayId, body.reason(), body.pay().payWith()),
                Fields.of(NoteKey.REASON, body.reason())
                        .with(NoteKey.CHANNEL, body.pay().payWith()),
                body.pay().secrets(),
                stay -> stays.reverse(stay, stayId, payer))));
    }

    @Get("/{stayId}")
    @Scope({Scope.READ, Scope.COUNTER, Scope.HIS})
    @Operation(summary = "查询一次住院的全部往来")
    StayAnswer get(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return rounds.find(client, stayId).map(o -> StayAnswer.of(stayId, o)).orElseGet(() -> StayAnswer.none(stayId));
    }

    private Order need(Client client, String stayId, int round) {
        return rounds.find(client, stayId)
                .filter(o -> round >= 0 && round < o.rounds().size())
                .orElseThrow(() -> Refusal.notFound("没有这一轮办理"));
    }

    private Session session(String id, Client client) {
        Session session = sessions.need(id, client.id());
        if (session.patientId().isEmpty()) {
            throw Refusal.of(409, "no-archive", "尚未选定患者档案", "会话中有多个或没有患者档案", "请先选定档案");
        }
        return session;
    }

    private static Fields identified(Session session, @Nullable String medType) {
        Fields notes = session.notes()
                .with(NoteKey.PATIENT_ID, session.patientId())
                .with(NoteKey.TERMINAL, session.terminal())
                .with(NoteKey.ACCOUNT_USED, "1");
        return medType == null ? notes : notes.with(NoteKey.MED_TYPE, medType);
    }

    private static HttpResponse<RoundAnswer> answer(StayRounds.Found found) {
        RoundAnswer answer = RoundAnswer.of(found.order(), found.order().round(found.round()));
        if (!found.fresh()) {
            return HttpResponse.ok(answer);
        }
        boolean settled = answer.state().equals("DONE") || answer.state().equals("WAITING_CONFIRM");
        return settled ? HttpResponse.created(answer) : HttpResponse.accepted().body(answer);
    }
}
