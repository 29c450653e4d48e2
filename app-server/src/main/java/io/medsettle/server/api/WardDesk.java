package io.medsettle.server.api;

import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.SettlementDesk.Assigned;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.Payers;
import io.medsettle.server.clients.Client;
import io.medsettle.server.counter.Session;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.credit.WardCredit;
import io.medsettle.server.credit.WardCredit.Ready;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about a stay (住院), for the REST edge and for the patients' pages. Whether the one who asks may ask for
 * this stay is for the caller to know. Amounts in fen. Safe to share.
 */
@Singleton
public class WardDesk {
    private final StayRounds rounds;
    private final Stays stays;
    private final WhoCollects whoCollects;
    private final VoucherClaims vouchers;
    private final SettlementDesk settlements;
    private final HisStays his;
    private final WardCredit credit;

    WardDesk(
            StayRounds rounds,
            Stays stays,
            WhoCollects whoCollects,
            VoucherClaims vouchers,
            SettlementDesk settlements,
            HisStays his,
            WardCredit credit) {
        this.rounds = rounds;
        this.stays = stays;
        this.whoCollects = whoCollects;
        this.vouchers = vouchers;
        this.settlements = settlements;
        this.his = his;
        this.credit = credit;
    }

    /**
     * How somebody pays.
     *
     * @param with WECHAT, CODE …, as {@link WhoCollects} knows it
     * @param channel whose code is to be shown, "" where none is
     * @param secrets the payer's number at the channel, or the code shown
     */
    public record Paying(String with, String channel, Secrets secrets) {
        /** Where no code of ours is to be shown. */
        public Paying(String with, Secrets secrets) {
            this(with, "", secrets);
        }

        PayHow how() {
            return new PayHow(with, channel);
        }
    }

    private Payer payer(Client client, Paying paying) {
        return whoCollects.chosen(client, paying.how(), paying.secrets().get(NoteKey.PAY_CODE));
    }

    /** The order of a stay, if anything was ever done about it here. */
    public Optional<Order> find(Client client, String stayId) {
        return rounds.find(client, stayId);
    }

    /** A deposit (预交金); by credit it may be that the contract stands for it and nothing is paid (免押金). */
    public StayRounds.Found deposit(
            StayAsk ask, String patientId, long fen, String description, String terminal, Paying paying) {
        Payer payer = payer(ask.client(), paying);
        Fields notes = Fields.of(NoteKey.PATIENT_ID, patientId)
                .with(NoteKey.CHANNEL, whoCollects.note(paying.how(), payer))
                .with(NoteKey.DESCRIPTION, description)
                .with(NoteKey.TERMINAL, terminal);
        boolean waived = payer.byCredit() && credit.waivesDeposits();
        Optional<Ready> ready = ready(ask, paying, patientId, Fields.NONE, Operation.DEPOSIT, waived ? 0 : fen);
        Fields known = ready.map(r -> notes.and(r.notes())).orElse(notes);
        return rounds.open(ask.wish(
                ask.digest("deposit", patientId, fen, description, paying.how().text()),
                waived ? known.and(WardCredit.waiving()) : known,
                secrets(ready, paying),
                stay -> waived ? stays.waiver(stay, fen, payer) : stays.deposit(stay, ask.stayId(), fen, payer)));
    }

    /** The insurer's admission (2401), in the name of who has shown who they are. */
    public StayRounds.Found admission(StayAsk ask, Session person, @Nullable String medType) {
        return admission(ask, person, medType, Fields.NONE);
    }

    /** @param more what else was said of it: class, and whether nobody shows a card */
    StayRounds.Found admission(StayAsk ask, Session person, @Nullable String medType, Fields more) {
        vouchers.take(person, ask.stayId());
        return rounds.open(ask.wish(
                also(ask, ask.digest("admission", person.patientId(), medType), more),
                identified(person, medType).and(more),
                person.secrets(),
                stays::admission));
    }

    /** Takes the insurer's admission back (2404), where HIS permits it and nothing hangs on it any more. */
    public StayRounds.Found undoAdmission(StayAsk ask, String reason) {
        return rounds.open(ask.wish(
                ask.digest("undo", reason),
                Fields.of(NoteKey.REASON, reason),
                Secrets.NONE,
                stay -> stays.undoAdmission(stay, ask.stayId())));
    }

    /**
     * A discharge as far as its price (出院预结算); it waits to be confirmed.
     *
     * @param account NONE, OWN or FAMILY
     * @param paying how a top-up is paid; a code is shown when it is confirmed
     */
    public StayRounds.Found discharge(StayAsk ask, Session person, boolean insured, String account, Paying paying) {
        return discharge(ask, person, insured, account, paying, Fields.NONE);
    }

    /** @param more what else was said of it: class, and whether nobody shows a card */
    public StayRounds.Found discharge(
            StayAsk ask, Session person, boolean insured, String account, Paying paying, Fields more) {
        if (insured) {
            vouchers.take(person, ask.stayId());
        }
        Payer payer = whoCollects.discharging(payer(ask.client(), paying));
        Optional<Ready> ready = ready(ask, paying, person.patientId(), more, Operation.DISCHARGE, 0);
        Fields notes = ready.map(r -> known(person, r))
                .orElse(Fields.NONE)
                .and(identified(person, null))
                .with(NoteKey.CHANNEL, channel(paying, payer, ready))
                .with(NoteKey.ACCOUNT_USED, CounterOpenings.account(account))
                .with(NoteKey.DESCRIPTION, "住院结算")
                .and(more);
        String digest = ask.digest(
                "discharge", person.patientId(), insured, account, paying.how().text());
        return rounds.open(ask.wish(
                also(ask, digest, more),
                notes,
                secrets(ready, paying).and(person.secrets()),
                stay -> stays.discharge(stay, ask.stayId(), insured, payer)));
    }

