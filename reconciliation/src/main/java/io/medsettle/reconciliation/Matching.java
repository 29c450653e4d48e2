package io.medsettle.reconciliation;

import io.medsettle.reconciliation.SideRows.Leg;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Lays the rows of one number beside each other (flows §12 steps 4 and 5). */
final class Matching {
    private static final List<Difference> FIRST =
            List.of(Difference.D4, Difference.D3, Difference.D5, Difference.D9, Difference.D11);
    private static final List<BiPredicate<Leg, Leg>> CLOSENESS = List.of(
            (o, t) -> alike(o, t) && sameFar(o, t),
            Matching::alike,
            Matching::sameFar,
            (o, t) -> o.row().fen() == t.row().fen(),
            (o, t) -> true);

    private final boolean fees;
    final List<Case> cases = new ArrayList<>();
    final List<Lone> lone = new ArrayList<>();
    /** Pairs that agree in everything. */
    long agreed;

    Matching(boolean fees) {
        this.fees = fees;
    }

    void match(List<Told> ours, List<Told> theirs) {
        SideRows we = new SideRows(ours);
        SideRows they = new SideRows(theirs);
        for (Flow flow : Flow.values()) {
            match(we, they, flow);
        }
    }

    private void match(SideRows we, SideRows they, Flow flow) {
        List<Leg> ours = new ArrayList<>(SideRows.of(we.live, flow));
        List<Leg> theirs = new ArrayList<>(SideRows.of(they.live, flow));
        List<Leg> oursGone = new ArrayList<>(SideRows.of(we.gone, flow));
        List<Leg> theirsGone = new ArrayList<>(SideRows.of(they.gone, flow));
        List<Leg> firstOurs = new ArrayList<>();
        List<Leg> firstTheirs = new ArrayList<>();
        for (BiPredicate<Leg, Leg> close : CLOSENESS) {
            pair(ours, theirs, close, firstOurs, firstTheirs);
        }
        pair(oursGone, theirs, (o, t) -> true, firstOurs, firstTheirs);
        pair(ours, theirsGone, (o, t) -> true, firstOurs, firstTheirs);
        left(RowSide.THEIRS, theirs, firstTheirs);
        left(RowSide.OURS, ours, firstOurs);
    }

    private void pair(
            List<Leg> ours, List<Leg> theirs, BiPredicate<Leg, Leg> close, List<Leg> firstOurs, List<Leg> firstTheirs) {
        for (Leg o : List.copyOf(ours)) {
            for (Leg t : theirs) {
                if (close.test(o, t)) {
                    compare(o, t, List.of());
                    ours.remove(o);
                    theirs.remove(t);
                    firstOurs.add(o);
                    firstTheirs.add(t);
                    break;
                }
            }
        }
    }

    /** What is left over on a side: alone, or once more than the other side has it. */
    private void left(RowSide side, List<Leg> left, List<Leg> first) {
        for (Leg leg : left) {
            if (!first.isEmpty()) {
                List<Exhibit> more = new ArrayList<>();
                first.forEach(other -> more.add(Exhibit.of(side, other.row(), twice(leg.row(), other.row()))));
                Row ours = side == RowSide.OURS ? leg.row() : null;
                cases.add(new Case(Difference.D7, Set.of(), ours, ours == null ? leg.row() : null, more));
            } else {
                Difference form =
                        side == RowSide.THEIRS ? Difference.D1 : leg.row().done() ? Difference.D2 : Difference.D4;
                lone.add(new Lone(side, leg.row(), form, leg.carried(), List.of()));
                first = List.of(leg);
            }
        }
    }

    private static String twice(Row one, Row other) {
        return one.farNumber().equals(other.farNumber()) ? "同一对方单号再次列示" : "同一请求号另有一笔, 对方单号不同";
    }

    void compare(Leg o, Leg t, List<Exhibit> more) {
        Set<Difference> found = EnumSet.noneOf(Difference.class);
        Row ours = o.row();
        Row theirs = t.row();
        if (ours.standing() != theirs.standing()) {
            found.add(Difference.D4);
        }
        if (ours.fen() != theirs.fen()) {
            found.add(Difference.D3);
        } else if (!ours.split().equals(theirs.split())) {
            found.add(Difference.D5);
        }
        if (!ours.day().equals(theirs.day()) || o.carried() != null || t.carried() != null) {
            found.add(Difference.D11);
        }
        if (fees
                && ours.feeFen().isPresent()
                && theirs.feeFen().isPresent()
                && !ours.feeFen().equals(theirs.feeFen())) {
            found.add(Difference.D9);
        }
        if (found.isEmpty()) {
            agreed++;
            return;
        }
        Difference form = FIRST.stream().filter(found::contains).findFirst().orElseThrow();
        found.remove(form);
        cases.add(new Case(form, found, ours, theirs, more));
    }

    private static boolean alike(Leg o, Leg t) {
        return o.row().standing() == t.row().standing()
                && o.row().split().equals(t.row().split());
    }

    private static boolean sameFar(Leg o, Leg t) {
        return !o.row().farNumber().isEmpty()
                && o.row().farNumber().equals(t.row().farNumber());
    }
}
