package io.medsettle.server.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as an XLSX file, written to the disk while it is read: memory holds one page. What is text is written as text, in the cell
 * itself, so that nothing in it is ever taken for a formula; amounts are numbers. A sheet that is full goes on in the next one.
 */
final class Workbooks {
    /** The format's limit is 1 048 576. */
    static final int FULL = 1_000_000;

    private final List<String> header;
    private final Set<Integer> amounts;
    private final int full;

    /**
     * @param amounts columns of amounts, from 0
     * @param full rows of a sheet, without its header
     */
    Workbooks(List<String> header, Set<Integer> amounts, int full) {
        this.header = header;
        this.amounts = amounts;
        this.full = full;
    }

    /**
     * Writes it.
     *
     * @param pages gives page after page, an empty one at the end
     * @return the file, which is gone when it is closed
     */
    InputStream write(Path directory, String name, Supplier<List<List<String>>> pages) {
        try {
            Path file = Files.createTempFile(directory, "export", ".xlsx");
            try (OutputStream out = Files.newOutputStream(file)) {
                write(out, name, pages);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return Files.newInputStream(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(OutputStream out, String name, Supplier<List<List<String>>> pages) throws IOException {
        Workbook book = new Workbook(out, "MedSettle", "1.0");
        int sheets = 1;
        Worksheet sheet = begin(book, name);
        int row = 0;
        for (List<List<String>> page = pages.get(); !page.isEmpty(); page = pages.get()) {
            for (List<String> cells : page) {
                if (row == full) {
                    sheet.finish();
                    sheet = begin(book, name + " " + ++sheets);
                    row = 0;
                }
                row(sheet, ++row, cells);
            }
            sheet.flush();
        }
        sheet.finish();
        book.finish();
    }

    private Worksheet begin(Workbook book, String name) {
        Worksheet sheet = book.newWorksheet(name);
        for (int column = 0; column < header.size(); column++) {
            sheet.inlineString(0, column, header.get(column));
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    private void row(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (amounts.contains(column) && !cell.isEmpty()) {
                sheet.value(row, column, new BigDecimal(cell));
                sheet.style(row, column).format("0.00").set();
            } else if (!cell.isEmpty()) {
                sheet.inlineString(row, column, cell);
            }
        }
    }
}
