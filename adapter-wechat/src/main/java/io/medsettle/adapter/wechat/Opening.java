package io.medsettle.adapter.wechat;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Started;
import java.time.Instant;
import java.util.Optional;

/** How an order that waits for the patient is placed, and what it hands over; the rest of its life is {@link CashLeg}'s. */
interface Opening {
    /** The far side's name for it. */
    String transaction();

    String target();

    Call call();

    /** Why it cannot be placed; empty if it can. */
    Optional<String> lacking(Deed deed);

    /** Everything in it comes from the deed and the settings, so that a repeat is the same to the byte. */
    byte[] body(Deed deed, Instant expires);

    Started.HandedOff handedOff(Deed deed, byte[] said, Instant expires);
}
