package io.medsettle.reconciliation;

import io.medsettle.ports.value.Part;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * How much of each part, in signed fen: taken is positive, given back negative; an absent part is zero. Written as letter and
 * amount, {@code F8000A1500}: F 统筹基金, A 个人账户, C 现金, O 其他, H 医院负担, W 总费用, in this order, no zeros. Immutable.
 */
public final class Split {
    public static final Split NONE = new Split(new long[Part.values().length]);
    static final String LETTERS = "FACOHW";
    private static final Part[] PARTS = Part.values();

    private final long[] fen;

    private Split(long[] fen) {
        this.fen = fen;
    }

    public static Split of(Part part, long fen) {
        return NONE.plus(part, fen);
    }

    /** This, with so much more of one part. */
    public Split plus(Part part, long more) {
        long[] sum = fen.clone();
        sum[part.ordinal()] = Math.addExact(sum[part.ordinal()], more);
        return new Split(sum);
    }

    public Split plus(Split other) {
        long[] sum = fen.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.addExact(sum[i], other.fen[i]);
        }
        return new Split(sum);
    }

    public long get(Part part) {
        return fen[part.ordinal()];
    }

    /** What the parts sum to; the whole bill is only told and counts only where nothing else is. */
    public long total() {
        long sum = 0;
        boolean any = false;
        for (Part part : PARTS) {
            if (part != Part.WHOLE) {
                sum = Math.addExact(sum, get(part));
                any |= get(part) != 0;
            }
        }
        return any ? sum : get(Part.WHOLE);
    }

    public boolean isZero() {
        return equals(NONE);
    }

    /** Whether no part is named by both. */
    boolean apart(Split other) {
        for (int i = 0; i < fen.length; i++) {
            if (fen[i] != 0 && other.fen[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Each part that is not zero. */
    public void forEach(BiConsumer<Part, Long> each) {
        for (Part part : PARTS) {
            if (get(part) != 0) {
                each.accept(part, get(part));
            }
        }
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        forEach((part, amount) -> text.append(LETTERS.charAt(part.ordinal())).append((long) amount));
        return text.toString();
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException if it is written in any other way, so that equal splits are equal texts
     */
    public static Split ofText(String text) {
        Split split = NONE;
        int at = 0;
        while (at < text.length()) {
            int part = LETTERS.indexOf(text.charAt(at));
            int end = at + 1;
            while (end < text.length() && LETTERS.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (part < 0) {
                throw new IllegalArgumentException("not a split");
            }
            split = split.plus(PARTS[part], Long.parseLong(text.substring(at + 1, end)));
            at = end;
        }
        if (!split.text().equals(text)) {
            throw new IllegalArgumentException("not the one way to write a split");
        }
        return split;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Split other && Arrays.equals(fen, other.fen);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fen);
    }

    @Override
    public String toString() {
        return text();
    }
}
