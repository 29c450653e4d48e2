package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import java.time.DateTimeException;
import java.util.Arrays;

/**
 * Reads a line as numbers, eight bytes at a time, without making any object: hashes of the number it is matched by, one
 * fingerprint of everything that is compared, the amount. It holds a row to the same form as {@link RowText}; a row that is not
 * surely in order is called odd, and read again by that one. Not to be shared.
 */
final class RowScan {
    /** Turned over in the key of a refund, so that it is found apart from a payment of the same number. */
    static final long REFUND = 0x1D8E4E27C47D124FL;

    static final long OUR_SEED = 0x2127599BF4325C37L;
    static final long FAR_SEED = 0x880355F21E6D1965L;
    private static final long MORE_SEED = 0xC2B2AE3D27D4EB4FL;
    private static final long UP_TO_HIGH = 0x5353535353535353L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long SIXES = 0x0606060606060606L;
    private static final long NIBBLES = 0xF0F0F0F0F0F0F0F0L;
    private static final long LETTER = 0x4040404040404040L;
    private static final int COMMAS = RowText.COLUMNS - 1;
    private static final int EIGHT = 8;
    private static final long[] POWERS = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

    private static final byte[] PLACE = places();
    private static final long[] WEIGHTS = {
        Mix.A, Mix.B, Mix.C, OUR_SEED | 1, FAR_SEED | 1, MORE_SEED | 1,
    };

    private final int[] commas = new int[COMMAS];
    private byte[] b = new byte[0];
    private final boolean byFar;
    private final boolean fees;
    private long goodDay;
    private long split;
    private boolean odd;

    /** Of the row read last: which number it is matched by, hashed; the same for payment and refund. */
    long number;
    /** Further bits of the same. */
    long more;
    /** Of everything that is compared. */
    long print;
    /** Of all its bytes. */
    long digest;
    /** The amount. */
    long fen;
    /** Letter of its flow. */
    int flow;
    /** Letter of its standing. */
    int standing;
    /** Where its line ends. */
    int end;

    RowScan(boolean byFar, boolean fees) {
        this.byFar = byFar;
        this.fees = fees;
    }

    /** Where the lines stand from now on. */
    RowScan in(byte[] bytes) {
        b = bytes;
        return this;
    }

    /** The first byte that is a separator, from there on. */
    private int stop(int from) {
        int at = from;
        long found = separators(Mix.word(b, at));
        while (found == 0) {
            at += EIGHT;
            found = separators(Mix.word(b, at));
        }
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
    }

    /** The highest bit of each byte that is 0x2C or less. */
    private static long separators(long w) {
        return ~((w & ~HIGH) + UP_TO_HIGH | w) & HIGH;
    }

    /** Finds all commas of a line and its end, and digests its bytes. */
    private boolean separate(int from) {
        long sum = OUR_SEED;
        int count = 0;
        for (int at = from; ; at += EIGHT) {
            long w = Mix.word(b, at);
            for (long found = separators(w); found != 0; found &= found - 1) {
                int bit = Long.numberOfTrailingZeros(found);
                int stop = at + (bit >>> 3);
                if (b[stop] != ',' || count == COMMAS) {
                    end = stop;
                    digest = Mix.fold(sum ^ w & (1L << (bit & ~7)) - 1, Mix.B ^ stop - from);
                    return b[stop] == '\n' && count == COMMAS;
                }
                commas[count++] = stop;
            }
            sum = Long.rotateLeft(sum ^ w, 27) * Mix.A;
        }
    }

    /** @return whether it is in order; if not, only {@link #end} and {@link #digest} are of use */
    boolean read(int from) {
        odd = false;
        if (!separate(from)) {
            return oddOne(from);
        }
        int[] c = commas;
        fen = whole(c[4] + 1, c[5]);
        long told = c[7] == c[6] + 1 ? Long.MIN_VALUE : whole(c[6] + 1, c[7]);
        digits(c[7] + 1, c[8]);
        if (!fixedPart(c) || !parts(c[5] + 1, c[6]) || odd) {
            return oddOne(from);
        }
        long kinds = (long) flow << 8 | standing;
        print = Mix.fold(fen ^ kinds << 48 ^ Mix.B, split ^ goodDay ^ (fees ? told * Mix.A : 0));
        return identity(from, c[0], c[1]);
    }

    private boolean identity(int from, int far, int fixed) {
        boolean byOurs = byFar ? fixed == far + 1 : far > from;
        int start = byOurs ? from : far + 1;
        int stop = byOurs ? far : fixed;
        if (start == stop || far - from > Row.LONGEST_NUMBER || fixed - far - 1 > Row.LONGEST_NUMBER) {
            return oddOne(from);
        }
        number = settled(Mix.hash(b, start, stop, byOurs ? OUR_SEED : FAR_SEED));
        more = Mix.more(b, start, stop, MORE_SEED);
        return true;
    }

