package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * A row as a line of text: ten columns with nine commas between them. Within a column no byte is 0x2C or below: such a byte,
 * and the tilde and 0x7F, is written as a tilde and two hex digits. So there are no quotes, and every byte up to 0x2C is a
 * separator. Every value has one spelling, so that equal rows are equal bytes.
 */
final class RowText {
    static final String HEADER = "number,far,flow,state,day,fen,parts,fee,time,labels";
    static final int COLUMNS = 10;
    private static final String[] NAMES = HEADER.split(",", -1);
    private static final int LOWEST = 0x2D;
    private static final char TILDE = '~';
    private static final char DELETE = 0x7F;

    private RowText() {}

    static String line(Row row) {
        StringBuilder line = new StringBuilder(128);
        escape(line, row.number());
        escape(line.append(','), row.farNumber());
        line.append(',').append(row.flow().code).append(',').append(row.standing().code);
        line.append(',').append(row.day().text()).append(',').append(row.fen());
        line.append(',').append(row.split().text()).append(',');
        if (row.feeFen().isPresent()) {
            line.append(row.feeFen().getAsLong());
        }
        line.append(',').append(row.time().toEpochMilli()).append(',');
        escape(line, row.labels().text());
        return line.toString();
    }

    private static void escape(StringBuilder to, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= LOWEST && c != TILDE && c != DELETE) {
                to.append(c);
            } else {
                to.append(TILDE).append(HexFormat.of().toHexDigits((byte) c));
            }
        }
    }

    private static String plain(String text, int column) throws BadRow {
        if (text.indexOf(TILDE) < 0) {
            return text;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == TILDE) {
                if (i + 2 >= bytes.length
                        || !HexFormat.isHexDigit(bytes[i + 1])
                        || !HexFormat.isHexDigit(bytes[i + 2])) {
                    throw new BadRow(NAMES[column], text, "转义不完整");
                }
                plain.write(HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                plain.write(bytes[i]);
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    static Row row(String line) throws BadRow {
        String[] cells = line.split(",", -1);
        if (cells.length != NAMES.length) {
            throw new BadRow("row", line, "应有 " + NAMES.length + " 栏, 实有 " + cells.length + " 栏");
        }
        String number = plain(cells[0], 0);
        String far = plain(cells[1], 1);
        if (number.isEmpty() && far.isEmpty()) {
            throw new BadRow(NAMES[0], "", "两种单号都没有");
        }
        if (Math.max(number.length(), far.length()) > Row.LONGEST_NUMBER) {
            throw new BadRow(NAMES[number.length() > far.length() ? 0 : 1], line, "单号超过 64 个字符");
        }
        Split split = split(cells[6]);
        if (whole(cells, 5) != split.total()) {
            throw new BadRow(NAMES[5], cells[5], "与分项之和不符");
        }
        return new Row(
                number,
                far,
                flow(cells[2]),
                standing(cells[3]),
                day(cells[4]),
                split,
                cells[7].isEmpty() ? OptionalLong.empty() : OptionalLong.of(whole(cells, 7)),
                Instant.ofEpochMilli(whole(cells, 8)),
                labels(plain(cells[9], 9)));
    }

    private static long whole(String[] cells, int column) throws BadRow {
        try {
            long value = Long.parseLong(cells[column]);
            if (Long.toString(value).equals(cells[column])) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new BadRow(NAMES[column], cells[column], "不是整数");
        }
        throw new BadRow(NAMES[column], cells[column], "整数的写法不规范");
    }

    private static Split split(String text) throws BadRow {
        try {
            return Split.ofText(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadRow(NAMES[6], text, "分项写法不规范");
        }
    }

    private static Flow flow(String text) throws BadRow {
        for (Flow flow : Flow.values()) {
            if (text.length() == 1 && text.charAt(0) == flow.code) {
                return flow;
            }
        }
        throw new BadRow(NAMES[2], text, "不是 P 或 R");
    }

    private static Standing standing(String text) throws BadRow {
        for (Standing standing : Standing.values()) {
            if (text.length() == 1 && text.charAt(0) == standing.code) {
                return standing;
            }
        }
        throw new BadRow(NAMES[3], text, "不是 D, Q, V, X 之一");
    }

    private static BusinessDay day(String text) throws BadRow {
        try {
            return new BusinessDay(text);
        } catch (DateTimeException e) {
            throw new BadRow(NAMES[4], text, "不是日期 yyyyMMdd");
        }
    }

    private static Fields labels(String text) throws BadRow {
        try {
            return Fields.ofText(text);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new BadRow(NAMES[9], "", "附加栏无法读取");
        }
    }
}
