package io.medsettle.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Four bytes of the number of each row of a segment, in their order, and where every 64th row begins: enough to find suspected
 * rows again without reading the file again. Filled by one hand.
 */
final class Marks {
    static final int BLOCK = 64;
    private static final int CHUNK = 1 << 14;

    final Segment segment;
    private final List<int[]> chunks = new ArrayList<>();
    private int[] blocks = new int[CHUNK / BLOCK];
    private int rows;

    Marks(Segment segment) {
        this.segment = segment;
    }

    void add(long number, int offset) {
        if (rows % CHUNK == 0) {
            chunks.add(new int[CHUNK]);
        }
        if (rows % BLOCK == 0) {
            if (rows / BLOCK == blocks.length) {
                blocks = Arrays.copyOf(blocks, 2 * blocks.length);
            }
            blocks[rows / BLOCK] = offset;
        }
        chunks.get(rows / CHUNK)[rows % CHUNK] = (int) (number >>> 32);
        rows++;
    }

    /** As a number is kept in a set that marks are looked up in. */
    static long of(long number) {
        return number & 0xFFFFFFFF00000000L | 1;
    }

    /** Hands over each block, by its place, in which a row may be suspected. */
    void blocks(LongSet marked, IntConsumer each) {
        int last = -1;
        for (int row = 0; row < rows; row++) {
            int mark = chunks.get(row / CHUNK)[row % CHUNK];
            if (marked.has((long) mark << 32 | 1) && row / BLOCK != last) {
                last = row / BLOCK;
                each.accept(last);
            }
        }
    }

    int from(int block) {
        return blocks[block];
    }

    int to(int block) {
        return (block + 1) * BLOCK < rows ? blocks[block + 1] : (int) (segment.to() - segment.from());
    }
}
