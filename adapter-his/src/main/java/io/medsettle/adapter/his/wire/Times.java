package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.BusinessDay;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Times as the profile writes them: {@code yyyy-MM-dd HH:mm:ss}, Asia/Shanghai. */
final class Times {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    static String text(Instant instant) {
        return SECOND.format(instant.atZone(BusinessDay.ZONE));
    }

    /** @throws java.time.format.DateTimeParseException if it is not such a time */
    static Instant instant(String text) {
        return LocalDateTime.parse(text, SECOND).atZone(BusinessDay.ZONE).toInstant();
    }

    static String lastSecond(Instant now, int daysOn) {
        return now.atZone(BusinessDay.ZONE).toLocalDate().plusDays(daysOn) + " 23:59:59";
    }
}
