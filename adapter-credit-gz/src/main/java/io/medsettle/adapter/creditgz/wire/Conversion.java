package io.medsettle.adapter.creditgz.wire;

import io.medsettle.adapter.creditgz.profile.Converter;
import io.medsettle.adapter.creditgz.profile.Entry;
import io.medsettle.adapter.creditgz.profile.Kind;
import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.profile.Term;
import io.medsettle.adapter.creditgz.profile.Translation;
import io.medsettle.adapter.creditgz.seal.Sm3;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** One value between us and the platform, by the converters of its entry. Immutable; safe to share between threads. */
public final class Conversion {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HHmmss");

    private final Profile profile;
    private final ZoneId zone;

    public Conversion(Profile profile) {
        this.profile = profile;
        this.zone = profile.forms().zone();
    }

    /** What is sent; "" for no value. */
    String outward(Entry entry, String value) throws Unsendable {
        String at = value;
        if (!entry.words().isEmpty() && !at.isEmpty()) {
            String word = at;
            at = Optional.ofNullable(profile.enums().get(entry.words()))
                    .flatMap(words -> words.outward(word))
                    .orElseThrow(() -> new Unsendable("平台没有 " + entry.path() + " 的这个取值"));
        }
        for (Converter step : entry.conv()) {
            at = at.isEmpty() && step.name() != Converter.Name.DEFAULT ? at : out(step, kind(entry), at);
        }
        if (entry.max() > 0 && at.length() > entry.max()) {
            throw new Unsendable(entry.path() + " 超过 " + entry.max() + " 个字符");
        }
        return at;
    }

    /** @throws Unreadable if it cannot be what it is said to be */
    public String inward(Entry entry, String wire) {
        if (entry.max() > 0 && wire.length() > entry.max()) {
            throw new Unreadable("字段 " + entry.field() + " 超过 " + entry.max() + " 个字符");
        }
        String at = wire;
        try {
            for (int i = entry.conv().size() - 1; i >= 0; i--) {
                Converter step = entry.conv().get(i);
                at = at.isEmpty() && step.name() != Converter.Name.DEFAULT ? at : in(step, kind(entry), at);
            }
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw new Unreadable("字段 " + named(entry) + " 的值不是 " + kind(entry));
        }
        return entry.words().isEmpty() ? checked(entry, at) : translated(entry, at);
    }

    private String translated(Entry entry, String code) {
        Translation words = profile.enums().get(entry.words());
        if (words == null || code.isEmpty()) {
            return "";
        }
        Optional<String> word = words.inward(code);
        if (word.isEmpty() && entry.mandatory()) {
            throw new Unreadable("字段 " + named(entry) + " 的取值不在枚举 " + entry.words() + " 中");
        }
        return word.orElse("");
    }

    private static String checked(Entry entry, String value) {
        Kind kind = kind(entry);
        boolean flag = kind == Kind.FLAG && !value.isEmpty() && !value.matches("[01]");
        boolean number = kind == Kind.NUMBER && !value.isEmpty() && !value.matches("[0-9]{1,18}");
        if (flag || number) {
            throw new Unreadable("字段 " + named(entry) + " 的值不是 " + kind);
        }
        return value;
    }

    private static String named(Entry entry) {
        return entry.field().isEmpty() ? entry.path() : entry.field();
    }

    private static Kind kind(Entry entry) {
        return Term.of(entry.path()).map(Term::kind).orElse(Kind.TEXT);
    }

    private String out(Converter step, Kind kind, String value) {
        return switch (step.name()) {
            case MONEY ->
                isYuan(step) ? BigDecimal.valueOf(Long.parseLong(value), 2).toPlainString() : value;
            case DATE -> formatted(step, kind, value);
            case BOOL01, JSON_STRING -> value;
            case MASK -> masked(value, step.first(), step.last());
            case TRUNCATE -> cut(value, step.first());
            case PAD_LEFT -> step.text().repeat(Math.max(0, step.first() - value.length())) + value;
            case UPPER -> value.toUpperCase(Locale.ROOT);
            case LOWER -> value.toLowerCase(Locale.ROOT);
            case DEFAULT -> value.isEmpty() ? step.text() : value;
            case PREFIX -> step.text() + value;
            case SM3 -> Sm3.hex(value.getBytes(StandardCharsets.UTF_8));
            case BASE64 ->
                kind == Kind.BYTES ? value : Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        };
    }

