package io.medsettle.server.api;

import io.medsettle.core.order.Order;
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
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** 住院: 预交金, 入院, 出院, 撤销. */
@Validated
@Controller("/api/v1/stays")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "住院")
class StaysController {
    private static final String CLASSES = "GZ_CITY|GZ_DIRECT|PROVINCE_OTHER|NATIONAL_OTHER|SELF";

    private final WardDesk ward;
    private final Sessions sessions;
    private final Theirs theirs;

    StaysController(WardDesk ward, Sessions sessions, Theirs theirs) {
        this.ward = ward;
        this.sessions = sessions;
        this.theirs = theirs;
    }

    /**
     * 付款方式.
     *
     * @param payWith WECHAT, CODE 付款码或刷脸, QR 患者扫我方出示的码, WINDOW 窗口收款, CREDIT 信用无感支付
     * @param channel 出示哪个渠道的码; QR 必填
     * @param payerId 微信 openid; WECHAT 必填
     * @param payCode 付款码; 交预交金时 CODE 必填
     */
    @Introspected
    record PayBy(
            @NotBlank
            @Pattern(regexp = "WECHAT|CODE|QR|WINDOW|CREDIT", message = "只能是 WECHAT, CODE, QR, WINDOW 或 CREDIT")
            String payWith,

            @Nullable @Pattern(regexp = "WECHAT|ALIPAY", message = "只能是 WECHAT 或 ALIPAY")
            String channel,

            @Nullable @Size(max = 128) @Pattern(regexp = "[0-9A-Za-z_-]*", message = "含有不允许的字符")
            String payerId,

            @Nullable @Size(max = 128) @Printable String payCode) {
        WardDesk.Paying paying() {
            PayHow how = PayHow.of(payWith, channel);
            Secrets code = CounterOpenings.code(payCode);
            return new WardDesk.Paying(
                    how.with(),
                    how.channel(),
                    payerId == null || payerId.isEmpty() ? code : code.with(NoteKey.PAYER_ID, payerId));
        }

        /** Refuses where the money would have nobody to come from: a page without a person, a code that was not shown. */
        void check() {
            if (payWith.equals(Payers.WECHAT) && (payerId == null || payerId.isEmpty())) {
                throw missing("payerId", "微信支付须提供 payerId", "请补齐付款人的 openid 后重新提交");
            }
            if (payWith.equals(Payers.CODE) && (payCode == null || payCode.isEmpty())) {
                throw missing("payCode", "付款码支付须提供 payCode", "请患者出示付款码后重新提交");
            }
        }

        private static Refusal missing(String field, String detail, String next) {
            return new Refusal(Problem.of(400, "missing", "缺少内容", detail, next).at(field));
        }

        @Override
        public String toString() {
            return "PayBy[" + payWith + "]";
        }
    }

