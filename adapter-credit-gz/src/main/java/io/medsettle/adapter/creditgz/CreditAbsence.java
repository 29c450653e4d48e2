package io.medsettle.adapter.creditgz;

import java.time.Duration;

/**
 * When a platform that does not know a number says something by that, credit-gz §6.4.
 *
 * @param age so long after the last sending; five minutes or more
 * @param spacing so long after it was last said; a minute or more
 */
public record CreditAbsence(Duration age, Duration spacing) {
    public CreditAbsence {
        CreditSettings.require(age.compareTo(Duration.ofMinutes(5)) >= 0, "absence.age 应为五分钟或更长");
        CreditSettings.require(spacing.compareTo(Duration.ofMinutes(1)) >= 0, "absence.spacing 应为一分钟或更长");
    }
}
