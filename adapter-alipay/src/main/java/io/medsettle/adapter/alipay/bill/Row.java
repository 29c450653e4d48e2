package io.medsettle.adapter.alipay.bill;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One line of a bill, its values by the names of the header; a tab behind each value keeps spreadsheets from reading numbers. */
record Row(long line, List<String> header, List<String> values) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    static String clean(String value) {
        return value.strip();
    }

    String text(String column) {
        return clean(values.get(header.indexOf(column)));
    }

    String need(String column) throws WrongBill {
        String text = text(column);
        if (text.isEmpty()) {
            throw wrong(column, "为空");
        }
        return text;
    }

    /** Signed, exact. */
    long fen(String column) throws WrongBill {
        try {
            return new BigDecimal(need(column)).movePointRight(2).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw wrong(column, "不是金额");
        }
    }

    Instant time(String column) throws WrongBill {
        try {
            return LocalDateTime.parse(need(column), TIME)
                    .atZone(BusinessDay.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw wrong(column, "不是时间");
        }
    }

    /** Everything but these columns. */
    Fields labels(Set<String> without) {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (!without.contains(header.get(i))) {
                labels.put(header.get(i), clean(values.get(i)));
            }
        }
        return Fields.of(labels);
    }

    WrongBill wrong(String column, String what) {
        return new WrongBill(WrongBill.VALUE, "第 " + line + " 行 " + column + " " + what);
    }
}
