package io.medsettle.core.order;

import io.medsettle.core.plan.Plan;
import io.medsettle.ports.value.Fields;

/** What a person's ruling makes of an order. A refund that has given something back only goes forwards from there. */
final class Rulings {
    private Rulings() {}

    static void tell(Order order, Round round, DeedView d, Fields f) {
        round.stuck = false;
        round.stuckWhy = "";
        round.stuckDeed = "";
        d.advice = "";
        switch (Ruling.valueOf(f.need("ruling"))) {
            case TOOK -> Teller.taken(d, f, DeedStatus.TAKEN);
            case NEVER_TOOK -> d.status = DeedStatus.CLOSED;
            case RETURNED_BY_HAND -> {
                if (d.status == DeedStatus.MISMATCHED) {
                    d.status = DeedStatus.RETURNED;
                } else {
                    Teller.taken(d, f, DeedStatus.RETURNED);
                }
            }
            case GO_BACK -> {
                round.gaveUp = true;
                round.why = f.get("reason");
                if (d.status == DeedStatus.MISMATCHED) {
                    d.status = DeedStatus.TAKEN;
                }
            }
            case GO_ON -> {
                d.status = DeedStatus.PLANNED;
                d.tries++;
                d.sentOnce = false;
                d.refusal = "";
                d.number = Numbers.deed(order.id(), d.round(), d.place(), d.tries);
            }
            case OWED -> d.status = DeedStatus.LEFT_OUT;
        }
        if (round.purpose() == Plan.Purpose.REFUND && round.gaveBack()) {
            round.gaveUp = false;
        }
    }
}
