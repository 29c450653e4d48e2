package io.medsettle.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of canonical rows, opened: a header with the columns' names, one line a row, and a last line of the same ten columns,
 * {@code #end,<digest>,,,,<sum>,,,<rows>,}. The digest, sixteen hex digits, is the sum of the rows' hashes; a stranger who
 * writes such a file may leave it empty.
 *
 * @param from where rows begin
 * @param to where the last line begins
 */
record RowFile(Path path, long from, long to, long rows, long sumFen, String digest) {
    private static final long LONGEST_SEGMENT = 512L << 20;
    private static final int SHORTEST_SEGMENT = 1 << 16;
    private static final int TAIL = 256;
    private static final int LINE = 1 << 20;

    /** A file that cannot be used at all, and why. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String why) {
            super(why);
        }
    }

    static RowFile open(Path path) throws Broken {
        String header = RowText.HEADER + "\n";
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < header.length() || !text(channel, 0, header.length()).equals(header)) {
                throw new Broken("表头不是规范格式");
            }
            int tail = (int) Math.min(TAIL, size - header.length() + 1);
            String end = text(channel, size - tail, tail);
            int last = end.lastIndexOf("\n" + RowWriter.END + ",");
            if (last < 0 || !end.endsWith("\n")) {
                throw new Broken("没有汇总行, 文件不完整");
            }
            String[] cells = end.substring(last + 1, end.length() - 1).split(",", -1);
            if (cells.length != RowText.COLUMNS) {
                throw new Broken("汇总行栏数不符");
            }
            return new RowFile(
                    path,
                    header.length(),
                    size - tail + last + 1,
                    Long.parseLong(cells[8]),
                    Long.parseLong(cells[5]),
                    cells[1]);
        } catch (NumberFormatException e) {
            throw new Broken("汇总行无法读取");
        } catch (IOException e) {
            throw new Broken("文件无法读取");
        }
    }

    String name() {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** Cut at ends of lines, for as many hands. */
    List<Segment> segments(int hands) {
        List<Segment> segments = new ArrayList<>();
        long each = Math.min(LONGEST_SEGMENT, Math.max(SHORTEST_SEGMENT, (to - from) / hands + 1));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (long start = from; start < to; ) {
                long end = start + each >= to ? to : lineEnd(channel, start + each);
                segments.add(new Segment(this, start, end));
                start = end;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return segments;
    }

    private long lineEnd(FileChannel channel, long at) throws IOException {
        for (long block = at; block < to; block += LINE) {
            int end = text(channel, block, (int) Math.min(LINE, to - block)).indexOf('\n');
            if (end >= 0) {
                return block + end + 1;
            }
        }
        return to;
    }

    private static String text(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            continue;
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
}