    /** Takes a discharge back; a surplus that was paid out is collected again. */
    public StayRounds.Found reverse(StayAsk ask, String reason, Paying paying) {
        Payer payer = payer(ask.client(), paying);
        Optional<Ready> ready =
                paidOut(ask).flatMap(patientId -> ready(ask, paying, patientId, Fields.NONE, Operation.DEPOSIT, 0));
        Fields notes = ready.map(Ready::notes)
                .orElse(Fields.NONE)
                .with(NoteKey.REASON, reason)
                .with(NoteKey.CHANNEL, channel(paying, payer, ready));
        return rounds.open(ask.wish(
                ask.digest("reverse", reason, paying.how().text()),
                notes,
                secrets(ready, paying),
                stay -> stays.reverse(stay, ask.stayId(), payer)));
    }

    /** Whether that was asked for before, under the same key. */
    public boolean opened(StayAsk ask) {
        return rounds.opened(ask);
    }

    /** What a round has to know that the credit platform collects; nothing where somebody else does. */
    private Optional<Ready> ready(
            StayAsk ask, Paying paying, String patientId, Fields more, Operation operation, long fen) {
        if (!paying.with().equals(Payers.CREDIT) || rounds.opened(ask)) {
            return Optional.empty();
        }
        Optional<PatientClass> told = more.find(NoteKey.INSURANCE_CLASS).map(PatientClass::valueOf);
        return Optional.of(credit.ready(ask.stayId(), patientId, told, operation, fen));
    }

    /** Where HIS speaks for the patient nobody shows anything: the document in the archive is what the insurer is told. */
    private static Fields known(Session person, Ready ready) {
        return person.id().isEmpty() ? ready.notes().and(ready.identity()) : ready.notes();
    }

    private static Secrets secrets(Optional<Ready> ready, Paying paying) {
        return ready.map(Ready::secrets).orElse(Secrets.NONE).and(paying.secrets());
    }

    private String channel(Paying paying, Payer payer, Optional<Ready> ready) {
        return ready.map(r -> r.notes().get(NoteKey.CHANNEL)).orElseGet(() -> whoCollects.note(paying.how(), payer));
    }

    /** The patient of a stay whose discharge has paid a surplus out. */
    private Optional<String> paidOut(StayAsk ask) {
        return find(ask.client(), ask.stayId())
                .filter(stay -> Stays.discharged(stay)
                        .filter(r -> r.deeds().stream()
                                .anyMatch(d -> d.status() == DeedStatus.RETURNED || d.status() == DeedStatus.ACCEPTED))
                        .isPresent())
                .map(stay -> stay.opening().get("notes." + NoteKey.PATIENT_ID));
    }

    /**
     * Goes on with a round whose amounts the patient has seen.
     *
     * @param code what was scanned just now, "" or null where nothing was
     */
    public Order confirm(Client client, Order stay, int round, @Nullable String code) {
        whoCollects.mayConfirm(client, stay, round);
        RoundAnswer priced = RoundAnswer.of(stay, stay.round(round));
        credit.mustAllow(stay, stay.round(round), priced.topUpFen() == null ? 0 : priced.topUpFen());
        if (priced.wantsCode(stay.round(round)) && (code == null || code.isBlank())) {
            throw new Refusal(Problem.of(400, "missing", "缺少付款码", "需补缴的金额用付款码支付, 须提供 payCode", "请患者出示付款码后重新提交")
                    .at("payCode"));
        }
        Optional<Assigned> assigned = whoCollects.assigned(stay, round, code);
        return settlements
                .openGate(
                        stay.id(),
                        round,
                        Outpatient.PAY,
                        client.id(),
                        whoCollects.notes(assigned),
                        CounterOpenings.code(code),
                        assigned)
                .orElseThrow(() -> Refusal.of(409, "not-confirmable", "现在不能确认", "这一轮不在等待确认", "请查询该次住院的状态"));
    }

    /** Gives a round up of which nothing was collected yet. */
    public Order cancel(Client client, Order stay, int round, String reason) {
        return settlements
                .giveUp(stay.id(), round, reason, client.id())
                .orElseThrow(
                        () -> Refusal.of(409, "not-cancellable", "不能放弃", "这一轮已收款, 已开始退款或已办结", "已收款的请退费, 已开始的退款须办完"));
    }

    /** Print data of the discharge that was settled here (出院清单). */
    public HisStays.Statement statement(Client client, String stayId) {
        Order stay = find(client, stayId).orElseThrow(() -> Refusal.notFound("没有这次住院的结算"));
        Round discharge = Stays.discharged(stay)
                .orElseThrow(() -> Refusal.of(409, "not-discharged", "尚未出院结算", "该次住院没有完成的出院结算", "请先办理出院结算"));
        RequestNo number = discharge.deed("his").orElseThrow().number();
        return Told.byHis(his.statement(stayId, number));
    }

    /** A wish of which nothing more was said keeps the digest that it always had. */
    private static String also(StayAsk ask, String digest, Fields more) {
        return more.isEmpty() ? digest : ask.digest("more", digest, more.text());
    }

    private static Fields identified(Session person, @Nullable String medType) {
        Fields notes = person.notes()
                .with(NoteKey.PATIENT_ID, person.patientId())
                .with(NoteKey.TERMINAL, person.terminal())
                .with(NoteKey.ACCOUNT_USED, "1");
        return medType == null ? notes : notes.with(NoteKey.MED_TYPE, medType);
    }
}
