package io.medsettle.server.api;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.clients.Client;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a client's wish to settle into an opening, and what came of it into an answer. */
@Singleton
class Openings {
    private final SettlementDesk settlements;
    private final HistoryStore histories;
    private final io.medsettle.core.desk.Desk desk;
    private final Outpatient outpatient;
    private final Authorisation authorisation;

    Openings(
            SettlementDesk settlements,
            HistoryStore histories,
            io.medsettle.core.desk.Desk desk,
            Outpatient outpatient,
            Authorisation authorisation,
            HisQuestions his) {
        this.settlements = settlements;
        this.histories = histories;
        this.desk = desk;
        this.outpatient = outpatient;
        this.authorisation = authorisation;
    }

    HttpResponse<OrderAnswer> open(Client client, String key, OpenOrder body) {
        String digest = Digest.of(
                body.entry(),
                body.patientId(),
                body.visitNo(),
                body.rxNos(),
                body.description(),
                body.payer().channel(),
                body.payer().openid(),
                authCode(body),
                insuranceText(body));
        String claimed = client.id() + "/" + key;
        Optional<Order> before = histories.holder("key", client.org(), claimed).map(h -> desk.read(h.order()));
        if (before.isPresent()) {
            return repeated(before.get(), digest);
        }
        boolean mixed = body.entry().equals("online-mixed");
        Plan plan = mixed ? outpatient.mixed() : outpatient.selfPay();
        Opening opening = new Opening(
                client.org(),
                body.entry(),
                bills(body),
                Optional.of(claimed),
                digest,
                client.id(),
                notes(client, body),
                mixed
                        ? authorised(body)
                        : Secrets.NONE.with(NoteKey.PAYER_ID, body.payer().openid()),
                plan);
        return answer(settlements.open(opening));
    }

    private static List<String> bills(OpenOrder body) {
        return body.rxNos().stream()
                .distinct()
                .sorted()
                .map(rx -> body.visitNo() + "/" + rx)
                .toList();
    }

    private static String authCode(OpenOrder body) {
        return body.insurance() == null ? "" : body.insurance().authCode();
    }

    private static String insuranceText(OpenOrder body) {
        OpenOrder.Insurance i = body.insurance();
        return i == null ? "" : i.admdvs() + "|" + i.insuType() + "|" + i.medType() + "|" + i.accountUsed();
    }

    private static Fields notes(Client client, OpenOrder body) {
        Fields notes = Fields.of(NoteKey.ORG, client.org())
                .with(NoteKey.ENTRY, body.entry())
                .with(NoteKey.PATIENT_ID, body.patientId())
                .with(NoteKey.VISIT_NO, body.visitNo())
                .with(NoteKey.RX_NOS, String.join(",", body.rxNos()))
                .with(NoteKey.CHANNEL, body.payer().channel())
                .with(NoteKey.DESCRIPTION, body.description());
        OpenOrder.Insurance i = body.insurance();
        if (i == null) {
            return notes;
        }
        return notes.with(NoteKey.ADMDVS, text(i.admdvs()))
                .with(NoteKey.INSU_TYPE, text(i.insuType()))
                .with(NoteKey.MED_TYPE, i.medType() == null ? "11" : i.medType())
                .with(NoteKey.ACCOUNT_USED, Boolean.FALSE.equals(i.accountUsed()) ? "0" : "1")
                .with(NoteKey.CERT_TYPE, "01");
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s;
    }

    private Secrets authorised(OpenOrder body) {
        OpenOrder.Insurance insurance = body.insurance();
        if (insurance == null) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "混合支付须提供 insurance.authCode", "请先完成医保免密授权")
                    .at("insurance"));
        }
        Outcome<Authorisation.Authorised> said = authorisation.exchange(
                new Secret(insurance.authCode()), new Secret(body.payer().openid()));
        return said.match(
                a -> Secrets.NONE
                        .with(NoteKey.NAME, a.name())
                        .with(NoteKey.CERT_NO, a.certNo())
                        .with(NoteKey.PAY_AUTH_NO, a.payAuthNo())
                        .with(NoteKey.POSITION, a.position())
                        .with(NoteKey.PAYER_ID, body.payer().openid()),
                no -> {
                    throw Refusal.of(
                            422,
                            "authorisation-refused",
                            "医保授权未通过",
                            "医保授权未通过: " + no.text(),
                            "请患者激活医保电子凭证并重新授权, 或改用自费支付");
                },
                u -> {
                    throw Refusal.of(503, "authorisation-unknown", "医保授权结果未知", "未能取得医保授权结果", "授权码只能使用一次, 请患者重新授权后再提交");
                });
    }

    private HttpResponse<OrderAnswer> repeated(Order order, String digest) {
        if (!order.opening().get("digest").equals(digest)) {
            throw otherContent(order.id().text());
        }
        return HttpResponse.ok(Answers.of(order, false));
    }

    private static Refusal otherContent(String order) {
        return new Refusal(Problem.of(
                        409,
                        "key-reused",
                        "Idempotency-Key 已用于其他内容",
                        "同一个 Idempotency-Key 先前用于不同的内容",
                        "新的业务请使用新的 Idempotency-Key")
                .about(order));
    }

    private HttpResponse<OrderAnswer> answer(Opened opened) {
        if (opened instanceof Opened.New n) {
            return fresh(n.order());
        }
        if (opened instanceof Opened.Same s) {
            return HttpResponse.ok(Answers.of(s.order(), false));
        }
        if (opened instanceof Opened.OtherContent other) {
            throw otherContent(other.order().text());
        }
        if (opened instanceof Opened.BillHeld held) {
            throw new Refusal(Problem.of(409, "bill-held", "账单正在别处支付", "该账单已有一张进行中的结算单", "请继续那张结算单, 或先取消它")
                    .about(held.order().text()));
        }
        throw new IllegalStateException("an opening was " + opened.getClass().getSimpleName());
    }

    private static HttpResponse<OrderAnswer> fresh(Order order) {
        OrderState state = order.state();
        if (state == OrderState.PRICED || state == OrderState.SETTLED) {
            return HttpResponse.created(Answers.of(order, false));
        }
        if (order.round(0).gaveUp()) {
            throw new Refusal(
                    Problem.of(422, "not-priced", "预结算未成功", order.round(0).why(), "请核对原因后重新发起; 也可改用自费支付或到窗口办理")
                            .about(order.id().text())
                            .money(Words.money(state, order.held())));
        }
        return HttpResponse.accepted().body(Answers.of(order, false));
    }
}
