package io.medsettle.reconciliation;

import java.time.Duration;

/**
 * What a run goes by; everything that may differ from hospital to hospital.
 *
 * @param orderOf the order of a number
 * @param cutOff when the far side's day begins, after midnight in Shanghai; zero for midnight, -PT1H for 23:00 of the day before
 * @param carryDays how many days a row whose partner may still come is carried before it is reported
 * @param edge a row that only they have is carried only if its time is that near to the beginning or end of its day; one that
 *     only we have is always carried
 * @param keepDays how many days a reported row waits for a late partner that would close it
 * @param suggestWithin how near two lone rows of one amount must be in time to be suggested to a person as one
 * @param mostDifferences a comparison with more numbers in difference than this is refused as a wrong file (D12)
 */
public record Rules(
        OrderOf orderOf,
        Duration cutOff,
        int carryDays,
        Duration edge,
        int keepDays,
        Duration suggestWithin,
        int mostDifferences) {
    /** Of 16+2 characters the last two tell rounds apart; one day of waiting, half an hour of edge [inferred]. */
    public static final Rules USUAL = new Rules(
            OrderOf.prefix(18, 16), Duration.ZERO, 1, Duration.ofMinutes(30), 30, Duration.ofMinutes(5), 300_000);

    public Rules {
        if (carryDays < 0 || keepDays < carryDays || mostDifferences < 1) {
            throw new IllegalArgumentException("days or limits that cannot be");
        }
    }

    public Rules withOrderOf(OrderOf by) {
        return new Rules(by, cutOff, carryDays, edge, keepDays, suggestWithin, mostDifferences);
    }

    public Rules withCutOff(Duration at) {
        return new Rules(orderOf, at, carryDays, edge, keepDays, suggestWithin, mostDifferences);
    }

    public Rules withCarryDays(int days) {
        return new Rules(orderOf, cutOff, days, edge, Math.max(days, keepDays), suggestWithin, mostDifferences);
    }

    public Rules withEdge(Duration near) {
        return new Rules(orderOf, cutOff, carryDays, near, keepDays, suggestWithin, mostDifferences);
    }

    public Rules withMostDifferences(int most) {
        return new Rules(orderOf, cutOff, carryDays, edge, keepDays, suggestWithin, most);
    }
}
