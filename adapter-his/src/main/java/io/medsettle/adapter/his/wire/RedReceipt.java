package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.Optional;

/** Reversal of the write-back (红冲): F02 once the money is back, asked by F03. */
final class RedReceipt {
    private final Line line;
    private final Permit permit;
    private final RefundState state;

    RedReceipt(Line line, Permit permit) {
        this.line = line;
        this.permit = permit;
        state = new RefundState(line);
    }

    /** Where nobody holds a permit it is asked for here; a site without permits takes our own number in its place. */
    Outcome<Returned> reverse(Deed reversal) {
        return given(reversal, back(reversal)).map(returned -> carrying(reversal, returned));
    }

    /** What went back; where the charge is made anew all of it goes back on paper. */
    private static Shares back(Deed reversal) {
        return Shares.of(reversal, Leg.Standing.RETURNED).with(Carried.fromOld(reversal));
    }

    private static Returned carrying(Deed reversal, Returned returned) {
        Fields carried = Carried.fromOld(reversal).map(Carried::notes).orElse(Fields.NONE);
        return new Returned(
                returned.arrival(),
                returned.farNumber(),
                returned.parts(),
                returned.farTime(),
                returned.notes().and(carried));
    }

    private Outcome<Returned> given(Deed reversal, Shares back) {
        Optional<String> held = Numbers.permit(reversal);
        if (held.isPresent()) {
            return tell(reversal, back, held.get());
        }
        return permit.grant(reversal, back.total())
                .match(
                        granted -> tell(reversal, back, granted.hisRefundNo()),
                        no -> no.code().equals(Codes.NOT_OFFERED)
                                ? tell(reversal, back, Numbers.refund(reversal))
                                : passed(no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private Outcome<Returned> tell(Deed reversal, Shares back, String refundNo) {
        F02Refunded.Request report = report(reversal, back);
        String number = report.gatewayRefundNo();
        Call call = Call.post("F02", F02Refunded.path(refundNo), number, report).once(number);
        return line.send(call, F02Refunded.Answer.class)
                .match(
                        told -> booked(call, reversal, back, told),
                        no -> refused(reversal, back, no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    /** What HIS has permitted or asked for is a refund (退费); what goes back by our own decision is a reversal (冲正). */
    private F02Refunded.Request report(Deed reversal, Shares back) {
        return new F02Refunded.Request(
                Numbers.refund(reversal),
                Numbers.order(reversal),
                "REFUNDED",
                refundTime(reversal, back),
                Numbers.permit(reversal).isPresent() ? "REFUND" : "REVERSAL",
                back.all().stream().map(this::leg).toList(),
                reversalNo(reversal, back),
                null);
    }

    private F02Refunded.Leg leg(Shares.Share share) {
        return leg(line, share);
    }

    static F02Refunded.Leg leg(Line line, Shares.Share share) {
        Leg leg = share.leg();
        return new F02Refunded.Leg(
                share.type(),
                share.amount(),
                line.conventions().channel(leg.party()),
                leg.number().text(),
                leg.farNumber());
    }

    /** The insurer's number of its reversal, or ours where it gave none; "" without an insurer. */
    static String reversalNo(Deed reversal, Shares back) {
        Optional<Leg> insurer = back.insurer().or(() -> Shares.settlement(reversal, Leg.Standing.RETURNED));
        return insurer.map(leg -> leg.farNumber().isEmpty() ? leg.number().text() : leg.farNumber())
                .orElse("");
    }

    static Instant refundTime(Deed reversal, Shares back) {
        return back.lastTime().orElse(reversal.intendedAt());
    }

    private Outcome<Returned> booked(Call call, Deed reversal, Shares back, F02Refunded.Answer told) {
        boolean ours = told.gatewayRefundNo().equals(Numbers.refund(reversal))
                && told.gatewayOrderNo().equals(Numbers.order(reversal));
        if (!ours || !told.state().equals("DONE") || told.hisRefundTradeNo() == null) {
            return Line.doubt(call, "答非所问: 退费号、订单号或状态不符");
        }
        if (!back.total().equals(told.refundedTotal())) {
            return Line.doubt(call, "红冲金额与我方 " + back.total().yuan() + " 元不符");
        }
        Instant bookTime = told.bookTime();
        Instant at = line.conventions().billByPayTime() || bookTime == null ? refundTime(reversal, back) : bookTime;
        return Outcome.succeeded(returned(
                told.hisRefundTradeNo(),
                told.redReceiptNo() == null ? "" : told.redReceiptNo(),
                told.hisRefundNo(),
                at));
    }

    static Returned returned(String tradeNo, String redReceiptNo, String hisRefundNo, Instant at) {
        Fields notes = Fields.of(HisNotes.RED_RECEIPT_NO, redReceiptNo).with(NoteKey.HIS_REFUND_NO, hisRefundNo);
        return new Returned(Returned.Arrival.ARRIVED, tradeNo, Parts.NONE, at, notes);
    }

    /** This may have been a repeat whose first sending was booked: HIS's own state decides. */
    private Outcome<Returned> refused(Deed reversal, Shares back, Declined<F02Refunded.Answer> no) {
        if (no.refusal() == Refusal.NEVER_SENT) {
            return Outcome.neverSent(no.text());
        }
        return state.of(reversal)
                .match(
                        told -> told.state().equals("DONE") || told.state().equals("MONEY_BACK")
                                ? stands(reversal, back, told)
                                : passed(no),
                        never -> passed(no),
                        u -> u.doubt() == Doubt.NOT_FOUND
                                ? passed(no)
                                : Outcome.unknown(Doubt.NO_ANSWER, "HIS 拒绝 " + no.code() + " 而状态未能核实: " + u.text()));
    }

    Outcome<Returned> askReverse(Deed reversal) {
        Shares back = back(reversal);
        return state.of(reversal)
                .then(told -> stands(reversal, back, told))
                .map(returned -> carrying(reversal, returned));
    }

    static Outcome<Returned> stands(Deed reversal, Shares back, F03RefundState.Answer told) {
        return switch (told.state()) {
            case "DONE" -> done(reversal, back, told);
            case "MONEY_BACK" -> Outcome.unknown(Doubt.STILL_WORKING, "HIS 正在红冲");
            case "APPROVED" -> Outcome.unknown(Doubt.NOT_FOUND, "HIS 尚未收到退费结果");
            case "REJECTED" -> Outcome.declined("REJECTED", "该退费在 HIS 已按未退关闭");
            default -> Outcome.unknown(Doubt.NO_ANSWER, "HIS 退费状态未知: " + told.state());
        };
    }

    private static Outcome<Returned> done(Deed reversal, Shares back, F03RefundState.Answer told) {
        if (told.hisRefundTradeNo() == null || !back.total().equals(told.refundedTotal())) {
            return Outcome.unknown(
                    Doubt.NO_ANSWER, "HIS 称已红冲, 但交易号或金额与我方 " + back.total().yuan() + " 元对不上");
        }
        return Outcome.succeeded(returned(
                told.hisRefundTradeNo(),
                told.redReceiptNo() == null ? "" : told.redReceiptNo(),
                told.hisRefundNo(),
                refundTime(reversal, back)));
    }

    static <T> Outcome<Returned> passed(Declined<T> no) {
        return no.refusal() == Refusal.NEVER_SENT
                ? Outcome.neverSent(no.text())
                : Outcome.declined(no.code(), no.text(), no.advice());
    }
}
