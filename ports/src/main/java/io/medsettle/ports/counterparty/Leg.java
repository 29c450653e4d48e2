package io.medsettle.ports.counterparty;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import java.time.Instant;
import java.util.Optional;

/**
 * Another deed of the same round, as one deed sees it (分笔).
 *
 * @param name its name in the plan
 * @param act its act, by {@link Act}
 * @param standing how it stands
 * @param parts what it took or gave back if done, else what it is to move; fen by part. A look moves nothing
 * @param farNumber the far side's number, "" before there is one
 * @param farTime the far side's own time, empty before it is done
 * @param notes what its far side told about it
 */
public record Leg(
        String name,
        String act,
        Party party,
        RequestNo number,
        Standing standing,
        Parts parts,
        String farNumber,
        Optional<Instant> farTime,
        Fields notes) {

    /** How a deed stands, in the coarse words another far side may need. */
    public enum Standing {
        /** Not begun, or left out. */
        PLANNED,
        /** Begun, not decided. */
        OPEN,
        /** It took the money, or the trace stands. */
        TAKEN,
        /** It gave the money back. */
        RETURNED,
        /** It holds no money and never will. */
        GONE
    }

    @Override
    public String toString() {
        return "Leg[" + name + " " + party + " " + number + " " + standing + " " + parts + "]";
    }
}
