package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import java.util.Optional;

/** How HIS is brought to hold what will be paid: a bill (O02), or what remains of a charged one (F05). */
interface Holding {
    /** Takes the hold, or renews it under the same number with the same content. */
    Outcome<O02Freeze.Answer> take(Deed deed);

    /** Our number of what is held (gatewayOrderNo). */
    String number(Deed deed);

    /** HIS's number of what is held, as far as it is told; never that of something else. */
    Optional<String> hisOrder(Deed deed);

    /** What the rest of the order is told about our number. */
    Fields named(String number);
}
