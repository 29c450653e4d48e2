package io.medsettle.reconciliation;

import io.medsettle.reconciliation.Comparison.Keyed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The number by which a row is matched first, as text and as hashed by {@link RowScan}. */
final class Keys {
    private Keys() {}

    /** Our number, else "~" and theirs; the other way round where the bill carries theirs. */
    static String key(Row row, Keyed keyed) {
        boolean far = keyed == Keyed.FAR_NUMBER
                ? !row.farNumber().isEmpty()
                : row.number().isEmpty();
        return far ? Row.FAR_KEY + row.farNumber() : row.number();
    }

    /** The hash of an order's number, or of the beginning of a row. */
    static long prefix(String order) {
        byte[] bytes = padded(order);
        return prefix(bytes, 0, bytes.length - Mix.BEHIND);
    }

    static long prefix(byte[] b, int from, int characters) {
        return RowScan.settled(Mix.hash(b, from, from + characters, 0));
    }

    /** As {@link #hash} of a row with that number of ours. */
    static long number(String number) {
        byte[] bytes = padded(number);
        return RowScan.settled(Mix.hash(bytes, 0, bytes.length - Mix.BEHIND, RowScan.OUR_SEED));
    }

    static long hash(Row row, Keyed keyed) {
        RowScan scan = new RowScan(keyed == Keyed.FAR_NUMBER, false).in(padded(RowText.line(row) + "\n"));
        scan.readNumber(0);
        return scan.number;
    }

    /** With the bytes behind it that hashing wants. */
    private static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + Mix.BEHIND);
    }
}
