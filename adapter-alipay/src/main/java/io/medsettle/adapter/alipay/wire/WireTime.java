package io.medsettle.adapter.alipay.wire;

import io.medsettle.ports.value.BusinessDay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as Alipay writes them: {@code yyyy-MM-dd HH:mm:ss} in Shanghai, sometimes with thousandths behind. */
public final class WireTime {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LENGTH = 19;

    private WireTime() {}

    public static String text(Instant at) {
        return at.atZone(BusinessDay.ZONE).format(FORMAT);
    }

    /** @throws Unreadable naming the field */
    public static Instant instant(String text, String name) {
        try {
            String whole = text.matches(".{19}\\.[0-9]{1,3}") ? text.substring(0, LENGTH) : text;
            return LocalDateTime.parse(whole, FORMAT).atZone(BusinessDay.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable("field " + name + " is no time");
        }
    }

    static Optional<Instant> find(@Nullable String text, String name) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(instant(text, name));
    }
}
