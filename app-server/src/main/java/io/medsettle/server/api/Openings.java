package io.medsettle.server.api;

import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.assembly.Payers;
import io.medsettle.server.clients.Client;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a client's wish to settle into an opening, and what came of it into an answer. */
@Singleton
public class Openings {
    private final SettlementDesk settlements;
    private final OrderSearch search;
    private final Outpatient outpatient;
    private final InsuredPayers insured;
    private final Payers payers;
    private final GatewaySettings gateway;

    Openings(
            SettlementDesk settlements,
            OrderSearch search,
            Outpatient outpatient,
            InsuredPayers insured,
            Payers payers,
            GatewaySettings gateway) {
        this.settlements = settlements;
        this.search = search;
        this.outpatient = outpatient;
        this.insured = insured;
        this.payers = payers;
        this.gateway = gateway;
    }

    public HttpResponse<OrderAnswer> open(Client client, String key, OpenOrder body) {
        Entry<Outpatient> entry = Entry.of(Entry.ONLINE, body.entry());
        Bills.check(entry.billing(), body.visitNo(), body.rxNos(), body.slot());
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
        Optional<Order> before = search.openedUnder(key, client);
        if (before.isPresent()) {
            return OpeningAnswers.repeated(before.get(), digest);
        }
        Party channel = channel(body.payer().channel());
        Opening opening = new Opening(
                client.org(),
                body.entry(),
                Bills.claimed(body.patientId(), body.visitNo(), body.rxNos(), body.slot()),
                Optional.of(OrderSearch.claimed(key, client)),
                digest,
                client.id(),
                notes(client, body),
                entry.insured()
                        ? insured.authorised(number(OrderSearch.claimed(key, client)), body)
                        : Secrets.NONE.with(NoteKey.PAYER_ID, body.payer().openid()),
                entry.plan().apply(flow(entry, body.slot()).collectedBy(channel)));
        return OpeningAnswers.of(settlements.open(opening));
    }

    private Party channel(String name) {
        return payers.of(name)
                .map(Payer::party)
                .orElseThrow(() -> Refusal.of(
                        422, "no-such-payer", "不支持的支付方式", "本网关没有接通 " + name + " 收款", "请改用其他支付方式, 或请信息科配置收款渠道"));
    }

    /** Of one authorisation, which the patient may have to go away for. */
    private static RequestNo number(String claimed) {
        return new RequestNo(Digest.of(claimed).substring(0, 20));
    }

    /** What was booked for another day may be paid later; but a price that HIS asked the insurer for does not stand so long. */
    private Outpatient flow(Entry<Outpatient> entry, @Nullable Slot slot) {
        if (slot == null) {
            return outpatient;
        }
        boolean later =
                slot.booked() && (!entry.insured() || outpatient.insurance().uploads());
        return outpatient.of(Billing.REGISTRATION).within(later ? gateway.bookedPatience() : gateway.patience());
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
}
