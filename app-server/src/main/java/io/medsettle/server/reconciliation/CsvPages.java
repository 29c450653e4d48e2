package io.medsettle.server.reconciliation;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * A table as a CSV file (UTF-8), made while it is read: memory holds one page, however many rows there are; a report of a few lines is
 * no matter for it. Not to be shared between threads.
 */
final class CsvPages extends InputStream {
    private final Supplier<List<List<String>>> pages;
    private byte[] piece;
    private int at;
    private boolean done;

    /** @param pages gives page after page, an empty one at the end */
    CsvPages(List<String> header, Supplier<List<List<String>>> pages) {
        this.pages = pages;
        piece = bytes(List.of(header));
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
            List<List<String>> page = pages.get();
            done = page.isEmpty();
            piece = bytes(page);
            at = 0;
        }
        return at < piece.length;
    }

    private static byte[] bytes(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            rows.forEach(
                    row -> writer.writeRecord(row.stream().map(CsvPages::plain).toList()));
        } catch (IOException e) {
            throw new IllegalStateException("a string could not be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A far side's word never becomes a formula in somebody's spreadsheet; amounts stay amounts. */
    private static String plain(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return formula && !cell.matches("-?[0-9]+(\\.[0-9]+)?") ? "'" + cell : cell;
    }
}
