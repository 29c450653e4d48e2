package io.medsettle.server.api;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.Order;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.identity.CodePurpose;
import io.medsettle.ports.identity.IdentityDocument;
import io.medsettle.ports.identity.Terminal;
import io.medsettle.ports.identity.VoucherDecoding;
import io.medsettle.ports.identity.VoucherIdentity;
import io.medsettle.ports.identity.VoucherScan;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.counter.Session;
import io.medsettle.server.counter.Sessions;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.realname.RealNameFailure.Attempt;
import io.medsettle.server.realname.RealNameFailures;
import io.medsettle.server.view.PatientOrders;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 柜台会话: 凭身份证, 医保电子凭证或社保卡进入, 之后查询待缴费, 开单, 继续未完成的结算单. */
@Validated
@Controller("/api/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "柜台会话")
class SessionsController {
    private static final Duration RECENT = Duration.ofDays(2);
    private final Sessions sessions;
    private final CounterOpenings openings;
    private final HisQuestions his;
    private final PatientOrders orders;
    private final Desk desk;
    private final InstantSource clock;
    private final Optional<VoucherDecoding> vouchers;
    private final RealNameFailures failures;

    SessionsController(
            Sessions sessions,
            CounterOpenings openings,
            HisQuestions his,
            PatientOrders orders,
            Desk desk,
            InstantSource clock,
            Optional<VoucherDecoding> vouchers,
            RealNameFailures failures) {
        this.sessions = sessions;
        this.openings = openings;
        this.his = his;
        this.orders = orders;
        this.desk = desk;
        this.clock = clock;
        this.vouchers = vouchers;
        this.failures = failures;
    }

    /** 身份证: 读卡器读出的内容. */
    @Introspected
    record IdCard(
            @NotBlank @Size(max = 50) String name,
            @NotBlank @Size(max = 18) String number,
            @Nullable @Size(max = 8) String validUntil) {
        @Override
        public String toString() {
            return "IdCard";
        }
    }

    /**
     * 医保电子凭证.
     *
     * @param scanNo 终端自己的扫码编号
     * @param content 扫到的内容
     * @param officeId 医保科室编号; 空为终端编号
     * @param officeName 医保科室名称; 空为终端编号
     */
    @Introspected
    record Voucher(
            @NotBlank @Size(max = 40) @Printable String scanNo,

            @NotBlank @Size(max = 4000) String content,

            @Nullable @Size(min = 1, max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String officeId,

            @Nullable @Size(min = 1, max = 30) String officeName) {
        @Override
        public String toString() {
            return "Voucher[" + scanNo + "]";
        }
    }

    /**
     * 进入.
     *
     * @param terminal 终端编号
     * @param idCard 身份证; 与 voucher 二选一. 社保卡请走 /api/v1/card-readings
     */
    @Introspected
    record Enter(
            @NotBlank @Size(max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String terminal,

            @Nullable @Valid IdCard idCard,
            @Nullable @Valid Voucher voucher) {}

    @Post
    @Scope(Scope.COUNTER)
    @Operation(summary = "出示身份, 进入会话", description = "十分钟不操作即结束; 返回档案与未完成的结算单")
    HttpResponse<SessionAnswer> enter(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Enter body) {
        IdCard card = body.idCard();
        Voucher voucher = body.voucher();
        if ((card == null) == (voucher == null)) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "idCard 与 voucher 须且只能提供一个", "请补齐后重新提交")
                    .at("idCard"));
        }
        Session session = card != null
                ? byDocument(client, body.terminal(), card)
                : byVoucher(client, body.terminal(), java.util.Objects.requireNonNull(voucher));
        return HttpResponse.created(chosen(client, session));
    }

    private Session byDocument(Client client, String terminal, IdCard card) {
        Secret name = new Secret(card.name());
        Secret number = new Secret(card.number());
        String validUntil = card.validUntil() == null ? "" : card.validUntil();
        IdentityDocument document = failures.watched(
                new Attempt(client.org(), place(client, terminal), name, number),
                () -> Told.ofIdentity(
                        IdentityDocument.read(name, number, validUntil, BusinessDay.of(clock.instant()))));
        return sessions.open(client.id(), terminal, document.notes(), document.secrets());
    }

    private Session byVoucher(Client client, String terminal, Voucher voucher) {
        VoucherDecoding decoding =
                vouchers.orElseThrow(() -> Refusal.of(422, "no-vouchers", "不支持医保电子凭证", "本网关没有接通电子凭证解码", "请换用身份证或社保卡"));
        VoucherScan scan = new VoucherScan(
                voucher.scanNo(),
                CodePurpose.SETTLEMENT,
                new Terminal(
                        terminal,
                        client.id(),
                        client.id(),
                        Given.or(voucher.officeId(), terminal),
                        Given.or(voucher.officeName(), terminal)),
                new Secret(voucher.content()));
        VoucherIdentity identity = failures.watched(
                Attempt.unread(client.org(), place(client, terminal)), () -> Told.ofIdentity(decoding.decode(scan)));
        return sessions.open(client.id(), terminal, identity.notes(), identity.secrets());
    }

    private static String place(Client client, String terminal) {
        return client.id() + " " + terminal;
    }

    /** Looks for the person's archives; a single one is chosen at once. */
    SessionAnswer chosen(Client client, Session session) {
        List<HisQuestions.Patient> archives = archives(session);
        Session chosen =
                archives.size() == 1 ? sessions.choose(session, archives.get(0).patientId()) : session;
        return answer(client, chosen, archives);
    }

    private List<HisQuestions.Patient> archives(Session session) {
        return session.secrets()
                .find(io.medsettle.ports.counterparty.NoteKey.CERT_NO)
                .map(number -> Told.byHis(his.patients("ID_CARD", number)))
                .orElse(List.of());
    }

    private SessionAnswer answer(Client client, Session session, List<HisQuestions.Patient> archives) {
        return SessionAnswer.of(session, archives, recent(client, session));
    }

    private List<OrderAnswer> recent(Client client, Session session) {
        if (session.patientId().isEmpty()) {
            return List.of();
        }
        return orders.since(client.org(), session.patientId(), clock.instant().minus(RECENT)).stream()
                .map(desk::read)
                .filter(Order::exists)
                .map(o -> Answers.of(o, false))
                .toList();
    }

    @Get("/{sessionId}")
    @Scope(Scope.COUNTER)
    @Operation(summary = "会话: 档案与两天内的结算单", description = "自助机断电后由此继续: 未完成的结算单原样返回")
    SessionAnswer get(@PathVariable String sessionId, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        Session session = sessions.need(sessionId, client.id());
        return answer(client, session, archives(session));
    }

    /** 选定的档案. */
    @Introspected
    record Choice(
            @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String patientId) {}

    @Post("/{sessionId}/patient")
    @Scope(Scope.COUNTER)
    @Operation(summary = "选定患者档案")
    SessionAnswer choose(
            @PathVariable String sessionId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Choice choice) {
        Session session = sessions.need(sessionId, client.id());
        List<HisQuestions.Patient> archives = archives(session);
        if (archives.stream().noneMatch(p -> p.patientId().equals(choice.patientId()))) {
            throw Refusal.of(422, "not-yours", "不是本人的档案", "该档案不属于会话中的身份", "请在返回的档案中选择");
        }
        return answer(client, sessions.choose(session, choice.patientId()), archives);
    }

    /** 时间范围. */
    @Introspected
    record Days(@NotNull LocalDate from, @NotNull LocalDate to) {}

    @Post("/{sessionId}/unpaid")
    @Scope(Scope.COUNTER)
    @Operation(summary = "待缴费处方", description = "只有 payable 为真的可以在此支付, 否则 reason 说明原因")
    List<HisQuestions.UnpaidVisit> unpaid(
            @PathVariable String sessionId, @RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Days days) {
        Session session = sessions.need(sessionId, client.id());
        return session.patientId().isEmpty()
                ? List.of()
                : Told.byHis(his.unpaid(session.patientId(), days.from(), days.to()));
    }

    @Post("/{sessionId}/orders")
    @Scope(Scope.COUNTER)
    @Operation(summary = "柜台开单并预结算", description = "同一账单已有进行中的结算单时返回 409 与其单号, 凭会话查询即可继续")
    HttpResponse<OrderAnswer> open(
            @PathVariable String sessionId,
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Printable String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid CounterOrder body) {
        return openings.open(client, key, sessions.need(sessionId, client.id()), body);
    }

    @Post("/{sessionId}/end")
    @Scope(Scope.COUNTER)
    @Operation(summary = "结束会话", description = "进行中的结算单不受影响")
    HttpResponse<?> end(@PathVariable String sessionId, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        sessions.end(sessions.need(sessionId, client.id()));
        return HttpResponse.noContent();
    }
}
