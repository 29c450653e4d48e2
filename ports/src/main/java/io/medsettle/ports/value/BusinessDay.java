package io.medsettle.ports.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A day as the counter counts it (业务日): midnight to midnight in Shanghai, written yyyyMMdd. */
public record BusinessDay(String text) implements Comparable<BusinessDay> {
    /** The only time zone in which this project counts days. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public BusinessDay {
        LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    public static BusinessDay of(Instant instant) {
        return new BusinessDay(instant.atZone(ZONE).toLocalDate().format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    public LocalDate date() {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    @Override
    public int compareTo(BusinessDay other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
