package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CentreDialect.TimestampFormat;
import io.medsettle.ports.value.BusinessDay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as the insurer writes them, always in Shanghai. */
final class Moments {
    private static final DateTimeFormatter DIGITS_14 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Moments() {}

    static String digits(Instant at) {
        return local(at).format(DIGITS_14);
    }

    static String spoken(Instant at) {
        return local(at).format(SPOKEN);
    }

    static String stamp(TimestampFormat format, Instant at) {
        return format == TimestampFormat.EPOCH_MILLIS ? Long.toString(at.toEpochMilli()) : digits(at);
    }

    /** A stamp in either form. */
    static Optional<Instant> ofStamp(String text) {
        if (text.matches("\\d{13}")) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        return ofDigits(text);
    }

    static Optional<Instant> ofDigits(String text) {
        return parsed(text, DIGITS_14);
    }

    static Optional<Instant> ofSpoken(String text) {
        return parsed(text, SPOKEN);
    }

    /** A spoken time in the dialect's pattern; as it is if it is none. */
    static String inPattern(String spoken, String pattern) {
        return ofSpoken(spoken)
                .map(at -> local(at).format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT)))
                .orElse(spoken);
    }

    /** The first moment of the day on which it falls, spoken. */
    static String dawn(Instant at) {
        return spoken(local(at).toLocalDate().atStartOfDay(BusinessDay.ZONE).toInstant());
    }

    /** The last second of the day on which it falls, spoken. */
    static String midnight(Instant at) {
        return spoken(local(at)
                .toLocalDate()
                .atTime(23, 59, 59)
                .atZone(BusinessDay.ZONE)
                .toInstant());
    }

    private static Optional<Instant> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(
                    LocalDateTime.parse(text, format).atZone(BusinessDay.ZONE).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, BusinessDay.ZONE);
    }
}
