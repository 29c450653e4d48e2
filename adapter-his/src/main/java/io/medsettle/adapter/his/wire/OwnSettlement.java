package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Act settle where HIS speaks to the insurer (HIS 医保结算): S02, asked by S04, let go and reversed by S03. A no to a settlement
 * counts only if HIS's own state does not know of one.
 */
final class OwnSettlement implements Counterparty {
    private final Line line;

    OwnSettlement(Line line) {
        this.line = line;
    }

    private static String order(Deed deed) {
        return Numbers.insured(deed.original().map(Deed.Original::deed).orElse(deed));
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        String number = order(deed);
        String hisOrderId = deed.notes().need(NoteKey.HIS_ORDER_ID);
        S02Settle.Request wanted = new S02Settle.Request(
                number,
                deed.number().text(),
                OwnTrial.version(deed),
                OwnTrial.auth(deed),
                deed.notes().get(NoteKey.MED_TYPE),
                OwnTrial.acctUsed(deed),
                deed.notes().need(HisNotes.TRIAL_NO));
        Call call = Call.post("S02", S01Trial.path(hisOrderId, "settle"), number, wanted)
                .once(wanted.requestNo());
        return line.send(call, S02Settle.Answer.class)
                .match(
                        told -> checked(deed, told),
                        no -> refused(deed, no),
                        u -> Outcome.<Receipt>unknown(u.doubt(), u.text()))
                .map(Started.Done::new);
    }

    private static Outcome<Receipt> checked(Deed deed, S02Settle.Answer told) {
        if (!told.gatewayOrderNo().equals(order(deed))
                || !told.requestNo().equals(deed.number().text())
                || !told.hisOrderId().equals(deed.notes().need(NoteKey.HIS_ORDER_ID))) {
            return Outcome.unknown(Doubt.NO_ANSWER, "S02 答非所问: 订单号、请求号或收费单号不符");
        }
        Parts borne = OwnTrial.borne(told.fundAmt(), told.acctAmt(), told.otherAmt());
        if (Math.addExact(borne.total(), told.cashAmt().fen()) != told.total().fen()) {
            return Outcome.unknown(
                    Doubt.NO_ANSWER, "S02 分项合计与总额 " + told.total().yuan() + " 元不符");
        }
        Fields notes = Fields.of(NoteKey.SETL_ID, told.setlId())
                .with(NoteKey.MDTRT_ID, told.mdtrtId())
                .with(NoteKey.MED_TYPE, Sheets.known(told.medType()))
                .with(NoteKey.INSU_TYPE, Sheets.known(told.insuType()))
                .with(NoteKey.FAMILY_ACCOUNT, OwnTrial.fen(told.familyAcctAmt()))
                .with(NoteKey.CLR_TYPE, Sheets.known(told.clrType()))
                .with(NoteKey.CLR_OPTINS, Sheets.known(told.clrOptins()));
        Parts cash = Parts.of(Part.CASH, told.cashAmt().fen());
        return Outcome.succeeded(new Receipt(told.setlId(), borne, cash, told.setlTime(), notes, Secrets.NONE));
    }

    private Outcome<Receipt> refused(Deed deed, Declined<S02Settle.Answer> no) {
        if (no.refusal() == Refusal.NEVER_SENT) {
            return Outcome.neverSent(no.text());
        }
        Outcome<Receipt> firm = Outcome.declined(no.code(), no.text(), no.advice());
        return state(deed)
                .match(
                        told -> open(told) ? firm : stands(deed, told),
                        never -> firm,
                        u -> u.doubt() == Doubt.NOT_FOUND
                                ? firm
                                : Outcome.unknown(Doubt.NO_ANSWER, "HIS 拒绝 " + no.code() + " 而状态未能核实: " + u.text()));
    }

    private static boolean open(S04State.Answer told) {
        return told.state().equals("NONE") || told.state().equals("TRIAL");
    }

    private Outcome<S04State.Answer> state(Deed deed) {
        String number = order(deed);
        String requestNo = deed.original()
                .map(original -> original.deed().number())
                .orElse(deed.number())
                .text();
        Call call = Call.post("S04", S04State.PATH, number, new S04State.Request(number, requestNo));
        return line.ask(call, S04State.Answer.class)
                .then(told -> told.gatewayOrderNo().equals(number)
                        ? Outcome.succeeded(told)
                        : Line.doubt(call, "答非所问: 订单号不符"));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return state(start).then(told -> stands(start, told));
    }

    private static Outcome<Receipt> stands(Deed deed, S04State.Answer told) {
        S02Settle.Answer settled = told.settlement();
        return switch (told.state()) {
            case "SETTLED" ->
                settled == null ? Outcome.unknown(Doubt.NO_ANSWER, "HIS 称医保已结算, 但未给出结果") : checked(deed, settled);
            case "SETTLING" -> Outcome.unknown(Doubt.STILL_WORKING, "HIS 正在医保结算");
            case "NONE", "TRIAL" -> Outcome.unknown(Doubt.NOT_FOUND, "HIS 尚未医保结算: " + told.state());
            case "CANCELLED" ->
                settled == null && ofPrice(deed, told)
                        ? Outcome.declined("CANCELLED", "该预结算已作废, 不会再结算")
                        : Outcome.unknown(Doubt.NO_ANSWER, "HIS 称医保结算已撤销, 需人工核实");
            default -> Outcome.unknown(Doubt.NO_ANSWER, "HIS 医保状态未知: " + told.state());
        };
    }

