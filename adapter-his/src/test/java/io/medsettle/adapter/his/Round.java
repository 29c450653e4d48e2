package io.medsettle.adapter.his;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One round of an order as a desk would tell it, deed by deed; remembers what the adapter tells. */
final class Round {
    static final Party YIBAO = new Party("yibao");
    static final Party WECHAT = new Party("wechat");
    static final Party BOOK = new Party("deposit-book");
    static final Instant NOON = Instant.parse("2026-01-05T01:30:00Z");

    private final int number;
    private final List<Leg> legs = new ArrayList<>();
    private Fields notes;
    private Secrets secrets;
    private OrderId order = new OrderId("2026010500000001");
    private Parts expected = Parts.NONE;
    private String reason;

    private Round(int number, Fields notes, Secrets secrets) {
        this.number = number;
        this.notes = notes;
        this.secrets = secrets;
        reason = number == 0 ? "" : "患者要求";
    }

    static Round first(Fields notes) {
        return new Round(0, notes, Secrets.NONE);
    }

    /** The next round of the same order: what was told stays told, the legs are new. */
    Round next() {
        return at(number + 1);
    }

    /** Some round of the same order. */
    Round at(int other) {
        return new Round(other, notes, secrets);
    }

    Round of(OrderId other) {
        order = other;
        return this;
    }

    /** What the whole round is to take. */
    Round expecting(Parts parts) {
        expected = parts;
        return this;
    }

    Round because(String words) {
        reason = words;
        return this;
    }

    Round noting(String name, String value) {
        notes = notes.with(name, value);
        return this;
    }

    Round hiding(String name, String value) {
        secrets = secrets.with(name, value);
        return this;
    }

    Fields notes() {
        return notes;
    }

    Secrets secrets() {
        return secrets;
    }

    /** Another deed of this round, not begun. */
    Round planned(String act, Party party, String no) {
        return leg(act, party, no, Standing.PLANNED, Parts.NONE, "", null, Fields.NONE);
    }

    Round taken(String act, Party party, String no, Parts parts, String far, Instant at, Fields told) {
        return leg(act, party, no, Standing.TAKEN, parts, far, at, told);
    }

    Round returned(String act, Party party, String no, Parts parts, String far, Instant at) {
        return leg(act, party, no, Standing.RETURNED, parts, far, at, Fields.NONE);
    }

    private Round leg(
            String act,
            Party party,
            String no,
            Standing standing,
            Parts parts,
            String far,
            @Nullable Instant at,
            Fields told) {
        legs.add(new Leg(act, act, party, new RequestNo(no), standing, parts, far, Optional.ofNullable(at), told));
        return this;
    }

    /** What a yes told goes into everything that follows. */
    Receipt hear(Outcome<Started> said) {
        Receipt receipt = said.maybe()
                .flatMap(s -> s.match(Optional::of, h -> Optional.<Receipt>empty()))
                .orElseThrow(() -> new AssertionError("not a yes: " + said));
        notes = notes.and(receipt.notes());
        secrets = secrets.and(receipt.secrets());
        return receipt;
    }

    Deed deed(String act, String no) {
        return deed(act, no, Parts.NONE, Optional.empty());
    }

    Deed deed(String act, String no, long cashFen) {
        return deed(act, no, Parts.of(Part.CASH, cashFen), Optional.empty());
    }

    Deed deed(String act, String no, Parts parts) {
        return deed(act, no, parts, Optional.empty());
    }

    Deed reversal(String no, Deed deed, Receipt receipt) {
        return deed(deed.act(), no, Parts.NONE, Optional.of(new Deed.Original(deed, receipt)));
    }

    private Deed deed(String act, String no, Parts parts, Optional<Deed.Original> original) {
        return new Deed(
                order,
                number,
                act,
                act,
                Bill.HIS,
                new RequestNo(no),
                "",
                parts,
                expected,
                Fields.NONE,
                notes,
                secrets,
                legs,
                original,
                reason,
                NOON);
    }
}
