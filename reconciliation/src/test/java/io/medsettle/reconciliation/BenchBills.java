package io.medsettle.reconciliation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes two bills of so many rows, theirs in another order, with a difference in every thousandth row: in turn D1, D2, D3, D4,
 * D5, D7, D8, D9, D11. The rows are a function of their place, so that no memory is needed.
 */
final class BenchBills implements AutoCloseable {
    static final int EVERY = 1000;
    static final Difference[] PLANTED = {
        Difference.D1,
        Difference.D2,
        Difference.D3,
        Difference.D4,
        Difference.D5,
        Difference.D7,
        Difference.D8,
        Difference.D9,
        Difference.D11
    };
    private static final int BUFFER = 1 << 20;
    private static final long STEP = 2_654_435_761L;
    private static final long MIDNIGHT = 1_795_276_800_000L;

    private final byte[] bytes = new byte[BUFFER + 1024];
    private final ByteBuffer b = ByteBuffer.wrap(bytes);
    private final RowScan scan = new RowScan(false, false).in(bytes);
    private final FileChannel channel;
    private long rows;
    private long sum;
    private long digest;

    private BenchBills(Path file) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        text(RowText.HEADER);
        put((byte) '\n');
    }

    /** Which difference is planted in that row; null for none. */
    static @Nullable Difference planted(long row) {
        return row % EVERY == EVERY / 2 ? PLANTED[(int) (row / EVERY % PLANTED.length)] : null;
    }

    static void write(Path ours, Path theirs, long count) throws IOException {
        try (BenchBills we = new BenchBills(ours);
                BenchBills they = new BenchBills(theirs)) {
            for (long i = 0; i < count; i++) {
                if (planted(i) != Difference.D1) {
                    we.row(i, null, 0);
                }
            }
            for (long i = 0; i < count; i++) {
                long row = i * STEP % count;
                Difference planted = planted(row);
                if (planted != Difference.D2) {
                    they.row(row, planted, 0);
                }
                if (planted == Difference.D7) {
                    they.row(row, null, 1);
                }
            }
            we.end();
            they.end();
        }
    }

    private void row(long i, @Nullable Difference planted, int again) throws IOException {
        if (b.position() > BUFFER) {
            flush();
        }
        int from = b.position();
        boolean refund = planted(i) == Difference.D8 || i % 20 == 7 && planted(i) == null;
        long sign = refund ? -1 : 1;
        long off = planted == Difference.D3 || planted == Difference.D8 ? 1 : 0;
        long shift = planted == Difference.D5 ? 1 : 0;
        long cash = 500 + i % 90_001;
        long fund = i % 2 == 0 || planted(i) == Difference.D5 ? 1000 + i % 70_001 : 0;
        long account = fund == 0 ? 0 : 100 + i % 9_001;
        long fen = fund == 0 ? sign * (cash + off) : sign * (fund + account + off);
        text("202611220");
        base36(i);
        text("0030,4200001234").text("20261122");
        digits(i + again * 5_000_000_000L);
        text(refund ? ",R," : ",P,").text(planted == Difference.D4 ? "V" : "D");
        text(planted == Difference.D11 ? ",20261123," : ",20261122,")
                .number(fen)
                .text(",");
        if (fund == 0) {
            text("C").number(fen);
        } else {
            text("F").number(sign * (fund + off + shift)).text("A").number(sign * (account - shift));
        }
        text(",")
                .number(sign * (cash * 6 / 1000) + (planted == Difference.D9 ? 1 : 0))
                .text(",");
        number(MIDNIGHT + i % 86_400_000L).text(",ch=JSAPI~0a");
        put((byte) '\n');
        scan.read(from);
        digest += scan.digest;
        rows++;
        sum += fen;
    }

    private void end() throws IOException {
        text(String.format(Locale.ROOT, "%s,%016x,,,,%d,,,%d,\n", RowWriter.END, digest, sum, rows));
        flush();
    }

    private void base36(long i) {
        long mixed = i * 48_271L % 78_364_164_096L;
        for (int k = 0; k < 7; k++) {
            int digit = (int) (mixed % 36);
            put((byte) (digit < 10 ? '0' + digit : 'A' + digit - 10));
            mixed /= 36;
        }
    }

    private void digits(long i) {
        long ten = 1_000_000_000L;
        for (int k = 0; k < 10; k++, ten /= 10) {
            put((byte) ('0' + i / ten % 10));
        }
    }

    private BenchBills number(long value) {
        return text(Long.toString(value));
    }

    private BenchBills text(String text) {
        b.put(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    private void put(byte one) {
        b.put(one);
    }

    private void flush() throws IOException {
        b.flip();
        while (b.hasRemaining()) {
            channel.write(b);
        }
        b.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
