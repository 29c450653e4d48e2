package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as they are kept and shown. */
final class Clocks {
    private Clocks() {}

    /** Now, as the database keeps it. */
    static Instant now(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** With Shanghai's offset. */
    static String text(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(BusinessDay.ZONE));
    }

    static BusinessDay day(LocalDate date) {
        return new BusinessDay(date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
