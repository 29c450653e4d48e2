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
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;

/**
 * Act write-back (结算回写): O07, asked by O08, let go by O04 and proven by O08, reversed by the red receipt. The patient's money
 * is taken by now: a no that is not final after doubt counts only if O08 does not know of a charge either, and nothing here
 * ever concludes from HIS not knowing a number (his §4 rules 5, 6).
 */
final class WriteBack implements Counterparty {
    private final Line line;
    private final Hold hold;
    private final RemainderHold remainder;
    private final Release release;
    private final OrderState state;
    private final RedReceipt red;

    WriteBack(Line line, Hold hold, RemainderHold remainder, Release release, OrderState state, RedReceipt red) {
        this.line = line;
        this.hold = hold;
        this.remainder = remainder;
        this.release = release;
        this.state = state;
        this.red = red;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        SettlementReport report = new SettlementReport(deed, line.conventions());
        Outcome<Receipt> told = tell(report);
        boolean lapsed = told.match(r -> false, no -> no.code().equals(Codes.EXPIRED), u -> false);
        if (lapsed) {
            Holding again = Carried.anew(deed) ? remainder : hold;
            told = again.take(deed).then(held -> tell(report));
        }
        return told.match(
                        Outcome::succeeded,
                        no -> refused(deed, report, no),
                        u -> Outcome.<Receipt>unknown(u.doubt(), u.text()))
                .map(Started.Done::new);
    }

    private Outcome<Receipt> tell(SettlementReport report) {
        O07Confirm.Request request = report.request();
        String number = request.gatewayOrderNo();
        Call call = Call.post("O07", O07Confirm.path(request.hisOrderId()), number, request)
                .once(number);
        return line.send(call, O07Confirm.Answer.class).then(booked -> checked(call, report, booked));
    }

    private Outcome<Receipt> checked(Call call, SettlementReport report, O07Confirm.Answer booked) {
        String objection = report.objection(booked);
        return objection.isEmpty() ? Outcome.succeeded(receipt(report, booked)) : Line.doubt(call, objection);
    }

    /** This may have been a repeat whose first sending was booked: HIS's own state decides. */
    private Outcome<Receipt> refused(Deed deed, SettlementReport report, Declined<Receipt> no) {
        Outcome<Receipt> firm = Outcome.declined(no.code(), no.text(), no.advice());
        if (no.refusal() == Refusal.NEVER_SENT) {
            return Outcome.neverSent(no.text());
        }
        if (Codes.refusedEvenAfterDoubt(no.code()) || no.advice() == Advice.REFUND_ADVISED) {
            return firm;
        }
        return state.of(deed.number().text(), report.shares().besideCash())
                .match(
                        told -> told.state().equals("UNPAID") || told.state().equals("FROZEN")
                                ? firm
                                : stands(report, told),
                        never -> firm,
                        u -> u.doubt() == Doubt.NOT_FOUND
                                ? firm
                                : Outcome.unknown(Doubt.NO_ANSWER, "HIS 拒绝 " + no.code() + " 而状态未能核实: " + u.text()));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        SettlementReport report = new SettlementReport(start, line.conventions());
        return state.of(start.number().text(), report.shares().besideCash()).then(told -> stands(report, told));
    }

    private Outcome<Receipt> stands(SettlementReport report, O08State.Answer told) {
        return switch (told.state()) {
            case "PAID" -> paid(report, told);
            case "CONFIRMING" -> Outcome.unknown(Doubt.STILL_WORKING, "HIS 正在入账");
            case "UNPAID", "FROZEN" -> Outcome.unknown(Doubt.NOT_FOUND, "HIS 尚未入账: " + told.state());
            case "PART_REFUNDED", "REFUNDED" ->
                Outcome.unknown(
                        Doubt.NO_ANSWER, "HIS 称已退费 " + told.refundedTotal().yuan() + " 元, 需人工核实");
            case "VOID" -> gone(told);
            default -> Outcome.unknown(Doubt.NO_ANSWER, "HIS 状态未知: " + told.state());
        };
    }

    /** Let go for ever. Where HIS has reversed the insurer's part by itself a person must look first. */
    private static Outcome<Receipt> gone(O08State.Answer told) {
        return switch (OrderState.voidCode(told)) {
            case "RELEASED" -> Outcome.declined(Codes.LET_GO, "该号已释放, 不会再入账");
            case "CHARGED_ELSEWHERE" -> Outcome.declined(Codes.CHARGED_ELSEWHERE, "已在别处收费", Advice.WINDOW_ONLY);
            default -> Outcome.unknown(Doubt.NO_ANSWER, "HIS 称已作废 " + OrderState.voidCode(told) + ", 需人工核实");
        };
    }

    private Outcome<Receipt> paid(SettlementReport report, O08State.Answer told) {
        O07Confirm.Answer booked = told.receipt();
        if (booked != null) {
            String objection = report.objection(booked);
            return objection.isEmpty()
                    ? Outcome.succeeded(receipt(report, booked))
                    : Outcome.unknown(Doubt.NO_ANSWER, "O08 " + objection);
        }
        if (told.hisTradeNo() == null || !told.total().equals(report.shares().total())) {
            return Outcome.unknown(
                    Doubt.NO_ANSWER, "HIS 称已收费, 但交易号或总额 " + told.total().yuan() + " 元对不上");
        }
        Fields notes = Fields.of(HisNotes.TRADE_NO, told.hisTradeNo())
                .with(HisNotes.GATEWAY_ORDER_NO, told.gatewayOrderNo())
                .with(HisNotes.RECEIPT_NO, told.receiptNo() == null ? "" : told.receiptNo());
        return Outcome.succeeded(
                new Receipt(told.hisTradeNo(), Parts.NONE, Parts.NONE, report.payTime(), notes, Secrets.NONE));
    }

    private Receipt receipt(SettlementReport report, O07Confirm.Answer booked) {
        Instant farTime = line.conventions().billByPayTime() ? report.payTime() : booked.bookTime();
        return new Receipt(
                booked.hisTradeNo(), Parts.NONE, report.shares().parts(), farTime, Guides.notes(booked), Secrets.NONE);
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        String number = start.number().text();
        return release.release(number, start.notes().need(NoteKey.HIS_ORDER_ID))
                .match(
                        gone -> proven(number),
                        no -> no.code().equals(Codes.UNKNOWN_ORDER)
                                ? Outcome.unknown(Doubt.NO_ANSWER, "释放被拒 " + no.code() + ": 不足以证明未入账")
                                : Outcome.declined(no.code(), no.text(), no.advice()),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private Outcome<Closed> proven(String number) {
        return state.of(number).then(told -> switch (told.state()) {
            case "UNPAID", "VOID" ->
                Outcome.succeeded(new Closed(Closed.Proof.BY_CLOSE, Fields.of("hisState", told.state())));
            case "PAID" -> Outcome.declined(Codes.CHARGED, "HIS 已收费");
            case "CONFIRMING" -> Outcome.unknown(Doubt.STILL_WORKING, "HIS 正在入账");
            default -> Outcome.unknown(Doubt.NO_ANSWER, "已释放而 HIS 状态为 " + told.state());
        });
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return red.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return red.askReverse(reversal);
    }
}
