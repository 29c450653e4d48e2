package io.medsettle.server.reconciliation;

import io.medsettle.reconciliation.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;

/**
 * When and how a day is reconciled.
 *
 * @param org the hospital
 * @param node this node
 * @param daily whether yesterday is taken up by itself
 * @param from from when on, Shanghai's clock
 * @param until until when a bill that has not come is asked for again the same day
 * @param spacing between two tries
 * @param giveUpDays after how many days a bill that has not come is left to a person
 * @param catchUpDays how many days back a day that was missed altogether is taken up by itself
 * @param attempts how often in a row a day is taken up in vain before it is left to a person
 * @param lease how long a node may be silent before another one takes its day over
 * @param comparing how rows are compared
 * @param threads for comparing
 * @param scratch an existing directory
 */
public record DayRules(
        String org,
        String node,
        boolean daily,
        LocalTime from,
        LocalTime until,
        Duration spacing,
        int giveUpDays,
        int catchUpDays,
        int attempts,
        Duration lease,
        Rules comparing,
        int threads,
        Path scratch) {}
