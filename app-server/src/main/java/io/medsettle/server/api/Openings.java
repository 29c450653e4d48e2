package io.medsettle.server.api;

import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.clients.Client;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
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
    private final GatewaySettings gateway;

    Openings(
            SettlementDesk settlements,
            HistoryStore histories,
            io.medsettle.core.desk.Desk desk,
            Outpatient outpatient,
            Authorisation authorisation,
            GatewaySettings gateway) {
        this.settlements = settlements;
        this.histories = histories;
        this.desk = desk;
        this.outpatient = outpatient;
        this.authorisation = authorisation;
        this.gateway = gateway;
    }

    HttpResponse<OrderAnswer> open(Client client, String key, OpenOrder body) {
        Bills.check(body.entry().startsWith("registration"), body.visitNo(), body.rxNos(), body.slot());
        String digest = Digest.of(
                body.entry(),
                body.patientId(),
                body.visitNo(),
                body.rxNos(),
                body.description(),
                body.payer().channel(),
                body.payer().openid(),
                authCode(body),
                insuranceText(body) + Bills.slotText(body.slot()));
        String claimed = client.id() + "/" + key;
        Optional<Order> before = histories.holder("key", client.org(), claimed).map(h -> desk.read(h.order()));
        if (before.isPresent()) {
            return OpeningAnswers.repeated(before.get(), digest);
        }
        boolean mixed = body.entry().endsWith("-mixed");
        Outpatient flow = flow(body.slot());
        Plan plan = mixed ? flow.mixed() : flow.selfPay();
        Opening opening = new Opening(
                client.org(),
                body.entry(),
                Bills.claimed(body.patientId(), body.visitNo(), body.rxNos(), body.slot()),
                Optional.of(claimed),
                digest,
                client.id(),
                notes(client, body),
                mixed
                        ? authorised(body)
                        : Secrets.NONE.with(NoteKey.PAYER_ID, body.payer().openid()),
                plan);
        return OpeningAnswers.of(settlements.open(opening));
    }

    /** What was booked for another day may be paid later. */
    private Outpatient flow(@Nullable Slot slot) {
        if (slot == null) {
            return outpatient;
        }
        return new Outpatient(
                outpatient.his(),
                outpatient.insurer(),
                outpatient.channel(),
                outpatient.route(),
                slot.booked() ? gateway.bookedPatience() : gateway.patience(),
                Billing.REGISTRATION);
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
                .and(Bills.notes(body.visitNo(), body.rxNos(), body.slot()))
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
}
