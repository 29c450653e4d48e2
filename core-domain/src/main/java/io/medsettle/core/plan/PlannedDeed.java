package io.medsettle.core.plan;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One line of a plan: what will be done, with whom, when, and what if not. Built by {@link DeedPlan}.
 *
 * @param name unique in its round, ≤24
 * @param act what the far side is to do ({@code ports.counterparty.Act})
 * @param stage in which it is begun; stages run one after another, deeds of a stage one after another
 * @param awaited stage that does not end before this deed is done (≥ stage)
 * @param handsOff whether its far side hands it to the patient, so that it waits after the start
 * @param tells whether the far side decides the amounts; the parts it bears itself are {@code bears}
 * @param totalOf name of the deed whose told WHOLE its told parts must add up to, "" if none
 * @param of for a reversal: round and name of what it reverses, "0/cash"; else ""
 * @param letGo place in the order of letting go, -1 = there is nothing to let go
 * @param wayBack place in the way back, -1 = never reversed
 * @param goneWith name of a deed whose closing or return takes this trace away too, "" if none
 * @param pool takings that may stand in for one another when money is given back, "" if none; a taking whose debit is
 *     the pool draws on it (预交金抵扣)
 * @param debit account that grows when it takes money
 * @param credit account that shrinks when it takes money
 * @param absences after how many NOT_FOUND answers to an abandon it counts as closed, 0 = never
 * @param route who moves the money and where
 */
public record PlannedDeed(
        String name,
        String act,
        Party party,
        Verb verb,
        Kind kind,
        int stage,
        int awaited,
        boolean handsOff,
        boolean tells,
        Set<Part> bears,
        String totalOf,
        Repeat repeat,
        AfterNo afterNo,
        Sizing sizing,
        String of,
        int letGo,
        int wayBack,
        String goneWith,
        String pool,
        String debit,
        String credit,
        int absences,
        Fields route) {
    /** How often a deed is tried under new numbers before a person is called. */
    public static final int MOST_TRIES = 5;

    public PlannedDeed {
        bears = Set.copyOf(bears);
    }

    /** The same with somebody else, and in his books where it stood in the other's. */
    public PlannedDeed with(Party other) {
        String theirs = DeedPlan.due(party);
        return new PlannedDeed(
                name,
                act,
                other,
                verb,
                kind,
                stage,
                awaited,
                handsOff,
                tells,
                bears,
                totalOf,
                repeat,
                afterNo,
                sizing,
                of,
                letGo,
                wayBack,
                goneWith,
                pool,
                debit.equals(theirs) ? DeedPlan.due(other) : debit,
                credit,
                absences,
                route);
    }

    /** For a reversal: the round of what it reverses. */
    public Optional<Integer> ofRound() {
        return of.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(of.substring(0, of.indexOf('/'))));
    }

    /** For a reversal: the name of what it reverses. */
    public String ofName() {
        return of.substring(of.indexOf('/') + 1);
    }

    /** Whether it spends what other takings of its pool brought in: it brings no new money. */
    public boolean draws() {
        return verb == Verb.START && !pool.isEmpty() && debit.equals(pool);
    }

    /** Whether it brings money into that pool. */
    public boolean fills(String thatPool) {
        return verb == Verb.START && pool.equals(thatPool) && !pool.isEmpty() && !debit.equals(pool);
    }

    /** As it is written into the history. */
    public Fields fields() {
        Map<String, String> f = new HashMap<>();
        f.put("deed", name);
        f.put("act", act);
        f.put("party", party.name());
        f.put("verb", verb.name());
        f.put("kind", kind.name());
        f.put("stage", Integer.toString(stage));
        f.put("awaited", Integer.toString(awaited));
        f.put("handsOff", handsOff ? "1" : "");
        f.put("tells", tells ? "1" : "");
        f.put("bears", bears.stream().map(Part::name).sorted().collect(Collectors.joining(",")));
        f.put("totalOf", totalOf);
        f.put("repeat", repeat.name());
        f.put("afterNo", afterNo.name());
        f.put("of", of);
        f.put("letGo", Integer.toString(letGo));
        f.put("wayBack", Integer.toString(wayBack));
        f.put("goneWith", goneWith);
        f.put("pool", pool);
        f.put("debit", debit);
        f.put("credit", credit);
        f.put("absences", Integer.toString(absences));
        sizing.fields().forEach((key, value) -> f.put("size." + key, value));
        route.forEach((key, value) -> f.put("route." + key, value));
        return Fields.of(f);
    }

    /** Reads {@link #fields()}. */
    public static PlannedDeed of(Fields f) {
        Set<Part> bears = new TreeSet<>();
        for (String part : f.get("bears").split(",", -1)) {
            if (!part.isEmpty()) {
                bears.add(Part.valueOf(part));
            }
        }
        return new PlannedDeed(
                f.need("deed"),
                f.need("act"),
                new Party(f.need("party")),
                Verb.valueOf(f.need("verb")),
                Kind.valueOf(f.need("kind")),
                Integer.parseInt(f.need("stage")),
                Integer.parseInt(f.need("awaited")),
                f.has("handsOff"),
                f.has("tells"),
                bears,
                f.get("totalOf"),
                Repeat.valueOf(f.need("repeat")),
                AfterNo.valueOf(f.need("afterNo")),
                Sizing.of(f.under("size.")),
                f.get("of"),
                Integer.parseInt(f.need("letGo")),
                Integer.parseInt(f.need("wayBack")),
                f.get("goneWith"),
                f.get("pool"),
                f.get("debit"),
                f.get("credit"),
                Integer.parseInt(f.need("absences")),
                f.under("route."));
    }
}
