package io.medsettle.ports.counterparty;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One remote effect as it was written down before the call (动作). Immutable; prints no secret.
 *
 * @param order the order it belongs to
 * @param round the round within the order, 0 for the first
 * @param name the deed's name in its plan: "freeze", "insurer", "cash", "cashier", "his" …
 * @param act what the far side is to do, by {@link Act}; a reversal has the act of what it reverses
 * @param party whom it is with
 * @param number the permanent number, the key for asking and repeating
 * @param transmission the number of this sending, or empty
 * @param parts what is to be taken or given back, fen by part; empty for a trace
 * @param expected what the whole round is to take by part, as far as it is told by now; a far side that reports on other
 *     purses is checked against it
 * @param route who moves the money and where: owner, insurance class, merchant, profile and version
 * @param notes plain things told so far in this order, by {@link NoteKey}
 * @param secrets secret things told so far, by {@link NoteKey}
 * @param legs the other deeds of the round as they stand
 * @param original for a reversal: what is to be reversed
 * @param reason for a reversal or an abandon: why, in words for the far side; else empty
 * @param intendedAt when the intent was first written under this number; a repeat keeps it, so that it can say the same
 */
public record Deed(
        OrderId order,
        int round,
        String name,
        String act,
        Party party,
        RequestNo number,
        String transmission,
        Parts parts,
        Parts expected,
        Fields route,
        Fields notes,
        Secrets secrets,
        List<Leg> legs,
        Optional<Original> original,
        String reason,
        Instant intendedAt) {
    public Deed {
        legs = List.copyOf(legs);
    }

    /** What is reversed: the deed that took the money, with what was known when it did, and its receipt. */
    public record Original(Deed deed, Receipt receipt) {}

    /** The first other deed of this round with that act, if there is one that was not left out. */
    public Optional<Leg> leg(String withAct) {
        return legs.stream().filter(l -> l.act().equals(withAct)).findFirst();
    }

    /** What this deed is to move of one part, fen. */
    public long fen(Part part) {
        return parts.get(part);
    }

    /** The far side's number of what is reversed. */
    public Original needOriginal() {
        return original.orElseThrow(() -> new IllegalStateException("a reversal without an original: " + name));
    }

    @Override
    public String toString() {
        return "Deed[" + order + " round " + round + " " + name + " " + party + " " + number + " " + parts + "]";
    }
}
