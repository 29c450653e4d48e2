package io.medsettle.server.api;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.Counters;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.clients.Client;
import io.medsettle.server.counter.Session;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens what a person at a kiosk or a window wants to pay, in the name of the session's identity. */
@Singleton
class CounterOpenings {
    private static final Map<String, String> ACCOUNT = Map.of("NONE", "0", "OWN", "1", "FAMILY", "2");

    private final SettlementDesk settlements;
    private final OrderSearch search;
    private final Counters counters;
    private final WhoCollects whoCollects;
    private final VoucherClaims vouchers;
    private final Theirs theirs;
    private final HistoryStore histories;
    private final GatewaySettings gateway;

    CounterOpenings(
            SettlementDesk settlements,
            OrderSearch search,
            Counters counters,
            WhoCollects whoCollects,
            VoucherClaims vouchers,
            Theirs theirs,
            HistoryStore histories,
            GatewaySettings gateway) {
        this.settlements = settlements;
        this.search = search;
        this.counters = counters;
        this.whoCollects = whoCollects;
        this.vouchers = vouchers;
        this.theirs = theirs;
        this.histories = histories;
        this.gateway = gateway;
    }

    HttpResponse<OrderAnswer> open(Client client, String key, Session entered, CounterOrder body) {
        Session session = entered.chosen();
        Entry<Counter> entry = Entry.of(Entry.AT_A_COUNTER, body.entry());
        PayHow how = PayHow.of(body.payWith(), body.channel());
        Bills.check(entry.billing(), body.visitNo(), body.rxNos(), body.slot());
        String digest = Digest.of(
                body.entry(),
                session.patientId(),
                body.visitNo(),
                body.rxNos(),
                body.description(),
                how.text(),
                body.insurance(),
                Bills.slotText(body.slot()));
        Payer payer = whoCollects.chosen(client, how, "");
        Optional<Order> before = search.openedUnder(key, client);
        if (before.isPresent()) {
            return OpeningAnswers.repeated(before.get(), digest);
        }
        List<String> bill = Bills.claimed(session.patientId(), body.visitNo(), body.rxNos(), body.slot());
        if (!owed(session, body)) {
            return OpeningAnswers.of(running(client, bill));
        }
        if (entry.insured()) {
            vouchers.take(session, bill);
        }
        return OpeningAnswers.of(settlements.open(new Opening(
                client.org(),
                body.entry(),
                bill,
                Optional.of(OrderSearch.claimed(key, client)),
                digest,
                client.id(),
                notes(client, session, entry, body).with(NoteKey.CHANNEL, whoCollects.note(how, payer)),
                session.secrets(),
                entry.plan().apply(counter(session, entry, payer, body.slot())))));
    }

    /** A slot is nobody's yet: it is registered in the name of the session's own archive. */
    private boolean owed(Session session, CounterOrder body) {
        String visitNo = body.visitNo();
        List<String> rxNos = body.rxNos();
        return body.slot() != null
                || visitNo == null
                || rxNos == null
                || theirs.owes(session.patientId(), visitNo, rxNos);
    }

    /** What HIS no longer tells to be owed may be what a running order has charged. */
    private Opened running(Client client, List<String> bill) {
        return bill.stream()
                .flatMap(each -> histories.holder(Order.BILL, client.org(), each).stream())
                .findFirst()
                .map(holder -> new Opened.BillHeld(holder.order()))
                .orElseThrow(Theirs::bill);
    }

    private Counter counter(Session session, Entry<Counter> entry, Payer payer, @Nullable Slot slot) {
        Duration patience = slot != null && slot.booked() ? gateway.bookedPatience() : gateway.patience();
        boolean voucher = session.notes().get(NoteKey.MDTRT_CERT_TYPE).equals("01");
        return counters.of(payer, entry.billing(), patience, voucher);
    }

    private static Fields notes(Client client, Session session, Entry<Counter> entry, CounterOrder body) {
        Fields notes = Fields.of(NoteKey.ORG, client.org())
                .with(NoteKey.ENTRY, body.entry())
                .with(NoteKey.PATIENT_ID, session.patientId())
                .with(NoteKey.TERMINAL, session.terminal())
                .with(NoteKey.OPERATOR, client.id())
                .with(NoteKey.DESCRIPTION, body.description())
                .and(Bills.notes(body.visitNo(), body.rxNos(), body.slot()));
        if (!entry.insured()) {
            return notes;
        }
        CounterOrder.Choice i = body.insurance();
        Fields chosen = i == null
                ? Fields.of(NoteKey.MED_TYPE, "11").with(NoteKey.ACCOUNT_USED, "1")
                : Fields.of(NoteKey.MED_TYPE, Given.or(i.medType(), "11"))
                        .with(NoteKey.ACCOUNT_USED, account(i.account()))
                        .with(NoteKey.ADMDVS, Given.text(i.admdvs()))
                        .with(NoteKey.INSU_TYPE, Given.text(i.insuType()));
        return notes.and(session.notes()).and(chosen);
    }

    /** Which purse pays, as the insurer writes it (acct_used_flag); the person's own where nothing else is wished. */
    static String account(@Nullable String wish) {
        return ACCOUNT.getOrDefault(Given.or(wish, "OWN"), "1");
    }

    /** What a code that was just scanned adds to the page that opens the gate. */
    static Secrets code(@Nullable String payCode) {
        return payCode == null || payCode.isBlank() ? Secrets.NONE : Secrets.NONE.with(NoteKey.PAY_CODE, payCode);
    }
}