    /**
     * The price is cancelled, so that nothing can settle it any more, and then proven by HIS's own state: neither its yes nor
     * "not found" is a proof. What is settled is held fast.
     */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        String trialNo = start.notes().need(HisNotes.TRIAL_NO);
        S02Settle.CancelRequest request = new S02Settle.CancelRequest(order(start), null, trialNo, reason(start));
        return cancel(start, request, start.number().text())
                .match(
                        gone -> proven(start, "预结算已作废"),
                        no -> proven(start, "预结算作废被拒 " + no.code()),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private Outcome<Closed> proven(Deed start, String told) {
        return state(start)
                .match(
                        now -> letGo(start, told, now),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        u -> Outcome.unknown(u.doubt(), told + ", 而未能核实: " + u.text()));
    }

    private static Outcome<Closed> letGo(Deed start, String told, S04State.Answer now) {
        return switch (now.state()) {
            case "CANCELLED" ->
                now.settlement() == null && ofPrice(start, now)
                        ? Outcome.succeeded(Closed.byClose())
                        : Outcome.unknown(Doubt.NO_ANSWER, told + ", 而 HIS 所称作废的不是这次预结算, 需人工核实");
            case "SETTLED" -> Outcome.declined("SETTLED", "HIS 医保已结算");
            case "SETTLING" -> Outcome.unknown(Doubt.STILL_WORKING, "HIS 正在医保结算");
            default -> Outcome.unknown(Doubt.NO_ANSWER, told + ", 而 HIS 医保状态为 " + now.state());
        };
    }

    /** A state tells of the newest price where none is settled: that of a later one proves nothing about ours. */
    private static boolean ofPrice(Deed deed, S04State.Answer told) {
        String trialNo = told.trialNo();
        return trialNo == null || trialNo.equals(deed.notes().need(HisNotes.TRIAL_NO));
    }

    private Outcome<S02Settle.Cancelled> cancel(Deed deed, S02Settle.CancelRequest request, String key) {
        String path = S01Trial.path(deed.notes().need(NoteKey.HIS_ORDER_ID), "cancel");
        Call call = Call.post("S03", path, request.gatewayOrderNo(), request)
                .once(key)
                .knowing("amount", request.setlId() == null ? Money.ZERO : whole(deed));
        return line.send(call, S02Settle.Cancelled.class)
                .then(told -> told.gatewayOrderNo().equals(request.gatewayOrderNo())
                        ? Outcome.succeeded(told)
                        : Line.doubt(call, "答非所问: 订单号不符"));
    }

    private static Money whole(Deed reversal) {
        Receipt original = reversal.needOriginal().receipt();
        return new Money(Math.addExact(original.parts().total(), original.seen().total()));
    }

    private static String reason(Deed deed) {
        return deed.reason().isEmpty() ? "撤销医保结算" : deed.reason();
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        Receipt original = reversal.needOriginal().receipt();
        S02Settle.CancelRequest request =
                new S02Settle.CancelRequest(order(reversal), original.farNumber(), null, reason(reversal));
        Money whole = whole(reversal);
        return cancel(reversal, request, reversal.number().text())
                .match(
                        told -> told.total().equals(whole)
                                ? returned(original, told.reversalSetlId(), told.cancelTime())
                                : Outcome.unknown(Doubt.NO_ANSWER, "S03 撤销金额与原结算不符"),
                        no -> notReversed(reversal, no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private static Outcome<Returned> returned(Receipt original, @Nullable String number, Instant at) {
        return Outcome.succeeded(Returned.arrived(Sheets.known(number), original.parts(), at));
    }

    private Outcome<Returned> notReversed(Deed reversal, Declined<S02Settle.Cancelled> no) {
        if (no.refusal() == Refusal.NEVER_SENT) {
            return Outcome.neverSent(no.text());
        }
        Outcome<Returned> firm = Outcome.declined(no.code(), no.text(), no.advice());
        return state(reversal)
                .match(
                        told -> told.state().equals("SETTLED") ? firm : back(reversal, told),
                        never -> firm,
                        u -> Outcome.unknown(Doubt.NO_ANSWER, "HIS 拒绝 " + no.code() + " 而状态未能核实: " + u.text()));
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return state(reversal).then(told -> back(reversal, told));
    }

    private static Outcome<Returned> back(Deed reversal, S04State.Answer told) {
        Instant at = told.cancelTime();
        if (told.state().equals("CANCELLED") && at != null) {
            return returned(reversal.needOriginal().receipt(), told.reversalSetlId(), at);
        }
        return told.state().equals("SETTLED")
                ? Outcome.unknown(Doubt.NOT_FOUND, "HIS 尚未撤销医保结算")
                : Outcome.unknown(Doubt.NO_ANSWER, "撤销存疑而 HIS 医保状态为 " + told.state());
    }
}
