package io.medsettle.ports.counterparty;

import io.medsettle.ports.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * One far side (对手方). No method throws for anything the network or the far side does; an exception is a bug.
 * Implementations are safe to share between threads and keep every call within a deadline.
 */
public interface Counterparty {
    /** Does it, under the deed's permanent number. Called again with the same deed only if the deed may be repeated. */
    Outcome<Started> start(Deed deed);

    /** What became of a start. Never starts anything. {@code Declined} only if it can never take money any more. */
    Outcome<Receipt> ask(Deed start);

    /**
     * Lets a start go (关单, 撤销上传, 释放). A yes says that it holds no money, now or ever; a no says that it does hold
     * money or cannot be let go, so that it must be asked or reversed.
     */
    Outcome<Closed> abandon(Deed start);

    /**
     * Keeps what a start holds (锁单) from lapsing, under the start's own number, and does nothing else: whatever is answered,
     * nothing is let go. Only for a start that was taken. A yes says that it is held as it was; a no says that it is held no
     * longer, or not as it was.
     */
    default Outcome<Receipt> renew(Deed start) {
        throw new UnsupportedOperationException("nothing lapses at this far side: " + start.act());
    }

    /** Gives back what an earlier deed took; {@link Deed#original()} is present. Safe to repeat under the same number. */
    Outcome<Returned> reverse(Deed reversal);

    /** What became of a reversal. Never starts anything. */
    Outcome<Returned> askReverse(Deed reversal);

    /**
     * The number of the next transmission, where the far side wants a new one for each sending (msgid, transNo); it is
     * kept with the intent before the bytes leave and comes back in {@link Deed#transmission()}. Empty where the deed's
     * own number travels.
     */
    default Optional<String> transmission(Deed deed, Instant at) {
        return Optional.empty();
    }
}
