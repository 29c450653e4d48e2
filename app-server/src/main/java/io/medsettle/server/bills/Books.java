package io.medsettle.server.bills;

import io.medsettle.core.order.Numbers;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What our books say of one order, by round: a round's takings and givings back stand together. */
final class Books {
    private static final String DUE = "due-from:";
    private static final String PATIENT = "due-from:patient";
    private static final Set<Part> INSURED = Set.of(Part.FUND, Part.ACCOUNT, Part.OTHER, Part.HOSPITAL);

    private final List<Posting> postings;

    Books(List<Posting> postings) {
        this.postings = postings.stream()
                .filter(p -> p.account().startsWith(DUE) || p.account().equals("hospital-borne"))
                .filter(p -> !p.account().equals(PATIENT))
                .toList();
    }

    /** What is booked under that number, fen; empty if nothing ever was. */
    OptionalLong booked(String number) {
        List<Posting> own =
                postings.stream().filter(p -> p.requestNo().equals(number)).toList();
        return own.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(own.stream().mapToLong(Posting::fen).sum());
    }

    /**
     * Whether it is the round's first payment or repayment in cash. What the insurer bore of the round is told beside that
     * one alone, so that a column may be added up.
     */
    boolean leads(String number) {
        return Numbers.roundOf(number)
                .flatMap(round -> postings.stream()
                        .filter(p -> p.part() == Part.CASH && isOf(p, round))
                        .map(Posting::requestNo)
                        .sorted()
                        .findFirst())
                .filter(number::equals)
                .isPresent();
    }

    /** What others than the patient bore of that round; what was given back is negative. */
    Map<Part, Long> insured(int round) {
        Map<Part, Long> sums = new HashMap<>();
        postings.stream()
                .filter(p -> INSURED.contains(p.part()) && isOf(p, round))
                .forEach(p -> sums.merge(p.part(), p.fen(), Long::sum));
        return sums;
    }

    /** Rounds of that bill day in which others bore something and the patient paid nothing. */
    Set<Integer> withoutCash(String billDay) {
        Set<Integer> rounds = new TreeSet<>();
        postings.stream()
                .filter(p -> p.billDay().equals(billDay) && INSURED.contains(p.part()))
                .forEach(p -> Numbers.roundOf(p.requestNo()).ifPresent(rounds::add));
        postings.stream().filter(p -> p.part() == Part.CASH).forEach(p -> Numbers.roundOf(p.requestNo())
                .ifPresent(rounds::remove));
        rounds.removeIf(round -> insured(round).values().stream().allMatch(fen -> fen == 0));
        return rounds;
    }

    private static boolean isOf(Posting p, int round) {
        return Numbers.roundOf(p.requestNo()).filter(r -> r == round).isPresent();
    }
}
