package io.medsettle.ports.counterparty;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A start that the far side has accepted. */
public sealed interface Started {
    <R> R match(Function<Receipt, R> done, Function<HandedOff, R> handedOff);

    /** Done at once. */
    record Done(Receipt receipt) implements Started {
        @Override
        public <R> R match(Function<Receipt, R> done, Function<HandedOff, R> handedOff) {
            return done.apply(receipt);
        }
    }

    /**
     * Accepted, and now it is the patient's turn (等待患者支付). No money has been taken yet.
     *
     * @param farNumber the far side's number, "" if it has none yet
     * @param told what it will take by part, where the far side decides that (预结算); empty where we do
     * @param handoff what the page needs to open the cashier, by the channel's own names; nothing secret
     * @param notes plain things that later deeds need
     * @param secrets secret things that later deeds need
     * @param expiresAt when the far side gives up waiting, if it says so
     */
    record HandedOff(
            String farNumber, Parts told, Fields handoff, Fields notes, Secrets secrets, Optional<Instant> expiresAt)
            implements Started {
        @Override
        public <R> R match(Function<Receipt, R> done, Function<HandedOff, R> handedOff) {
            return handedOff.apply(this);
        }
    }
}
