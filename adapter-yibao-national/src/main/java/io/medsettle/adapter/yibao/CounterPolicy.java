package io.medsettle.adapter.yibao;

import java.time.Duration;
import java.util.Set;

/**
 * What the counter's and the stay's transactions leave to us (yibao-core §5, §6, §11); what 2601 may undo and whether
 * the fund contains the account is said by {@link CoreDialect}.
 *
 * @param accountTypes fund_pay_type values that are the personal account
 * @param hospitalTypes fund_pay_type values that the hospital bears
 * @param patientTypes fund_pay_type values that count as the patient's own money; every value in no set is a fund
 * @param linesPerCall fee lines in one 2204, 1 to 100
 * @param linesPerBatch fee lines in one 2301, 1 to 100; leave it alone while a stay is being uploaded, since what
 *     stands is known by batches of this size
 * @param uploadBudget how long one start of STAY_FEES may work before it says that it is still at work; shorter than
 *     what the engine grants one call
 * @param settlementWay psn_setlway: 01 by item, 02 by quota
 * @param reformFlag pub_hosp_rfom_flag, "" where it is not wanted
 * @param uncodedItem med_list_codg of a line outside the insurance that has no national code, "" = such lines are
 *     refused
 */
public record CounterPolicy(
        Set<String> accountTypes,
        Set<String> hospitalTypes,
        Set<String> patientTypes,
        int linesPerCall,
        int linesPerBatch,
        Duration uploadBudget,
        String settlementWay,
        String reformFlag,
        String uncodedItem) {
    public CounterPolicy {
        accountTypes = Set.copyOf(accountTypes);
        hospitalTypes = Set.copyOf(hospitalTypes);
        patientTypes = Set.copyOf(patientTypes);
        Demand.that(linesPerCall >= 1 && linesPerCall <= 100, "counter.linesPerCall: 1 to 100");
        Demand.that(linesPerBatch >= 1 && linesPerBatch <= 100, "counter.linesPerBatch: 1 to 100");
        Demand.positive(uploadBudget, "counter.uploadBudget");
        Demand.that(settlementWay.matches("\\d{1,6}"), "counter.settlementWay: 1 to 6 digits (psn_setlway)");
        Demand.that(reformFlag.length() <= 6, "counter.reformFlag: at most 6 characters (pub_hosp_rfom_flag)");
        Demand.that(uncodedItem.length() <= 50, "counter.uncodedItem: at most 50 characters (med_list_codg)");
    }

    /** What the sources make most likely. */
    public static CounterPolicy usual() {
        return new CounterPolicy(
                Set.of("310200", "310201", "390500"),
                Set.of("630100", "640100", "999900", "999996", "999997"),
                Set.of(),
                100,
                100,
                Duration.ofSeconds(30),
                "01",
                "",
                "");
    }

    /**
     * The same with other sizes of what is uploaded.
     *
     * @param call lines in one 2204
     * @param batch lines in one 2301
     */
    public CounterPolicy withUploads(int call, int batch, Duration budget) {
        return new CounterPolicy(
                accountTypes, hospitalTypes, patientTypes, call, batch, budget, settlementWay, reformFlag, uncodedItem);
    }
}
