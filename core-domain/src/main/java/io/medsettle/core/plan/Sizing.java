package io.medsettle.core.plan;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;

/**
 * How much a deed is to move: a fixed amount, or a fixed amount plus or minus what an earlier deed of the round tells of
 * a part. What would fall below zero is zero.
 *
 * @param fixed fixed amounts by part, fen
 * @param from name of the telling deed, "" if none
 * @param tells which part it tells
 * @param sign +1 to add what is told, -1 to take it away; 0 if none
 *     3 for everything that is told, part by part
 * @param as the part as which the sum is moved
 * @param most what it never exceeds, fen; {@link #NO_LIMIT} = anything
 */
public record Sizing(Parts fixed, String from, Part tells, int sign, Part as, long most) {
    /** No upper limit. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    /** Nothing: traces, checks, notices, and deeds whose far side decides the amount. */
    public static final Sizing NONE = fixed(Parts.NONE);

    /** Without an upper limit. */
    public Sizing(Parts fixed, String from, Part tells, int sign, Part as) {
        this(fixed, from, tells, sign, as, NO_LIMIT);
    }

    public static Sizing fixed(Parts parts) {
        return new Sizing(parts, "", Part.CASH, 0, Part.CASH);
    }

    /** What that deed tells of that part. */
    public static Sizing told(String deed, Part part) {
        return new Sizing(Parts.NONE, deed, part, 1, part);
    }

    /** A total less what that deed tells of a part. */
    public static Sizing rest(long totalFen, String deed, Part part) {
        return new Sizing(Parts.of(part, totalFen), deed, part, -1, part);
    }

    /** What that deed tells of a part, less a total. */
    public static Sizing beyond(long totalFen, String deed, Part part) {
        return new Sizing(Parts.of(part, totalFen), deed, part, 2, part);
    }

    /** Everything that deed tells, part by part: what was tried (预结算) is what is settled (结算). */
    public static Sizing all(String deed) {
        return new Sizing(Parts.NONE, deed, Part.WHOLE, 3, Part.WHOLE);
    }

    /** What that deed tells of a part, moved as the patient's own money. */
    public static Sizing asCash(String deed, Part part) {
        return new Sizing(Parts.NONE, deed, part, 1, Part.CASH);
    }

    /** A total of the patient's own money less what that deed tells of a part. */
    public static Sizing cashLeft(long totalFen, String deed, Part part) {
        return new Sizing(Parts.of(Part.CASH, totalFen), deed, part, -1, Part.CASH);
    }

    /** What that deed tells of a part less a total, moved as the patient's own money. */
    public static Sizing cashBeyond(long totalFen, String deed, Part part) {
        return new Sizing(Parts.of(Part.CASH, totalFen), deed, part, 2, Part.CASH);
    }

    /** The same, but never more than so many fen; for a deed that tells amounts, more is a reason to turn back. */
    public Sizing atMost(long fen) {
        return new Sizing(fixed, from, tells, sign, as, fen);
    }

    /** The most it can come to while the telling deed has told nothing: what has to be reserved for it. */
    public Parts bound() {
        if (sign == 0) {
            return fixed;
        }
        return Parts.of(as, sign == -1 ? Math.min(fixed.get(as), most) : most);
    }

    /** The amount, given what the telling deed tells. */
    public Parts size(Parts told) {
        if (sign == 0) {
            return fixed;
        }
        if (sign == 3) {
            return told.with(Part.WHOLE, 0);
        }
        long base = fixed.get(as);
        long said = told.get(tells);
        long sum = sign == 2 ? Math.subtractExact(said, base) : Math.addExact(base, Math.multiplyExact(sign, said));
        return Parts.of(as, Math.max(0, Math.min(sum, most)));
    }

    Fields fields() {
        return Fields.NONE
                .with("fixed", fixed.text())
                .with("from", from)
                .with("tells", tells.name())
                .with("sign", Integer.toString(sign))
                .with("as", as.name())
                .with("most", most == NO_LIMIT ? "" : Long.toString(most));
    }

    static Sizing of(Fields f) {
        return new Sizing(
                Parts.ofText(f.get("fixed")),
                f.get("from"),
                Part.valueOf(f.need("tells")),
                Integer.parseInt(f.need("sign")),
                Part.valueOf(f.need("as")),
                f.find("most").map(Long::parseLong).orElse(NO_LIMIT));
    }
}
