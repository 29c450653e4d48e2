package io.medsettle.server.dictionary;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a dictionary file row by row: CSV with a header line, English or Chinese headings in any order. */
final class CsvFile {
    private static final int TOLD = 20;
    private static final char BOM = '\uFEFF';

    private final Path path;
    private final Charset charset;
    private final Shelf shelf;

    CsvFile(Path path, Charset charset, Shelf shelf) {
        this.path = path;
        this.charset = charset;
        this.shelf = shelf;
    }

    /** What is wrong with it, the first twenty in words; empty if every row will do. */
    List<String> defects() {
        return defects(row -> {});
    }

    /** @param seen is told of each row that will do */
    List<String> defects(Consumer<Row> seen) {
        List<String> found = new ArrayList<>();
        long rows = 0;
        try {
            rows = read(seen, bad -> {
                found.add(bad.words());
                return found.size() < TOLD;
            });
        } catch (BadRow whole) {
            found.add(whole.words());
        }
        if (rows == 0 && found.isEmpty()) {
            found.add(new BadRow(0, "", "", "没有数据行").words());
        }
        return found;
    }

    /**
     * Hands the rows over one by one.
     *
     * @throws BadRow at the first that will not do
     */
    void each(Consumer<Row> rows) {
        read(rows, bad -> {
            throw bad;
        });
    }

    /** What to do about a bad row: go on or not. */
    private interface Grudge {
        boolean goOn(BadRow bad);
    }

    private long read(Consumer<Row> rows, Grudge grudge) {
        long count = 0;
        try (Reader reader = open();
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .skipEmptyLines(true)
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(reader)) {
            List<Column> header = null;
            for (CsvRecord each : records) {
                if (header == null) {
                    header = header(each);
                    continue;
                }
                count++;
                try {
                    rows.accept(row(header, each));
                } catch (BadRow bad) {
                    if (!grudge.goOn(bad)) {
                        return count;
                    }
                }
            }
            return count;
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw broken(e);
        }
    }

    private static BadRow broken(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new BadRow(0, "", "", "字符编码不符, 请用 charset=GBK 或 charset=UTF-8 说明文件的编码");
            }
        }
        if (e instanceof CsvParseException) {
            return new BadRow(0, "", "", "不是合法的 CSV (例如引号没有闭合)");
        }
        throw new UncheckedIOException(new IOException("a dictionary file could not be read", e));
    }

    /** A byte that is not of the charset is an error, not a question mark. */
    private Reader open() throws IOException {
        PushbackReader reader = new PushbackReader(new InputStreamReader(
                Files.newInputStream(path),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            int first = reader.read();
            if (first != BOM && first >= 0) {
                reader.unread(first);
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    private List<Column> header(CsvRecord record) {
        List<Column> header = new ArrayList<>();
        for (String heading : record.getFields()) {
            Column column = shelf.column(heading.strip())
                    .orElseThrow(() -> new BadRow(record.getStartingLineNumber(), "", heading.strip(), "不认识的列"));
            if (header.contains(column)) {
                throw new BadRow(record.getStartingLineNumber(), column.name(), "", "同一列出现两次");
            }
            header.add(column);
        }
        for (Column column : shelf.columns()) {
            if (column.needed() && !header.contains(column)) {
                throw new BadRow(record.getStartingLineNumber(), column.name(), "", "缺少这一列 (" + column.chinese() + ")");
            }
        }
        return header;
    }

    private Row row(List<Column> header, CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            throw new BadRow(
                    record.getStartingLineNumber(),
                    "",
                    "",
                    "有 " + record.getFieldCount() + " 列, 表头有 " + header.size() + " 列");
        }
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            texts.put(header.get(i).name(), PlainCell.read(record.getField(i)));
        }
        return shelf.read(record.getStartingLineNumber(), texts);
    }
}
