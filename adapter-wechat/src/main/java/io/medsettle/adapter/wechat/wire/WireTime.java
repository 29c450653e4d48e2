package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.value.BusinessDay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** RFC 3339 with Shanghai's offset written out and whole seconds: {@code Z} is refused over there. */
final class WireTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private WireTime() {}

    static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(BusinessDay.ZONE).format(FORMAT);
    }

    static Instant instant(String text, String name) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable("field " + name + " is no time");
        }
    }
}
