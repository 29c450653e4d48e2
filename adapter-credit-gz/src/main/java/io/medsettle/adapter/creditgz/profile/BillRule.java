package io.medsettle.adapter.creditgz.profile;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a platform writes its bill (对账单), credit-gz §9.
 *
 * @param crlf whether lines end in CR LF
 * @param delimiter between columns; "" for a bill of fixed width
 * @param width bytes of a line without its end, in a bill of fixed width
 * @param checks what must agree before a line counts
 */
public record BillRule(
        Spot spot,
        Charset charset,
        boolean crlf,
        String delimiter,
        int width,
        Optional<Layout> header,
        Layout detail,
        Optional<Layout> trailer,
        Set<Check> checks) {
    public BillRule {
        checks = Set.copyOf(checks);
    }

    /** What a bill says of itself. */
    public enum Check {
        /** The header's counts. */
        HEADER_COUNT,
        /** The header's sums. */
        HEADER_SUM,
        /** The trailer's count. */
        TRAILER_COUNT,
        /** The answer's digest of the file. */
        DIGEST_SM3
    }

    /**
     * One kind of line.
     *
     * @param prefix how its lines begin, "" if there is one kind only
     */
    public record Layout(Spot spot, String prefix, List<Column> columns) {
        public Layout {
            columns = List.copyOf(columns);
        }

        /** How many columns a delimited line has. */
        public int size() {
            return columns.stream().mapToInt(Column::at).max().orElse(0);
        }

        boolean tells(String path) {
            return columns.stream().anyMatch(column -> column.entry().path().equals(path));
        }
    }
}
