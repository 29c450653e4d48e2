package io.medsettle.adapter.alipay.bill;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * One downloaded bill (账单压缩包), alipay §3.2. Which of its files holds the lines is told by their headers, not by their names;
 * columns are found by name, because their number differs over the years. Holds one line at a time.
 */
public final class BillFile {
    private static final Charset GBK = Charset.forName("GBK");
    /** A character that no bill holds: values are never quoted, and a quote in a subject is a quote. */
    private static final char NO_QUOTE = '\u0001';

    private final Path archive;
    private final Layout layout;

    /** @param ledger whether it is the account's (账务明细) and not the trades' (业务明细) */
    public BillFile(Path archive, boolean ledger) {
        this.archive = archive;
        layout = ledger ? Layout.ACCOUNT : Layout.TRADE;
    }

    /**
     * Checks the whole file, then hands over its lines.
     *
     * @throws WrongBill if it is not what it says of itself; then no line has been handed over
     * @throws IOException if it cannot be read from the disk
     */
    public BillSummary read(Consumer<BillLine> lines) throws WrongBill, IOException {
        try (ZipFile zip = opened()) {
            ZipEntry entry = detail(zip);
            Tally tally = checked(zip, entry);
            pass(zip, entry, lines);
            return new BillSummary(tally.lines(), tally.fen(), digest());
        }
    }

    private ZipFile opened() throws WrongBill, IOException {
        try {
            return new ZipFile(archive.toFile(), ZipFile.OPEN_READ, GBK);
        } catch (ZipException | EOFException e) {
            throw new WrongBill(WrongBill.TRUNCATED, "压缩包不完整");
        }
    }

    private Tally checked(ZipFile zip, ZipEntry entry) throws WrongBill {
        try {
            Tally tally = pass(zip, entry, line -> {});
            tally.check();
            return tally;
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new WrongBill(WrongBill.TRUNCATED, "压缩包不完整或格式错误");
        }
    }

    private ZipEntry detail(ZipFile zip) throws WrongBill {
        for (ZipEntry entry :
                (Iterable<ZipEntry>) () -> zip.stream().map(e -> (ZipEntry) e).iterator()) {
            try (CsvReader<CsvRecord> reader = reader(zip.getInputStream(entry))) {
                Optional<List<String>> header = reader.stream()
                        .filter(record -> !record.isComment())
                        .findFirst()
                        .map(BillFile::cleaned);
                if (header.isPresent() && header.get().get(0).equals(layout.columns.get(0))) {
                    return entry;
                }
            } catch (IOException | UncheckedIOException | CsvParseException e) {
                throw new WrongBill(WrongBill.TRUNCATED, "压缩包不完整或格式错误");
            }
        }
        throw new WrongBill(WrongBill.COLUMNS, "压缩包中没有所要的明细文件");
    }

    private Tally pass(ZipFile zip, ZipEntry entry, Consumer<BillLine> lines) throws WrongBill, IOException {
        Tally tally = new Tally();
        List<String> header = List.of();
        CheckedInputStream bytes = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
        try (CsvReader<CsvRecord> reader = reader(bytes)) {
            for (CsvRecord record : reader) {
                if (record.isComment()) {
                    tally.comment(layout, record.getField(0));
                } else if (header.isEmpty()) {
                    header = header(record);
                } else {
                    BillLine line = layout.line(row(header, record, tally));
                    tally.add(line);
                    lines.accept(line);
                }
            }
            if (bytes.getChecksum().getValue() != entry.getCrc()) {
                throw new WrongBill(WrongBill.HASH, "账单内容与压缩包所记的校验和不符, 应重新下载");
            }
        }
        return tally;
    }

    private List<String> header(CsvRecord record) throws WrongBill {
        List<String> header = cleaned(record);
        for (String column : layout.columns) {
            if (header.indexOf(column) < 0 || header.indexOf(column) != header.lastIndexOf(column)) {
                throw new WrongBill(WrongBill.COLUMNS, "表头应恰有一列 " + column);
            }
        }
        return header;
    }

    private static Row row(List<String> header, CsvRecord record, Tally tally) throws WrongBill {
        long at = record.getStartingLineNumber();
        if (tally.hasEnded()) {
            throw new WrongBill(WrongBill.SUMS, "第 " + at + " 行在列表结束标记之后");
        }
        if (record.getFieldCount() != header.size()) {
            throw new WrongBill(
                    WrongBill.COLUMNS, "第 " + at + " 行有 " + record.getFieldCount() + " 列, 表头有 " + header.size() + " 列");
        }
        return new Row(at, header, record.getFields());
    }

    private static List<String> cleaned(CsvRecord record) {
        return record.getFields().stream().map(Row::clean).toList();
    }

    private static CsvReader<CsvRecord> reader(InputStream bytes) {
        return CsvReader.builder()
                .quoteCharacter(NO_QUOTE)
                .commentStrategy(CommentStrategy.READ)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new BufferedReader(new InputStreamReader(bytes, GBK)));
    }

    private String digest() throws IOException {
        try (InputStream in = Files.newInputStream(archive);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
