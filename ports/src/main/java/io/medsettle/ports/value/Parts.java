package io.medsettle.ports.value;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongBinaryOperator;

/** How much of each part, in fen; an absent part is zero, no part is negative. Immutable. */
public final class Parts {
    public static final Parts NONE = new Parts(new EnumMap<>(Part.class));

    private final EnumMap<Part, Long> fen;

    private Parts(EnumMap<Part, Long> fen) {
        this.fen = fen;
    }

    public static Parts of(Part part, long fen) {
        return NONE.with(part, fen);
    }

    /** What the insurer and the patient bear of a bill. */
    public static Parts split(long fundFen, long accountFen, long cashFen) {
        return NONE.with(Part.FUND, fundFen).with(Part.ACCOUNT, accountFen).with(Part.CASH, cashFen);
    }

    /** This, with one part set anew. */
    public Parts with(Part part, long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("negative part " + part + ": " + amount);
        }
        EnumMap<Part, Long> more = new EnumMap<>(fen);
        if (amount == 0) {
            more.remove(part);
        } else {
            more.put(part, amount);
        }
        return new Parts(more);
    }

    public long get(Part part) {
        return fen.getOrDefault(part, 0L);
    }

    public long total() {
        long sum = 0;
        for (long f : fen.values()) {
            sum = Math.addExact(sum, f);
        }
        return sum;
    }

    public boolean isZero() {
        return fen.isEmpty();
    }

    public Parts plus(Parts other) {
        return merge(other, Math::addExact);
    }

    /** @throws IllegalArgumentException if any part would fall below zero */
    public Parts minus(Parts other) {
        return merge(other, Math::subtractExact);
    }

    /** Whether every part here is at most the same part there. */
    public boolean within(Parts other) {
        for (Map.Entry<Part, Long> e : fen.entrySet()) {
            if (e.getValue() > other.get(e.getKey())) {
                return false;
            }
        }
        return true;
    }

    /** Only these parts, the others gone. */
    public Parts only(Part... parts) {
        Parts some = NONE;
        for (Part part : parts) {
            some = some.with(part, get(part));
        }
        return some;
    }

    public void forEach(BiConsumer<Part, Long> each) {
        fen.forEach(each);
    }

    private Parts merge(Parts other, LongBinaryOperator by) {
        Parts merged = this;
        for (Part part : Part.values()) {
            merged = merged.with(part, by.applyAsLong(get(part), other.get(part)));
        }
        return merged;
    }

    /** {@code FUND:8000,ACCOUNT:1500}; empty for none. */
    public String text() {
        StringBuilder text = new StringBuilder();
        fen.forEach((part, f) -> text.append(text.length() == 0 ? "" : ",")
                .append(part)
                .append(':')
                .append(f));
        return text.toString();
    }

    /** Reads {@link #text()}. */
    public static Parts ofText(String text) {
        Parts parts = NONE;
        if (!text.isEmpty()) {
            for (String each : text.split(",", -1)) {
                int colon = each.indexOf(':');
                parts = parts.with(Part.valueOf(each.substring(0, colon)), Long.parseLong(each.substring(colon + 1)));
            }
        }
        return parts;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Parts other && fen.equals(other.fen);
    }

    @Override
    public int hashCode() {
        return fen.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
