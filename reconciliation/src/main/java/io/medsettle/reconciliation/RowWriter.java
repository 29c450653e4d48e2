package io.medsettle.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Writes a file of canonical rows. Until it is sealed there is only {@code <name>.part}, which nobody reads and the next writer
 * overwrites; sealing adds the last line with count, sum and digest, forces it to disk and gives the file its name in one step.
 * One thread at a time; memory does not grow.
 */
public final class RowWriter implements AutoCloseable {
    static final String END = "#end";
    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final byte[] bytes = new byte[BUFFER + Mix.BEHIND];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private final RowScan scan = new RowScan(false, false).in(bytes);
    private long rows;
    private long sumFen;
    private long digest;

    private RowWriter(Path file) throws IOException {
        this.file = file;
        part = file.resolveSibling(file.getFileName() + ".part");
        channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        put(RowText.HEADER);
    }

    /** @param file is replaced when the new one is sealed */
    public static RowWriter to(Path file) {
        try {
            return new RowWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a row. */
    public void add(Row row) {
        try {
            scan.read(put(RowText.line(row)));
            digest += scan.digest;
            rows++;
            sumFen = Math.addExact(sumFen, row.fen());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows were added. */
    public long rows() {
        return rows;
    }

    /** What they sum to. */
    public long sumFen() {
        return sumFen;
    }

    /** From here on the file is there. */
    public void seal() {
        try {
            put(String.format(Locale.ROOT, "%s,%016x,,,,%d,,,%d,", END, digest, sumFen, rows));
            flush();
            channel.force(false);
            channel.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a seal nothing is left. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int put(String line) throws IOException {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        if (text.length >= BUFFER) {
            throw new IllegalArgumentException("a row of " + text.length + " bytes");
        }
        if (buffer.position() + text.length + 1 > BUFFER) {
            flush();
        }
        int from = buffer.position();
        buffer.put(text).put((byte) '\n');
        return from;
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
