package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import java.util.List;
import java.util.Optional;

/** O02: takes the hold, or renews it under the same number with the same content. */
final class Hold implements Holding {
    private final Line line;

    Hold(Line line) {
        this.line = line;
    }

    @Override
    public String number(Deed deed) {
        return Numbers.order(deed);
    }

    @Override
    public Optional<String> hisOrder(Deed deed) {
        return deed.notes().find(NoteKey.HIS_ORDER_ID);
    }

    @Override
    public Fields named(String number) {
        return Fields.of(HisNotes.GATEWAY_ORDER_NO, number);
    }

    @Override
    public Outcome<O02Freeze.Answer> take(Deed deed) {
        Fields notes = deed.notes();
        String number = Numbers.order(deed);
        O02Freeze.Request wanted = new O02Freeze.Request(
                notes.need(NoteKey.VISIT_NO),
                List.of(notes.need(NoteKey.RX_NOS).split(",", -1)),
                number,
                notes.need(NoteKey.CHANNEL));
        Call call = Call.post("O02", O02Freeze.PATH, number, wanted).once(number);
        return line.send(call, O02Freeze.Answer.class).then(held -> {
            String objection = objection(wanted, held, notes.get(NoteKey.HIS_ORDER_ID));
            return objection.isEmpty() ? Outcome.succeeded(held) : Line.doubt(call, objection);
        });
    }

    private static String objection(O02Freeze.Request wanted, O02Freeze.Answer held, String known) {
        if (!held.gatewayOrderNo().equals(wanted.gatewayOrderNo())
                || !held.visitNo().equals(wanted.visitNo())) {
            return "答非所问: 订单号或就诊号不符";
        }
        if (!Numbers.usable(held.hisOrderId())
                || !known.isEmpty() && !held.hisOrderId().equals(known)) {
            return "收费单号不符";
        }
        return unequal(held);
    }

    /** In words, if the lines are not the total; else empty. */
    static String unequal(O02Freeze.Answer held) {
        Money sum = Money.ZERO;
        for (O02Freeze.Item item : held.items()) {
            sum = sum.plus(item.amount());
        }
        return sum.equals(held.total())
                ? ""
                : "明细合计 " + sum.yuan() + " 元与总额 " + held.total().yuan() + " 元不符";
    }
}
