package io.medsettle.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Rows of one side on disk, sixteen bytes each, apart by the upper bits of their key, so that each part fits the table. The files
 * have no names any more once they are open, so that not even a power cut leaves them behind.
 */
final class Partitions implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int READ = 1 << 20;
    static final int ROW = 2 * Long.BYTES;

    private final List<FileChannel> channels = new ArrayList<>();
    private final List<AtomicLong> sizes = new ArrayList<>();

    Partitions(Path scratch, int count) {
        try {
            for (int i = 0; i < count; i++) {
                Path file = Files.createTempFile(scratch, "partition", ".tmp");
                channels.add(FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
                sizes.add(new AtomicLong());
                forget(file);
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /** Where the system does not let an open file lose its name, it loses it when it is closed. */
    private static void forget(Path file) {
        file.toFile().delete();
    }

    long rows(int partition) {
        return sizes.get(partition).get() / ROW;
    }

    /** Takes rows for one hand. */
    RowTaker taker() {
        List<ByteBuffer> buffers = new ArrayList<>();
        channels.forEach(c -> buffers.add(ByteBuffer.allocate(BUFFER)));
        return new Taker(buffers);
    }

    private final class Taker implements RowTaker {
        private final List<ByteBuffer> buffers;

        Taker(List<ByteBuffer> buffers) {
            this.buffers = buffers;
        }

        @Override
        public void take(long key, long value) {
            int partition = (int) ((key >>> 33) * buffers.size() >>> 31);
            ByteBuffer buffer = buffers.get(partition);
            buffer.putLong(key).putLong(value);
            if (!buffer.hasRemaining()) {
                write(partition, buffer);
            }
        }

        @Override
        public void flush() {
            for (int i = 0; i < buffers.size(); i++) {
                write(i, buffers.get(i));
            }
        }
    }

    private void write(int partition, ByteBuffer buffer) {
        try {
            buffer.flip();
            long at = sizes.get(partition).getAndAdd(buffer.remaining());
            while (buffer.hasRemaining()) {
                at += channels.get(partition).write(buffer, at);
            }
            buffer.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands rows of a partition over, from one to another. */
    void read(int partition, long fromRow, long toRow, RowTaker rows) {
        ByteBuffer buffer = ByteBuffer.allocate(READ);
        try {
            long end = toRow * ROW;
            for (long at = fromRow * ROW; at < end; ) {
                buffer.clear().limit((int) Math.min(READ, end - at));
                while (buffer.hasRemaining() && channels.get(partition).read(buffer, at + buffer.position()) >= 0) {
                    continue;
                }
                at += buffer.position();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    rows.take(buffer.getLong(), buffer.getLong());
                }
            }
            rows.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
