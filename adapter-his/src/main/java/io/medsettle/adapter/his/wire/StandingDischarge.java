package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;

/** I10: how a discharge of ours stands at HIS. No answer of it is a no. */
final class StandingDischarge {
    private final Line line;

    StandingDischarge(Line line) {
        this.line = line;
    }

    Outcome<I10State.Answer> of(Deed deed) {
        return of(deed.notes().need(NoteKey.STAY_ID), Numbers.order(deed));
    }

    Outcome<I10State.Answer> of(String stayId, String number) {
        Call call = Call.post("I10", I10State.path(stayId), number, new I10State.Request(number));
        return line.ask(call, I10State.Answer.class)
                .then(told -> told.gatewayOrderNo().equals(number)
                                && told.stayId().equals(stayId)
                                && Numbers.usable(told.hisOrderId())
                        ? Outcome.succeeded(told)
                        : Line.doubt(call, "答非所问: 订单号或住院流水号不符"));
    }
}
