package io.medsettle.server.dictionary;

import io.medsettle.ports.dictionary.Validity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;

/** How a value is written in a file and how it is kept in a table. */
enum Form {
    TEXT {
        @Override
        Object parse(String text, int longest) {
            if (text.length() > longest) {
                throw new IllegalArgumentException("超过 " + longest + " 个字");
            }
            if (text.chars().anyMatch(c -> c < ' ')) {
                throw new IllegalArgumentException("含有控制字符");
            }
            return text;
        }
    },
    /** A first day; left out = since ever. */
    BEGINS {
        @Override
        Object parse(String text, int longest) {
            return stored(text.isEmpty() ? Validity.OPEN_BEGIN : day(text));
        }

        @Override
        String text(Object stored) {
            return dayText(stored, Validity.OPEN_BEGIN);
        }
    },
    /** A last day; left out = for ever. */
    ENDS {
        @Override
        Object parse(String text, int longest) {
            return stored(text.isEmpty() ? Validity.OPEN_END : day(text));
        }

        @Override
        String text(Object stored) {
            return dayText(stored, Validity.OPEN_END);
        }
    },
    /** 1 or 0; left out = 1. */
    FLAG {
        @Override
        Object parse(String text, int longest) {
            return switch (text) {
                case "", "1", "是", "有效" -> 1L;
                case "0", "否", "无效" -> 0L;
                default -> throw new IllegalArgumentException("须为 1 (有效) 或 0 (无效)");
            };
        }
    },
    /** A share of one, kept in ten-thousandths; left out = not said. */
    SHARE {
        @Override
        Object parse(String text, int longest) {
            long share = e4(text);
            if (share > 10_000) {
                throw new IllegalArgumentException("比例须在 0 与 1 之间");
            }
            return share;
        }

        @Override
        String text(Object stored) {
            return e4Text(stored);
        }
    },
    /** Yuan for one unit, kept in ten-thousandths; left out = not said. */
    PRICE {
        @Override
        Object parse(String text, int longest) {
            return e4(text);
        }

        @Override
        String text(Object stored) {
            return e4Text(stored);
        }
    };

    /** What is kept where a row does not say. */
    static final long NOT_SAID = -1;

    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu/M/d").withResolverStyle(ResolverStyle.STRICT));

    /**
     * @param text stripped
     * @return text or long
     * @throws IllegalArgumentException with the reason in Chinese
     */
    abstract Object parse(String text, int longest);

    /** As it stands in an exported file and in a comparison; reads back to the same. */
    String text(Object stored) {
        return stored.toString();
    }

    static String stored(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    static LocalDate day(String text) {
        for (DateTimeFormatter form : DAYS) {
            try {
                LocalDate day = LocalDate.parse(text, form);
                if (day.getYear() >= 1 && day.getYear() <= 9999) {
                    return day;
                }
            } catch (DateTimeException tryTheNext) {
                continue;
            }
        }
        throw new IllegalArgumentException("不是日期 (如 2026-01-31)");
    }

    private static String dayText(Object stored, LocalDate open) {
        LocalDate day = LocalDate.parse(stored.toString(), DateTimeFormatter.BASIC_ISO_DATE);
        return day.equals(open) ? "" : day.toString();
    }

    private static long e4(String text) {
        if (text.isEmpty()) {
            return NOT_SAID;
        }
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,12})?")) {
            throw new IllegalArgumentException("不是数字");
        }
        try {
            return new BigDecimal(text).movePointRight(4).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("小数超过 4 位", e);
        }
    }

    private static String e4Text(Object stored) {
        long value = ((Number) stored).longValue();
        return value == NOT_SAID ? "" : BigDecimal.valueOf(value, 4).toPlainString();
    }
}