    /** Only the number, for looking rows up again; {@link #end} is told too. */
    void readNumber(int from) {
        int far = stop(from);
        if (byFar || far == from) {
            int fixed = b[far] == ',' ? stop(far + 1) : far;
            boolean byOurs = fixed <= far + 1;
            number = settled(Mix.hash(b, byOurs ? from : far + 1, byOurs ? far : fixed, byOurs ? OUR_SEED : FAR_SEED));
            end = lineEnd(b, fixed);
        } else {
            number = settled(Mix.hash(b, from, far, OUR_SEED));
            end = lineEnd(b, far);
        }
    }

    /** Neither a payment's nor a refund's key is zero. */
    static long settled(long hash) {
        return hash == 0 || hash == REFUND ? hash ^ 1 : hash;
    }

    static int lineEnd(byte[] b, int from) {
        int at = from;
        while (true) {
            long w = Mix.word(b, at) ^ 0x0A0A0A0A0A0A0A0AL;
            long found = w - 0x0101010101010101L & ~w & HIGH;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += EIGHT;
        }
    }

    private boolean oddOne(int from) {
        end = lineEnd(b, from);
        digest = Mix.hash(b, from, end, 0);
        return false;
    }

    /** {@code ,P,D,20260102,} */
    private boolean fixedPart(int[] c) {
        flow = b[c[1] + 1];
        standing = b[c[2] + 1];
        boolean letters = (flow == 'P' || flow == 'R')
                && (standing == 'D' || standing == 'V' || standing == 'X' || standing == 'Q');
        boolean lengths = c[2] - c[1] == 2 && c[3] - c[2] == 2 && c[4] - c[3] == EIGHT + 1;
        long day = Mix.word(b, c[3] + 1);
        return letters && lengths && (day == goodDay || isDay(day));
    }

    private boolean isDay(long letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < EIGHT; i++) {
            text.append((char) (letters >>> (i << 3) & 0xFF));
        }
        try {
            goodDay = new BusinessDay(text.toString()).text().isEmpty() ? 0 : letters;
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Parts in their order, summing to the amount. */
    private boolean parts(int from, int to) {
        long sum = 0;
        split = 0;
        long whole = 0;
        int before = -1;
        int at = from;
        while (at < to) {
            int letter = PLACE[b[at] & 0xFF];
            int next = at + 1;
            long w = Mix.word(b, next);
            long found = w & LETTER;
            next += found == 0 ? EIGHT : Long.numberOfTrailingZeros(found) >>> 3;
            while (found == 0 && next < to && (b[next] & 0x40) == 0) {
                next++;
            }
            next = Math.min(next, to);
            long amount = whole(at + 1, next);
            if (letter <= before || amount == 0 || odd) {
                return false;
            }
            before = letter;
            split = Long.rotateLeft(split ^ amount, 21) * WEIGHTS[letter];
            if (letter == 5) {
                whole = amount;
            } else {
                sum += amount;
            }
            at = next;
        }
        return fen == (before == 5 && sum == 0 ? whole : sum);
    }

    private static byte[] places() {
        byte[] places = new byte[256];
        Arrays.fill(places, (byte) -1);
        for (int i = 0; i < Split.LETTERS.length(); i++) {
            places[Split.LETTERS.charAt(i)] = (byte) i;
        }
        return places;
    }

    /** Thirteen digits as a rule: the time, of which only the form matters here. */
    private void digits(int from, int to) {
        if (to - from != 13 || b[from] == '0') {
            whole(from, to);
            return;
        }
        long d = Mix.word(b, from) ^ ZEROS;
        long e = Mix.word(b, to - EIGHT) ^ ZEROS;
        odd |= ((d | d + SIXES | e | e + SIXES) & NIBBLES) != 0;
    }

    /** A whole number of at most sixteen digits in its one spelling. */
    private long whole(int from, int to) {
        boolean minus = b[from] == '-';
        int start = minus ? from + 1 : from;
        int digits = to - start;
        if (digits <= 0 || digits > 2 * EIGHT || b[start] == '0' && (digits > 1 || minus)) {
            odd = true;
            return 0;
        }
        int head = Math.min(digits, EIGHT);
        long value = upToEight(Mix.word(b, start) << (EIGHT - head << 3) | fill(head));
        if (digits > EIGHT) {
            int rest = digits - EIGHT;
            value = value * POWERS[rest] + upToEight(Mix.word(b, start + EIGHT) << (EIGHT - rest << 3) | fill(rest));
        }
        return minus ? -value : value;
    }

    private static long fill(int digits) {
        return digits == EIGHT ? 0 : ZEROS >>> (digits << 3);
    }

    /** Eight digits at once. */
    private long upToEight(long letters) {
        long d = letters ^ ZEROS;
        odd |= ((d | d + SIXES) & NIBBLES) != 0;
        d = d * 10 + (d >>> 8);
        return ((d & 0x000000FF000000FFL) * 0x000F424000000064L
                        + (d >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }
}
