package io.medsettle.adapter.creditgz.bill;

import io.medsettle.adapter.creditgz.bill.WrongBill.Fault;
import io.medsettle.adapter.creditgz.profile.BillRule;
import io.medsettle.adapter.creditgz.profile.BillRule.Layout;
import io.medsettle.adapter.creditgz.profile.Column;
import io.medsettle.adapter.creditgz.wire.Reading;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.adapter.creditgz.wire.Values;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a bill's bytes by its rule. Immutable; safe to share between threads. */
public final class BillFile {
    private static final String STATE = "line.state";

    private final BillRule rule;
    private final Reading reading;

    public BillFile(BillRule rule, Reading reading) {
        this.rule = rule;
        this.reading = reading;
    }

    /**
     * @param asked what was asked for: {@code bill.day}, {@code cfg.merId}
     * @throws WrongBill if a line cannot be read, or stands where it must not
     */
    public Bill read(byte[] bytes, Values asked) throws WrongBill {
        List<byte[]> lines = lines(bytes);
        int first = rule.header().isPresent() ? 1 : 0;
        int last = lines.size() - (rule.trailer().isPresent() ? 1 : 0);
        if (last < first) {
            throw new WrongBill(Fault.BILL_FORM, "账单没有首行或尾行");
        }
        Values header = rule.header().isPresent() ? line(rule.header().get(), lines.get(0), 1, asked) : Values.NONE;
        List<Values> details = new ArrayList<>();
        for (int i = first; i < last; i++) {
            details.add(line(rule.detail(), lines.get(i), i + 1, asked));
        }
        Values trailer =
                rule.trailer().isPresent() ? line(rule.trailer().get(), lines.get(last), last + 1, asked) : Values.NONE;
        return new Bill(header, details, trailer);
    }

    private List<byte[]> lines(byte[] bytes) throws WrongBill {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                int end = rule.crlf() ? i - 1 : i;
                if (end < from || rule.crlf() && bytes[end] != '\r') {
                    throw new WrongBill(Fault.BILL_FORM, "第 " + (lines.size() + 1) + " 行的行尾不对");
                }
                lines.add(Arrays.copyOfRange(bytes, from, end));
                from = i + 1;
            }
        }
        if (from < bytes.length) {
            throw new WrongBill(Fault.BILL_FORM, "第 " + (lines.size() + 1) + " 行不完整");
        }
        return lines;
    }

    private Values line(Layout layout, byte[] bytes, int number, Values asked) throws WrongBill {
        Optional<List<String>> cells =
                rule.delimiter().isEmpty() ? fixed(layout, bytes, number) : delimited(layout, bytes, number);
        if (cells.isEmpty()) {
            throw new WrongBill(Fault.BILL_FORM, "第 " + number + " 行不是该有的 " + layout.prefix() + " 行");
        }
        Values values = Values.NONE;
        for (int i = 0; i < layout.columns().size(); i++) {
            Column column = layout.columns().get(i);
            String value = value(column, cells.get().get(i), number);
            if (Reading.differs(column.entry(), value, asked)) {
                throw new WrongBill(Fault.BILL_OTHER, "第 " + number + " 行第 " + column.at() + " 列: 不是所要的账单");
            }
            if (!column.entry().path().isEmpty()) {
                values = values.with(column.entry().path(), value);
            }
        }
        return values;
    }

    /** A line's own state is told only where it is another one than it must be: such a line moved nothing. */
    private String value(Column column, String cell, int number) throws WrongBill {
        if (column.entry().path().equals(STATE)) {
            return cell.equals(column.entry().constant()) ? "" : cell;
        }
        try {
            return reading.value(column.entry(), cell);
        } catch (Unreadable e) {
            throw new WrongBill(Fault.BILL_FORM, "第 " + number + " 行第 " + column.at() + " 列: " + e.words());
        }
    }

    /** The cells of the columns; empty if the line is of another kind. */
    private Optional<List<String>> delimited(Layout layout, byte[] bytes, int number) throws WrongBill {
        String[] cells = text(bytes, number).split(Pattern.quote(rule.delimiter()), -1);
        if (!layout.prefix().isEmpty() && !cells[0].equals(layout.prefix())) {
            return Optional.empty();
        }
        if (cells.length != layout.size()) {
            throw new WrongBill(
                    Fault.BILL_FORM, "第 " + number + " 行有 " + cells.length + " 列, 应为 " + layout.size() + " 列");
        }
        return Optional.of(
                layout.columns().stream().map(column -> cells[column.at() - 1]).toList());
    }

    private Optional<List<String>> fixed(Layout layout, byte[] bytes, int number) throws WrongBill {
        if (bytes.length != rule.width()) {
            throw new WrongBill(
                    Fault.BILL_FORM, "第 " + number + " 行有 " + bytes.length + " 字节, 应为 " + rule.width() + " 字节");
        }
        int prefix = layout.prefix().length();
        if (!text(Arrays.copyOf(bytes, prefix), number).equals(layout.prefix())) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        for (Column column : layout.columns()) {
            int from = column.at() - 1;
            cells.add(text(Arrays.copyOfRange(bytes, from, from + column.length()), number)
                    .strip());
        }
        return Optional.of(cells);
    }

    private String text(byte[] bytes, int number) throws WrongBill {
        try {
            return rule.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WrongBill(Fault.BILL_FORM, "第 " + number + " 行的编码不是 " + rule.charset());
        }
    }
}
