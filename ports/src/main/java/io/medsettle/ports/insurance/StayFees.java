package io.medsettle.ports.insurance;

import io.medsettle.ports.outcome.Outcome;
import java.util.List;

/**
 * Where the fee lines of a frozen stay come from (住院费用明细), page by page, so that a stay of 20,000 lines needs no more
 * memory than one page. Safe to share.
 */
@FunctionalInterface
public interface StayFees {
    /**
     * One page of a frozen stay's lines, always the same lines in the same order for the same version.
     *
     * @param hisOrderId the frozen discharge at HIS
     * @param version its version; another one is a no
     * @param page from 0
     * @param size lines on a page, 1 to 1000
     */
    Outcome<Page> page(String stayId, String hisOrderId, String version, int page, int size);

    /**
     * @param last whether no page follows
     */
    record Page(List<FeeLine> lines, boolean last) {
        public Page {
            lines = List.copyOf(lines);
        }

        @Override
        public String toString() {
            return "Page[" + lines.size() + " lines" + (last ? ", last]" : "]");
        }
    }
}
