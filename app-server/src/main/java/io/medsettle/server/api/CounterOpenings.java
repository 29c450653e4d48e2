package io.medsettle.server.api;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.Counters;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.assembly.Payers;
import io.medsettle.server.clients.Client;
import io.medsettle.server.counter.Session;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens what a person at a kiosk or a window wants to pay, in the name of the session's identity. */
@Singleton
class CounterOpenings {
    private static final Map<String, String> ACCOUNT = Map.of("NONE", "0", "OWN", "1", "FAMILY", "2");

    private final SettlementDesk settlements;
    private final HistoryStore histories;
    private final Desk desk;
    private final Counters counters;
    private final Payers payers;
    private final GatewaySettings gateway;

    CounterOpenings(
            SettlementDesk settlements,
            HistoryStore histories,
            Desk desk,
            Counters counters,
            Payers payers,
            GatewaySettings gateway) {
        this.settlements = settlements;
        this.histories = histories;
        this.desk = desk;
        this.counters = counters;
        this.payers = payers;
        this.gateway = gateway;
    }

    HttpResponse<OrderAnswer> open(Client client, String key, Session session, CounterOrder body) {
        Bills.check(body.entry().startsWith("registration"), body.visitNo(), body.rxNos(), body.slot());
        if (session.patientId().isEmpty()) {
            throw Refusal.of(409, "no-archive", "尚未选定患者档案", "会话中有多个或没有患者档案", "请先选定档案, 或先建档");
        }
        String digest = Digest.of(
                body.entry(),
                session.patientId(),
                body.visitNo(),
                body.rxNos(),
                body.description(),
                body.payWith(),
                body.insurance(),
                Bills.slotText(body.slot()));
        String claimed = client.id() + "/" + key;
        Optional<Order> before = histories.holder("key", client.org(), claimed).map(h -> desk.read(h.order()));
        if (before.isPresent()) {
            return OpeningAnswers.repeated(before.get(), digest);
        }
        return OpeningAnswers.of(settlements.open(new Opening(
                client.org(),
                body.entry(),
                Bills.claimed(session.patientId(), body.visitNo(), body.rxNos(), body.slot()),
                Optional.of(claimed),
                digest,
                client.id(),
                notes(client, session, body),
                session.secrets(),
                plan(session, body))));
    }

    private Plan plan(Session session, CounterOrder body) {
        Payer payer = payers.of(body.payWith())
                .orElseThrow(
                        () -> Refusal.of(422, "no-such-payer", "不支持的支付方式", "本网关没有接通付款码或刷脸收款", "请改用窗口收款, 或请信息科配置收款渠道"));
        Slot slot = body.slot();
        Duration patience = slot != null && slot.booked() ? gateway.bookedPatience() : gateway.patience();
        boolean voucher = session.notes().get(NoteKey.MDTRT_CERT_TYPE).equals("01");
        Counter counter = counters.of(payer, slot == null ? Billing.VISIT : Billing.REGISTRATION, patience, voucher);
        if (body.entry().endsWith("self-pay")) {
            return counter.selfPay();
        }
        return body.entry().endsWith("one-code") ? counter.oneCode() : counter.paymentCode();
    }

    private static Fields notes(Client client, Session session, CounterOrder body) {
        Fields notes = Fields.of(NoteKey.ORG, client.org())
                .with(NoteKey.ENTRY, body.entry())
                .with(NoteKey.PATIENT_ID, session.patientId())
                .with(NoteKey.CHANNEL, body.payWith())
                .with(NoteKey.TERMINAL, session.terminal())
                .with(NoteKey.OPERATOR, client.id())
                .with(NoteKey.DESCRIPTION, body.description())
                .and(Bills.notes(body.visitNo(), body.rxNos(), body.slot()));
        if (body.entry().endsWith("self-pay")) {
            return notes;
        }
        CounterOrder.Choice i = body.insurance();
        Fields chosen = i == null
                ? Fields.of(NoteKey.MED_TYPE, "11").with(NoteKey.ACCOUNT_USED, "1")
                : Fields.of(NoteKey.MED_TYPE, or(i.medType(), "11"))
                        .with(NoteKey.ACCOUNT_USED, ACCOUNT.getOrDefault(or(i.account(), "OWN"), "1"))
                        .with(NoteKey.ADMDVS, or(i.admdvs(), ""))
                        .with(NoteKey.INSU_TYPE, or(i.insuType(), ""));
        return notes.and(session.notes()).and(chosen);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    /** What a code that was just scanned adds to the page that opens the gate. */
    static Secrets code(@Nullable String payCode) {
        return payCode == null || payCode.isBlank() ? Secrets.NONE : Secrets.NONE.with(NoteKey.PAY_CODE, payCode);
    }
}
