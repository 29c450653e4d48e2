package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import java.util.List;
import java.util.Optional;

/** F05: holds what remains of a charged order when some of its lines are given back (部分退费重结). */
final class RemainderHold implements Holding {
    private final Line line;

    RemainderHold(Line line) {
        this.line = line;
    }

    @Override
    public Outcome<O02Freeze.Answer> take(Deed deed) {
        Fields notes = deed.notes();
        String number = number(deed);
        Optional<String> permit = Numbers.permit(deed);
        Optional<Leg> red = deed.leg(Act.WRITE_BACK);
        if (permit.isEmpty() || red.isEmpty()) {
            return Outcome.neverSent("没有退费许可, 余项不能锁定");
        }
        F05Remainder.Request wanted = new F05Remainder.Request(
                red.get().number().text(),
                number,
                List.of(notes.need(NoteKey.ITEMS).split(",", -1)),
                notes.need(NoteKey.CHANNEL));
        Call call = Call.post("F05", F05Remainder.path(permit.get()), number, wanted)
                .once(number);
        return line.send(call, O02Freeze.Answer.class).then(held -> {
            boolean ours = held.gatewayOrderNo().equals(number)
                    && Numbers.usable(held.hisOrderId())
                    && !held.hisOrderId().equals(charged(deed));
            String objection = ours ? Hold.unequal(held) : "答非所问: 订单号或收费单号不符";
            return objection.isEmpty() ? Outcome.succeeded(held) : Line.doubt(call, objection);
        });
    }

    /** The order that is taken back, where the notes still name it. */
    private static String charged(Deed deed) {
        boolean before = !deed.act().equals(Act.WRITE_BACK);
        return before ? deed.notes().get(NoteKey.HIS_ORDER_ID) : "";
    }

    @Override
    public String number(Deed deed) {
        return Numbers.anew(deed);
    }

    /** The notes may still name the order that is taken back: HIS is asked instead. */
    @Override
    public Optional<String> hisOrder(Deed deed) {
        return Optional.empty();
    }

    /** The round's other deeds with HIS are still about the order that is taken back. */
    @Override
    public Fields named(String number) {
        return Fields.NONE;
    }
}
