package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Direction;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Proposal.Needs;
import io.medsettle.reconciliation.Remedy;
import java.time.Instant;

/**
 * A finding as it is kept.
 *
 * @param id made of its content
 * @param runDay the day whose run named it
 * @param day the day it belongs to; an earlier one, if it waited for a partner
 * @param source the bill
 * @param form what it is underneath
 * @param also further differences of the same rows, by commas
 * @param key our number, else "~" and theirs; of D12 the file's name
 * @param order our order, "" if none is known
 * @param words the whole in one Chinese sentence
 * @param evidence rows of both sides, as JSON
 * @param lastSeq how many steps were taken about it
 * @param assignee to whom it is given to deal with, "" for nobody in particular
 */
public record StoredFinding(
        String id,
        BusinessDay runDay,
        BusinessDay day,
        Instant foundAt,
        String source,
        Difference difference,
        Difference form,
        String also,
        Care care,
        String key,
        String order,
        Flow flow,
        long oursFen,
        long theirsFen,
        Direction direction,
        String words,
        Remedy remedy,
        Needs needs,
        String reason,
        String evidence,
        State state,
        int lastSeq,
        String assignee) {
    /** Where it stands, told from its steps. */
    public enum State {
        /** Nobody has decided. */
        OPEN("待处理"),
        /** One person has proposed what moves money or writes it off; a second one has to approve. */
        PROPOSED("待复核"),
        /** Approved; it is being carried out. */
        APPROVED("处理中"),
        /** A later comparison does not find it any more. */
        CLOSED("已由后续证据消除"),
        /** What had to be done was done. */
        DONE("已处理"),
        /** Declared settled without moving money (平账). */
        WRITTEN_OFF("已平账");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** In Chinese. */
        public String words() {
            return words;
        }

        boolean undecided() {
            return this == OPEN || this == PROPOSED;
        }

        /** Whether there is still something to do about it. */
        boolean lasts() {
            return undecided() || this == APPROVED;
        }
    }
}
