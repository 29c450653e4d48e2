package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import java.util.Optional;

/** Reversal of a discharge (出院结算撤销): I09 under the permit of F01, once everything is back; asked by F03. */
final class DischargeUndone {
    private final Line line;
    private final Permit permit;
    private final RefundState state;

    DischargeUndone(Line line, Permit permit) {
        this.line = line;
        this.permit = permit;
        state = new RefundState(line);
    }

    /** Where nobody holds a permit it is asked for here. */
    Outcome<Returned> reverse(Deed reversal) {
        Shares back = Shares.of(reversal, Leg.Standing.RETURNED);
        Optional<String> held = Numbers.permit(reversal);
        return held.isPresent()
                ? tell(reversal, back, held.get())
                : permit.grant(reversal, back.total()).then(granted -> tell(reversal, back, granted.hisRefundNo()));
    }

    private Outcome<Returned> tell(Deed reversal, Shares back, String refundNo) {
        String number = Numbers.refund(reversal);
        I09Cancel.Request request = new I09Cancel.Request(
                number,
                Numbers.order(reversal),
                refundNo,
                reversal.reason().isEmpty() ? "撤销出院结算" : reversal.reason(),
                RedReceipt.reversalNo(reversal, back),
                back.all().stream().map(share -> RedReceipt.leg(line, share)).toList(),
                RedReceipt.refundTime(reversal, back));
        String path = I09Cancel.path(reversal.notes().need(NoteKey.STAY_ID));
        Call call = Call.post("I09", path, number, request).once(number);
        return line.send(call, I09Cancel.Answer.class)
                .match(
                        told -> cancelled(call, reversal, back, told),
                        no -> refused(reversal, back, no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private static Outcome<Returned> cancelled(Call call, Deed reversal, Shares back, I09Cancel.Answer told) {
        boolean ours = told.gatewayRefundNo().equals(Numbers.refund(reversal))
                && told.gatewayOrderNo().equals(Numbers.order(reversal));
        if (!ours || !told.state().equals("CANCELLED")) {
            return Line.doubt(call, "答非所问: 退费号、订单号或状态不符");
        }
        if (!back.total().equals(told.refundedTotal())) {
            return Line.doubt(call, "撤销金额与我方 " + back.total().yuan() + " 元不符");
        }
        return Outcome.succeeded(RedReceipt.returned(
                told.hisRefundTradeNo(),
                Sheets.known(told.redReceiptNo()),
                told.hisRefundNo(),
                RedReceipt.refundTime(reversal, back)));
    }

    /** This may have been a repeat whose first sending was booked: HIS's own state decides. */
    private Outcome<Returned> refused(Deed reversal, Shares back, Declined<I09Cancel.Answer> no) {
        if (no.refusal() == Refusal.NEVER_SENT) {
            return Outcome.neverSent(no.text());
        }
        return state.of(reversal)
                .match(
                        told -> told.state().equals("DONE") || told.state().equals("MONEY_BACK")
                                ? RedReceipt.stands(reversal, back, told)
                                : RedReceipt.passed(no),
                        never -> RedReceipt.passed(no),
                        u -> u.doubt() == Doubt.NOT_FOUND
                                ? RedReceipt.passed(no)
                                : Outcome.unknown(Doubt.NO_ANSWER, "HIS 拒绝 " + no.code() + " 而状态未能核实: " + u.text()));
    }

    Outcome<Returned> askReverse(Deed reversal) {
        return state.of(reversal)
                .then(told -> RedReceipt.stands(reversal, Shares.of(reversal, Leg.Standing.RETURNED), told));
    }
}