    /** 预交金. */
    @Introspected
    record Deposit(
            @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String patientId,

            @Positive(message = "须大于零") long amountFen,
            @NotBlank @Size(max = 127) String description,
            @NotNull @Valid PayBy pay,

            @Nullable @Size(max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String terminal) {}

    @Post("/{stayId}/deposits")
    @Scope({Scope.WRITE, Scope.COUNTER})
    @Operation(summary = "交预交金", description = "每次收款一个 Idempotency-Key; 退费按返回的轮次办理")
    HttpResponse<RoundAnswer> deposit(@RequestBean @Valid StayAsk ask, @Body @Valid Deposit body) {
        body.pay().check();
        return answer(ward.deposit(
                ask,
                body.patientId(),
                body.amountFen(),
                body.description(),
                Given.text(body.terminal()),
                body.pay().paying()));
    }

    /**
     * 凭会话中的身份办理.
     *
     * @param noSense 无感支付: 按证件识别, 不用卡和码, 医保交易带无感标志
     * @param insuranceClass 参保类别, 如 GZ_CITY 广州医保, GZ_DIRECT 市直医保
     */
    @Introspected
    record ByIdentity(
            @NotBlank @Size(max = 64) String sessionId,

            @Nullable @Pattern(regexp = "[0-9]{1,6}", message = "应为 1 至 6 位数字")
            String medType,

            @Nullable Boolean noSense,

            @Nullable @Pattern(regexp = CLASSES, message = "不是参保类别")
            String insuranceClass) {
        @Override
        public String toString() {
            return "ByIdentity";
        }
    }

    @Post("/{stayId}/admission")
    @Scope(Scope.COUNTER)
    @Operation(summary = "医保入院登记 (2401)")
    HttpResponse<RoundAnswer> admit(@RequestBean @Valid StayAsk ask, @Body @Valid ByIdentity body) {
        return answer(ward.admission(
                ask, session(body.sessionId(), ask), body.medType(), silently(body.noSense(), body.insuranceClass())));
    }

    /** 原因. */
    @Introspected
    record Why(@NotBlank @Size(max = 80) String reason) {}

    @Post("/{stayId}/admission/undo")
    @Scope({Scope.TILL, Scope.HIS})
    @Operation(summary = "撤销入院登记 (2404)", description = "没有费用与预交金时才能撤销")
    HttpResponse<RoundAnswer> undo(@RequestBean @Valid StayAsk ask, @Body @Valid Why body) {
        return answer(ward.undoAdmission(ask, body.reason()));
    }

    /**
     * 出院.
     *
     * @param sessionId 身份会话; 医保结算必填
     * @param insured 是否医保结算
     * @param pay 补缴的付款方式; 付款码在确认时再给
     * @param noSense 无感支付: 按证件识别, 不用卡和码, 医保交易带无感标志
     * @param insuranceClass 参保类别
     */
    @Introspected
    record Leave(
            @NotBlank @Size(max = 64) String sessionId,
            boolean insured,

            @Nullable @Pattern(regexp = "NONE|OWN|FAMILY", message = "只能是 NONE, OWN 或 FAMILY")
            String account,

            @NotNull @Valid PayBy pay,

            @Nullable Boolean noSense,

            @Nullable @Pattern(regexp = CLASSES, message = "不是参保类别")
            String insuranceClass) {
        @Override
        public String toString() {
            return "Leave[" + insured + "]";
        }
    }

    @Post("/{stayId}/discharge")
    @Scope(Scope.COUNTER)
    @Operation(summary = "出院预结算 (2303)", description = "上传费用, 出院登记, 预结算; 返回抵扣, 补缴或结余, 确认后结算")
    HttpResponse<RoundAnswer> leave(@RequestBean @Valid StayAsk ask, @Body @Valid Leave body) {
        return answer(ward.discharge(
                ask,
                session(body.sessionId(), ask),
                body.insured(),
                Given.or(body.account(), "OWN"),
                body.pay().paying(),
                silently(body.noSense(), body.insuranceClass())));
    }

    @Post("/{stayId}/rounds/{round}/confirm")
    @Scope(Scope.COUNTER)
    @Operation(summary = "确认出院结算 (2304)", description = "患者看过金额后确认; 需补缴时随后支付")
    RoundAnswer confirm(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @PathVariable int round,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Nullable @Body @Valid PayNow body) {
        Order moved = ward.confirm(client, need(client, stayId, round), round, body == null ? null : body.payCode());
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
        Order moved = ward.cancel(client, need(client, stayId, round), round, body.reason());
        return RoundAnswer.of(moved, moved.round(round));
    }

    /**
     * 撤销出院结算.
     *
     * @param pay 已退结余的收回方式
     */
    @Introspected
    record Reverse(
            @NotBlank @Size(max = 80) String reason,
            @NotNull @Valid PayBy pay) {}

    @Post("/{stayId}/discharge/reverse")
    @Scope({Scope.TILL, Scope.HIS})
    @Operation(summary = "撤销出院结算 (2305, 2405)", description = "已退的结余须先收回; 补缴退回, 预交金恢复")
    HttpResponse<RoundAnswer> reverse(@RequestBean @Valid StayAsk ask, @Body @Valid Reverse body) {
        return answer(ward.reverse(ask, body.reason(), body.pay().paying()));
    }

    @Get("/{stayId}")
    @Scope({Scope.READ, Scope.COUNTER, Scope.HIS})
    @Operation(summary = "查询一次住院的全部往来")
    StayAnswer get(
            @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID) String stayId,
            @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return ward.find(client, stayId).map(o -> StayAnswer.of(stayId, o)).orElseGet(() -> StayAnswer.none(stayId));
    }

    /** What was said of a stay that nobody shows a card for; nothing where nothing was said. */
    private static Fields silently(@Nullable Boolean noSense, @Nullable String insuranceClass) {
        Fields said = Fields.NONE.with(NoteKey.INSURANCE_CLASS, Given.text(insuranceClass));
        return noSense == null ? said : said.with(NoteKey.NO_SENSE, noSense ? "1" : "0");
    }

    private Order need(Client client, String stayId, int round) {
        return ward.find(client, stayId)
                .filter(o -> round >= 0 && round < o.rounds().size())
                .orElseThrow(() -> Refusal.notFound("没有这一轮办理"));
    }

    /** Whoever has shown that it is their stay. What was asked before is found again without a question. */
    private Session session(String id, StayAsk ask) {
        Session session = sessions.need(id, ask.client().id()).chosen();
        if (!ward.opened(ask)) {
            theirs.stay(session.patientId(), ask.stayId());
        }
        return session;
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
