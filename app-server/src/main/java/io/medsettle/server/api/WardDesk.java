package io.medsettle.server.api;

import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.SettlementDesk.Assigned;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.clients.Client;
import io.medsettle.server.counter.Session;
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

    WardDesk(
            StayRounds rounds,
            Stays stays,
            WhoCollects whoCollects,
            VoucherClaims vouchers,
            SettlementDesk settlements,
            HisStays his) {
        this.rounds = rounds;
        this.stays = stays;
        this.whoCollects = whoCollects;
        this.vouchers = vouchers;
        this.settlements = settlements;
        this.his = his;
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

    /** A deposit (预交金). */
    public StayRounds.Found deposit(
            StayAsk ask, String patientId, long fen, String description, String terminal, Paying paying) {
        Payer payer = payer(ask.client(), paying);
        Fields notes = Fields.of(NoteKey.PATIENT_ID, patientId)
                .with(NoteKey.CHANNEL, whoCollects.note(paying.how(), payer))
                .with(NoteKey.DESCRIPTION, description)
                .with(NoteKey.TERMINAL, terminal);
        return rounds.open(ask.wish(
                ask.digest("deposit", patientId, fen, description, paying.how().text()),
                notes,
                paying.secrets(),
                stay -> stays.deposit(stay, ask.stayId(), fen, payer)));
    }

    /** The insurer's admission (2401), in the name of who has shown who they are. */
    public StayRounds.Found admission(StayAsk ask, Session person, @Nullable String medType) {
        vouchers.take(person, ask.stayId());
        return rounds.open(ask.wish(
                ask.digest("admission", person.patientId(), medType),
                identified(person, medType),
                person.secrets(),
                stays::admission));
    }

    StayRounds.Found undoAdmission(StayAsk ask, String reason) {
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
        if (insured) {
            vouchers.take(person, ask.stayId());
        }
        Payer payer = payer(ask.client(), paying);
        Fields notes = identified(person, null)
                .with(NoteKey.CHANNEL, whoCollects.note(paying.how(), payer))
                .with(NoteKey.ACCOUNT_USED, CounterOpenings.account(account))
                .with(NoteKey.DESCRIPTION, "住院结算");
        return rounds.open(ask.wish(
                ask.digest(
                        "discharge",
                        person.patientId(),
                        insured,
                        account,
                        paying.how().text()),
                notes,
                person.secrets().and(paying.secrets()),
                stay -> stays.discharge(stay, ask.stayId(), insured, payer)));
    }

    StayRounds.Found reverse(StayAsk ask, String reason, Paying paying) {
        Payer payer = payer(ask.client(), paying);
        return rounds.open(ask.wish(
                ask.digest("reverse", reason, paying.how().text()),
                Fields.of(NoteKey.REASON, reason).with(NoteKey.CHANNEL, whoCollects.note(paying.how(), payer)),
                paying.secrets(),
                stay -> stays.reverse(stay, ask.stayId(), payer)));
    }

    /**
     * Goes on with a round whose amounts the patient has seen.
     *
     * @param code what was scanned just now, "" or null where nothing was
     */
    public Order confirm(Client client, Order stay, int round, @Nullable String code) {
        whoCollects.mayConfirm(client, stay, round);
        if (RoundAnswer.of(stay, stay.round(round)).wantsCode(stay.round(round)) && (code == null || code.isBlank())) {
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
                .orElseThrow(() -> Refusal.of(409, "not-cancellable", "不能放弃", "这一轮已收款或已办结", "已收款的请退费, 已出院结算的请撤销结算"));
    }

    /** Print data of the discharge that was settled here (出院清单). */
    public HisStays.Statement statement(Client client, String stayId) {
        Order stay = find(client, stayId).orElseThrow(() -> Refusal.notFound("没有这次住院的结算"));
        Round discharge = Stays.discharged(stay)
                .orElseThrow(() -> Refusal.of(409, "not-discharged", "尚未出院结算", "该次住院没有完成的出院结算", "请先办理出院结算"));
        RequestNo number = discharge.deed("his").orElseThrow().number();
        return Told.byHis(his.statement(stayId, number));
    }

    private static Fields identified(Session person, @Nullable String medType) {
        Fields notes = person.notes()
                .with(NoteKey.PATIENT_ID, person.patientId())
                .with(NoteKey.TERMINAL, person.terminal())
                .with(NoteKey.ACCOUNT_USED, "1");
        return medType == null ? notes : notes.with(NoteKey.MED_TYPE, medType);
    }
}
