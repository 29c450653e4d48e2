package io.medsettle.server.statistics;

import io.medsettle.core.order.Numbers;
import io.medsettle.ports.value.Part;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the insurer bears of what the platform collected. It is told beside the first payment of the round (结算) in which it was
 * posted, so that a column may be added up over lines and days, and as of that payment's day, so that a day's figures do not
 * depend on which others were asked for. Immutable; safe to share.
 */
final class Borne {
    private static final Comparator<Posted> FIRST =
            Comparator.comparing(Posted::day).thenComparing(Posted::number).thenComparing(Posted::fen);

    private final Map<Key, List<Posted>> rounds;

    Borne(List<Posted> posted) {
        rounds = posted.stream().collect(Collectors.groupingBy(p -> Key.of(p.order(), p.number())));
    }

    /**
     * What was posted of an order under one number on one day.
     *
     * @param collected whether it is the platform's, else the insurer's
     * @param fen netted
     */
    record Posted(String order, String number, boolean collected, String day, Part part, long fen) {}

    private record Key(String order, Optional<Integer> round) {
        static Key of(String order, String number) {
            return new Key(order, Numbers.roundOf(number));
        }
    }

    /** Nothing beside a refund, a deposit, or a later payment of the same round; what was taken back is taken off. */
    Map<Part, Long> beside(Movement moved) {
        List<Posted> round = rounds.getOrDefault(Key.of(moved.order(), moved.number()), List.of());
        Map<Part, Long> sums = new EnumMap<>(Part.class);
        if (moved.fen() > 0 && moved.business() != Business.DEPOSIT && leads(moved, round)) {
            round.stream()
                    .filter(p -> !p.collected() && p.day().compareTo(moved.day()) <= 0)
                    .forEach(p -> sums.merge(p.part(), p.fen(), Long::sum));
            sums.values().removeIf(fen -> fen <= 0);
        }
        return sums;
    }

    private static boolean leads(Movement moved, List<Posted> round) {
        return round.stream()
                .filter(p -> p.collected() && p.fen() > 0)
                .min(FIRST)
                .filter(p -> p.day().equals(moved.day()) && p.number().equals(moved.number()))
                .isPresent();
    }
}
