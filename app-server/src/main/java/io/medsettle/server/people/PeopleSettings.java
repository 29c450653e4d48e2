package io.medsettle.server.people;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What a hospital asks of the console's people ({@code medsettle.people}).
 *
 * @param shortest fewest characters of a password
 * @param classes of how many kinds its characters are at least: small and capital letters, digits, others
 * @param longEnough with so many characters the kinds do not matter
 * @param failures after so many wrong attempts a login is locked
 * @param locked for so long
 * @param idle after so long without a page a sitting ends
 * @param longest after so long it ends in any case
 * @param secondFactor whether everybody must have one
 */
@ConfigurationProperties("medsettle.people")
record PeopleSettings(
        @Bindable(defaultValue = "12") @Min(8) @Max(64) int shortest,
        @Bindable(defaultValue = "3") @Min(1) @Max(4) int classes,
        @Bindable(defaultValue = "16") @Min(8) @Max(64) int longEnough,
        @Bindable(defaultValue = "5") @Min(1) @Max(20) int failures,
        @Bindable(defaultValue = "15m") Duration locked,
        @Bindable(defaultValue = "15m") Duration idle,
        @Bindable(defaultValue = "10h") Duration longest,
        @Bindable(defaultValue = "false") boolean secondFactor) {
    PeopleSettings {
        for (Duration each : new Duration[] {locked, idle, longest}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException(
                        "medsettle.people: locked, idle and longest must be more than nothing");
            }
        }
    }
}