    private String in(Converter step, Kind kind, String value) {
        return switch (step.name()) {
            case MONEY -> fen(isYuan(step), kind == Kind.SIGNED_MONEY, value);
            case DATE -> parsed(step, kind, value);
            case PAD_LEFT -> stripped(value, step.text().charAt(0));
            case UPPER -> value.toLowerCase(Locale.ROOT);
            case LOWER -> value.toUpperCase(Locale.ROOT);
            case DEFAULT -> value.isEmpty() ? step.text() : value;
            case BASE64 -> unpacked(kind, value);
            case PREFIX -> bare(step.text(), value);
            case BOOL01, JSON_STRING, MASK, TRUNCATE, SM3 -> value;
        };
    }

    private boolean isYuan(Converter step) {
        return step.text().isEmpty() ? profile.forms().yuan() : step.text().equals("YUAN_2");
    }

    private static String fen(boolean yuan, boolean signed, String value) {
        if (!value.matches((signed ? "-?" : "") + (yuan ? "[0-9]{1,13}(\\.[0-9]{1,2})?" : "[0-9]{1,15}"))) {
            throw new IllegalArgumentException("no amount");
        }
        BigDecimal amount = new BigDecimal(value);
        return Long.toString((yuan ? amount.movePointRight(2) : amount).longValueExact());
    }

    private String pattern(Converter step, Kind kind) {
        if (!step.text().isEmpty()) {
            return step.text();
        }
        return kind == Kind.INSTANT
                ? profile.forms().pattern()
                : profile.forms().day();
    }

    private String formatted(Converter step, Kind kind, String value) {
        DateTimeFormatter form = DateTimeFormatter.ofPattern(pattern(step, kind));
        return switch (kind) {
            case INSTANT -> Instant.parse(value).atZone(zone).format(form);
            case TIME_OF_DAY -> LocalTime.parse(value, TIME_OF_DAY).format(form);
            default -> LocalDate.parse(value, DAY).format(form);
        };
    }

    private String parsed(Converter step, Kind kind, String value) {
        DateTimeFormatter form = DateTimeFormatter.ofPattern(pattern(step, kind));
        return switch (kind) {
            case INSTANT ->
                LocalDateTime.parse(value, form).atZone(zone).toInstant().toString();
            case TIME_OF_DAY -> LocalTime.parse(value, form).format(TIME_OF_DAY);
            default -> LocalDate.parse(value, form).format(DAY);
        };
    }

    private static String masked(String value, int head, int tail) {
        int hidden = value.length() - head - tail;
        return hidden <= 0
                ? "*".repeat(value.length())
                : value.substring(0, head) + "*".repeat(hidden) + value.substring(value.length() - tail);
    }

    private static String cut(String value, int most) {
        if (value.length() <= most) {
            return value;
        }
        return value.substring(0, most > 0 && Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most);
    }

    private static String stripped(String value, char filler) {
        int at = 0;
        while (at < value.length() - (filler == ' ' ? 0 : 1) && value.charAt(at) == filler) {
            at++;
        }
        String bare = value.substring(at);
        return filler == '0' && bare.startsWith(".") ? "0" + bare : bare;
    }

    private static String bare(String prefix, String value) {
        if (!value.startsWith(prefix)) {
            throw new IllegalArgumentException("no prefix");
        }
        return value.substring(prefix.length());
    }

    private static String unpacked(Kind kind, String value) {
        byte[] bytes = Base64.getDecoder().decode(value);
        return kind == Kind.BYTES ? value : new String(bytes, StandardCharsets.UTF_8);
    }
}
