package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import java.util.List;
import java.util.Set;

/**
 * A difference, named (差错). Two runs of the same input give equal findings in the same order.
 *
 * @param difference its class
 * @param form what it is underneath: a D8, a D10 or a D9 of an account is one of D1–D5, D7 or D9 there, a D6 one of D1, D2, D4; otherwise the same
 * @param also further differences of the same rows
 * @param party the far side
 * @param farSide what kind of far side
 * @param day the day to which it belongs: of a row that was carried over, the earlier one
 * @param key our number, else "~" and theirs; of D12 the file's name
 * @param order our order, "" if unknown
 * @param flow payment or refund
 * @param ours what our books count, signed fen
 * @param theirs what their bill counts, signed fen
 * @param direction on which side there is more
 * @param text the whole in one Chinese sentence
 * @param evidence rows of both sides and what was noticed about them, never empty
 * @param proposal what could be done
 */
public record Finding(
        Difference difference,
        Difference form,
        Set<Difference> also,
        Party party,
        FarSide farSide,
        BusinessDay day,
        String key,
        String order,
        Flow flow,
        long ours,
        long theirs,
        Direction direction,
        String text,
        List<Exhibit> evidence,
        Proposal proposal) {
    public Finding {
        also = Set.copyOf(also);
        evidence = List.copyOf(evidence);
    }

    /** A bill that its own reader has refused whole, so that there is no file to compare: D12. */
    public static Finding ofRefusedBill(Party party, FarSide farSide, BusinessDay day, String bill, String why) {
        return new Naming(party, farSide, number -> "").refused(day, new Defect(bill, why));
    }

    /** A bill that never came, so that nothing was compared with that far side: D12. */
    public static Finding ofMissingBill(Party party, FarSide farSide, BusinessDay day, String bill, String why) {
        return new Naming(party, farSide, number -> "").missing(day, new Defect(bill, why));
    }

    /** What they say minus what we say, fen. */
    public long differenceFen() {
        return theirs - ours;
    }
}
