package io.medsettle.server.dictionary;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.List;

/** A version as a CSV file, made while it is read: memory holds one piece. Not to be shared between threads. */
final class CsvExport extends InputStream {
    private static final int AT_ONCE = 1_000;

    private final Pages pages;
    private final Shelf shelf;
    private final String version;
    private final Charset charset;
    private byte[] piece;
    private int at;
    private long line;
    private boolean done;

    CsvExport(Pages pages, Shelf shelf, String version, Charset charset) {
        this.pages = pages;
        this.shelf = shelf;
        this.version = version;
        this.charset = charset;
        piece = bytes(List.of(shelf.columns().stream().map(Column::name).toList()));
    }

    @Override
    public int read() {
        return more() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, count);
        at += count;
        return count;
    }

    private boolean more() {
        while (at == piece.length && !done) {
            List<Row> rows = pages.behind(shelf, version, line, AT_ONCE);
            done = rows.size() < AT_ONCE;
            if (!rows.isEmpty()) {
                line = rows.get(rows.size() - 1).line();
            }
            piece = bytes(rows.stream().map(r -> shelf.texts(r.values())).toList());
            at = 0;
        }
        return at < piece.length;
    }

    private byte[] bytes(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            rows.forEach(row ->
                    writer.writeRecord(row.stream().map(PlainCell::written).toList()));
        } catch (IOException e) {
            throw new IllegalStateException("a string could not be written", e);
        }
        return text.toString().getBytes(charset);
    }
}
