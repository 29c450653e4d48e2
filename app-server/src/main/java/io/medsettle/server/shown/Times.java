package io.medsettle.server.shown;

import io.medsettle.ports.value.BusinessDay;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** How a page writes times: 2026-01-05 09:30:00, in Shanghai. */
public final class Times {
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Times() {}

    public static String of(Instant at) {
        return TO_THE_SECOND.format(at.atZone(BusinessDay.ZONE));
    }

    /** @param iso a time as the API writes it, with its offset; "" stays "" */
    public static String of(String iso) {
        return iso.isEmpty() ? "" : of(OffsetDateTime.parse(iso).toInstant());
    }
}
