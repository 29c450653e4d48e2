package io.medsettle.adapter.yibao.wire;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A zip with one text of rows, TAB between columns, {@code null} for an empty one (yibao-core §3.9, §4). Row by row. */
final class ZipText {
    private static final int LONGEST_ROW = 1 << 20;

    private ZipText() {}

    /** Packs rows; only the packed bytes are in memory. */
    static byte[] packed(String name, boolean crlf, Stream<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(name));
            boolean[] begun = {false};
            for (List<String> row : (Iterable<List<String>>) rows::iterator) {
                if (begun[0] && !crlf) {
                    text.write('\n');
                }
                begun[0] = true;
                text.write(String.join("\t", row.stream().map(ZipText::cell).toList()));
                if (crlf) {
                    text.write("\t\r\n");
                }
            }
            text.flush();
            zip.closeEntry();
        } catch (IOException e) {
            throw new IllegalStateException("memory that cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static String cell(String text) {
        return text.isEmpty() ? "null" : text.replaceAll("[\\t\\r\\n]", " ");
    }

    /**
     * Hands over the rows of the first text in a zip, empty columns as "".
     *
     * @param longest bytes of the text at most
     * @return how many rows
     * @throws IOException if it is no zip, not UTF-8, too long, or ends too early
     */
    static long rows(Path file, long longest, Consumer<List<String>> each) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && entry.isDirectory()) {
                entry = zip.getNextEntry();
            }
            if (entry == null) {
                throw new IOException("没有文本的压缩包");
            }
            Lines lines = new Lines(new Limited(zip, longest));
            long count = 0;
            for (List<String> row = lines.next(); !row.isEmpty(); row = lines.next()) {
                each.accept(row);
                count++;
            }
            return count;
        }
    }

    /** Lines as rows; an empty list is the end. */
    private static final class Lines {
        private final InputStream in;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final byte[] piece = new byte[8192];
        private int at;
        private int end;
        private boolean first = true;

        Lines(InputStream in) {
            this.in = in;
        }

        List<String> next() throws IOException {
            while (true) {
                boolean ended = !readLine();
                if (line.size() == 0 && ended) {
                    return List.of();
                }
                List<String> row = cells();
                line.reset();
                if (!row.isEmpty()) {
                    return row;
                }
            }
        }

        private boolean readLine() throws IOException {
            while (true) {
                if (at == end) {
                    end = in.read(piece);
                    at = 0;
                    if (end <= 0) {
                        end = 0;
                        return false;
                    }
                }
                byte b = piece[at++];
                if (b == '\n') {
                    return true;
                }
                line.write(b);
                if (line.size() > LONGEST_ROW) {
                    throw new IOException("一行超过 1 MB");
                }
            }
        }

        private List<String> cells() throws IOException {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            if (first && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            first = false;
            String bare = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            if (bare.isEmpty()) {
                return List.of();
            }
            List<String> row = new ArrayList<>();
            for (String cell : bare.split("\t", -1)) {
                row.add(cell.equals("null") ? "" : cell);
            }
            return row;
        }
    }

    /** Refuses to give more than so many bytes, whatever a small zip unpacks to. */
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long longest) {
            super(in);
            left = longest;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int n = super.read(to, from, length);
            left -= Math.max(n, 0);
            if (left < 0) {
                throw new IOException("解压后超过上限");
            }
            return n;
        }
    }
}
