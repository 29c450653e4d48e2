package io.medsettle.server.bills;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A bill's lines put down in a file until the bill as a whole is known to be good; gone when closed. */
final class LineSpool implements AutoCloseable {
    private final Path file;
    private final CsvWriter writer;

    LineSpool(Path directory) throws IOException {
        file = Files.createTempFile(directory, "channel-bill", ".lines");
        writer = CsvWriter.builder().build(file);
    }

    void keep(BillLine line) {
        writer.writeRecord(List.of(
                line.requestNo(),
                line.farNumber(),
                line.part().name(),
                Long.toString(line.fen()),
                line.reversed() ? "1" : "",
                Long.toString(line.farTime().toEpochMilli()),
                line.labels().text()));
    }

    /** Once nothing more is kept. */
    void read(Consumer<BillLine> lines) throws IOException {
        writer.flush();
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
            records.forEach(record -> lines.accept(line(record)));
        }
    }

    private static BillLine line(CsvRecord r) {
        return new BillLine(
                r.getField(0),
                r.getField(1),
                Part.valueOf(r.getField(2)),
                Long.parseLong(r.getField(3)),
                !r.getField(4).isEmpty(),
                Instant.ofEpochMilli(Long.parseLong(r.getField(5))),
                Fields.ofText(r.getField(6)));
    }

    @Override
    public void close() {
        try (writer) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
