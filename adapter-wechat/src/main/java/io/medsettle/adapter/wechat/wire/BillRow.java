package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.value.BusinessDay;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One line of a bill, its cells by the names of the header (账单明细), wechat §7.2. */
final class BillRow {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Map<String, Integer> columns;
    private final List<String> cells;
    private final long line;

    BillRow(Map<String, Integer> columns, List<String> cells, long line) {
        this.columns = columns;
        this.cells = cells;
        this.line = line;
    }

    /** The cell, "" if the bill has no such column. */
    String get(String column) {
        Integer at = columns.get(column);
        return at == null ? "" : cells.get(at);
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The first of these columns that the bill has. */
    Optional<String> firstOf(List<String> names) {
        return names.stream().filter(columns::containsKey).findFirst();
    }

    String need(String column) {
        String text = get(column);
        if (text.isEmpty()) {
            throw wrong(column, "为空");
        }
        return text;
    }

    /** A number of theirs or ours; "0" and "" stand for none. */
    String number(String column) {
        String text = get(column);
        return text.equals("0") ? "" : text;
    }

    BigDecimal decimal(String column) {
        try {
            return new BigDecimal(need(column));
        } catch (NumberFormatException e) {
            throw wrong(column, "不是数字");
        }
    }

    /** Yuan as fen; a third decimal that is not zero is refused. */
    long fen(String column) {
        try {
            return decimal(column).movePointRight(2).longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(column, "不是到分的金额");
        }
    }

    /** An amount written in fen. */
    long whole(String column) {
        try {
            return decimal(column).longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(column, "不是整数分");
        }
    }

    Instant time(String column) {
        try {
            return LocalDateTime.parse(need(column), TIME)
                    .atZone(BusinessDay.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw wrong(column, "不是时间");
        }
    }

    BillTrouble wrong(String column, String why) {
        return new BillTrouble(BillTrouble.VALUE, "第 " + line + " 行 " + column + " " + why);
    }
}
