package io.medsettle.reconciliation;

import java.nio.MappedByteBuffer;
import java.util.Arrays;

/** Whole lines of a segment, a piece at a time, copied to where a core has them near. Belongs to one hand. */
final class Window {
    private static final int SIZE = 1 << 17;

    private final MappedByteBuffer mapped;
    private int next;

    byte[] bytes = new byte[SIZE + Mix.BEHIND];
    /** How many bytes of whole lines there are. */
    int length;
    /** Where they begin in the segment. */
    int offset;

    Window(Segment segment) {
        mapped = segment.map();
    }

    boolean advance() {
        offset = next;
        length = 0;
        while (next < mapped.limit() && length == 0) {
            int size = Math.min(bytes.length - Mix.BEHIND, mapped.limit() - next);
            mapped.get(next, bytes, 0, size);
            length = next + size == mapped.limit() ? size : lastLineEnd(size);
            if (length == 0) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
        }
        next += length;
        return length > 0;
    }

    /** Exactly these lines. */
    void read(int from, int to) {
        if (bytes.length < to - from + Mix.BEHIND) {
            bytes = new byte[to - from + Mix.BEHIND];
        }
        offset = from;
        length = to - from;
        mapped.get(from, bytes, 0, length);
    }

    private int lastLineEnd(int size) {
        int at = size;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }
}
