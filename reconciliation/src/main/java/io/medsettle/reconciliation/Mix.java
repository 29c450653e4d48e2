package io.medsettle.reconciliation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes of bytes, sixteen at a time, by 64 × 64 → 128 bit multiplication folded in half. Not for secrets. May read up to
 * sixteen bytes behind the end, which must exist; what stands there does not matter.
 */
final class Mix {
    /** So many bytes have to follow whatever is hashed. */
    static final int BEHIND = 24;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final long A = 0x9E3779B97F4A7C15L;
    static final long B = 0xD6E8FEB86659FD93L;
    static final long C = 0xA0761D6478BD642FL;

    private Mix() {}

    static long word(byte[] b, int at) {
        return (long) LONG.get(b, at);
    }

    static long fold(long x, long y) {
        return Math.multiplyHigh(x, y) ^ x * y;
    }

    static long hash(byte[] b, int from, int to, long seed) {
        long sum = seed ^ (to - from) * A;
        int at = from;
        for (; to - at > 16; at += 16) {
            sum = fold(word(b, at) ^ B, word(b, at + 8) ^ sum ^ C);
        }
        return fold(fold(low(b, at, to) ^ B, high(b, at, to) ^ sum ^ C) ^ A, B);
    }

    /** Further bits of a number's hash, which share no state with the first ones. */
    static long more(byte[] b, int from, int to, long seed) {
        long sum = seed + (to - from) * C;
        int at = from;
        for (; to - at > 16; at += 16) {
            sum = (sum ^ word(b, at)) * A;
            sum = (sum ^ sum >>> 29 ^ word(b, at + 8)) * B;
        }
        sum = (sum ^ sum >>> 31 ^ low(b, at, to)) * A;
        sum = (sum ^ sum >>> 30 ^ high(b, at, to)) * B;
        return sum ^ sum >>> 17;
    }

    /** The first eight of the last one to sixteen bytes. */
    private static long low(byte[] b, int at, int to) {
        int left = to - at;
        return left >= 8 ? word(b, at) : word(b, at) & (1L << (left << 3)) - 1;
    }

    private static long high(byte[] b, int at, int to) {
        int left = to - at;
        return left > 8 ? word(b, at + 8) << (16 - left << 3) : 0;
    }
}
