package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.util.Optional;

/** How amounts are sized and compared: to the fen, or a person is called. */
final class Amounts {
    private Amounts() {}

    /** How much a deed is to move, as far as that is told. */
    static Parts size(Round round, DeedView d) {
        String from = d.plan().sizing().from();
        Parts told = from.isEmpty()
                ? Parts.NONE
                : round.deed(from).map(DeedView::tellsNow).orElse(Parts.NONE);
        return d.plan().sizing().size(told);
    }

    /** What of some parts is left without others; what would fall below zero is zero. */
    static Parts less(Parts some, Parts others) {
        Parts left = some;
        for (Part part : Part.values()) {
            left = left.with(part, Math.max(0, some.get(part) - others.get(part)));
        }
        return left;
    }

    /** How much a deed is to move, or while the telling deed has told nothing the most that it can come to. */
    static Parts most(Round round, DeedView d) {
        String from = d.plan().sizing().from();
        boolean told = from.isEmpty()
                || round.deed(from)
                        .filter(o -> o.status.done()
                                || !o.told.isZero()
                                || !o.plan().tells() && !o.tellsNow().isZero())
                        .isPresent();
        return told ? size(round, d) : d.plan().sizing().bound();
    }

    /** What is wrong with the parts that a far side tells before it takes anything; empty if nothing. */
    static Optional<String> toldWrong(Round round, DeedView d, Parts told) {
        if (!d.plan().tells()) {
            return Optional.empty();
        }
        if (!d.sized.isZero() && !d.sized.equals(told)) {
            return Optional.of(difference(d.plan().party() + " 与预结算", d.sized, told));
        }
        if (told.get(d.plan().sizing().as()) > d.plan().sizing().most()) {
            return Optional.of(d.plan().party() + " 告知 " + d.plan().sizing().as() + " "
                    + told.get(d.plan().sizing().as()) + " 分, 多于允许的 "
                    + d.plan().sizing().most() + " 分");
        }
        String totalOf = d.plan().totalOf();
        if (totalOf.isEmpty()) {
            return Optional.empty();
        }
        long whole = round.deed(totalOf).map(Amounts::whole).orElse(0L);
        return whole == told.total()
                ? Optional.empty()
                : Optional.of(
                        "费用总额 " + whole + " 分, 对方分项合计 " + told.total() + " 分, 相差 " + (told.total() - whole) + " 分");
    }

    /** What it told of the whole, even if it was let go since: what is found late is held against it all the same. */
    private static long whole(DeedView d) {
        long now = d.tellsNow().get(Part.WHOLE);
        return now != 0 ? now : d.parts.get(Part.WHOLE);
    }

    /** What is wrong with what a far side says it took; empty if nothing. */
    static Optional<String> takenWrong(Round round, DeedView d, Parts took, Parts seen) {
        if (unplanned(d, took)) {
            return Optional.of(difference(d.plan().party().name(), Parts.NONE, took));
        }
        Parts expected = d.plan().kind() == Kind.MONEY ? expectedOf(round, d) : Parts.NONE;
        for (Part part : Part.values()) {
            boolean borne = !d.plan().tells() || d.plan().bears().contains(part) || took.get(part) != 0;
            if (part != Part.WHOLE && borne && !expected.isZero() && took.get(part) != expected.get(part)) {
                return Optional.of(difference(d.plan().party().name(), expected, took));
            }
        }
        if (!seen.isZero()) {
            Parts all = round.expected();
            for (Part part : Part.values()) {
                if (seen.get(part) != 0 && part != Part.WHOLE && seen.get(part) != all.get(part)) {
                    return Optional.of(difference(d.plan().party() + " 所见", all, seen));
                }
            }
            long unseen = all.total()
                    - seen.only(Part.FUND, Part.ACCOUNT, Part.CASH, Part.OTHER, Part.HOSPITAL)
                            .total();
            if (unseen != 0 && seen.get(Part.WHOLE) != all.total() && !d.plan().tells()) {
                return Optional.of(difference(d.plan().party() + " 所见", all, seen));
            }
        }
        return Optional.empty();
    }

    /** Whether money was taken where there should be a trace and nothing else (免押金). */
    static boolean unplanned(DeedView d, Parts took) {
        return d.plan().kind() == Kind.TRACE && !took.with(Part.WHOLE, 0).isZero();
    }

    private static Parts expectedOf(Round round, DeedView d) {
        return d.plan().tells() ? d.told : due(round, d);
    }

    /** How much it was to move when it was sent, or would be if it was sent now. */
    static Parts due(Round round, DeedView d) {
        return d.neverSent() ? size(round, d) : d.sized;
    }

    private static String difference(String who, Parts ours, Parts theirs) {
        StringBuilder text = new StringBuilder(who).append(" 金额不符:");
        for (Part part : Part.values()) {
            if (ours.get(part) != theirs.get(part)) {
                text.append(' ')
                        .append(part)
                        .append(" 应为 ")
                        .append(ours.get(part))
                        .append(" 分, 实为 ")
                        .append(theirs.get(part))
                        .append(" 分;");
            }
        }
        return text.toString();
    }
}
