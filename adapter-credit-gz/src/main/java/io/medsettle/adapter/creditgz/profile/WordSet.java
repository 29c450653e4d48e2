package io.medsettle.adapter.creditgz.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that we use where platforms have codes, credit-gz §5.7.
 *
 * @param words all of them
 * @param needed those that every profile must translate
 */
record WordSet(List<String> words, List<String> needed) {
    private static final String TABLE = """
            patientClass  | GZ_CITY GZ_DIRECT PROVINCE_OTHER NATIONAL_OTHER SELF |
            certType      | 01 | 02 03 04 05 06 07 99
            bizType       | OUTPATIENT DEPOSIT DISCHARGE |
            payScene      | PRESCRIPTION DEPOSIT DISCHARGE | REGISTRATION CHRONIC_OUTPATIENT CHRONIC_INPATIENT DEPOSIT_TOP_UP DISCHARGE_TOP_UP
            queryScene    | ENTRY_PAGE ORDER_SAVED ADMISSION |
            channel       | HIS | KIOSK H5 MINI_PROGRAM
            depositMode   | CHARGE | PREAUTH WAIVE
            contractState | UNSIGNED SIGNED TERMINATED FROZEN | IN_PROGRESS
            tradeState    | SUCCESS PROCESSING FAILED | PART_REFUNDED REFUNDED CLOSED WAITING
            refundState   | SUCCESS PROCESSING FAILED | WAITING
            payMode       | | CREDIT DEBIT ACCOUNT MIXED
            refundType    | FULL PARTIAL | REVERSAL
            queryType     | PAY REFUND |
            billKind      | ALL | PAY REFUND DEPOSIT
            fileState     | READY GENERATING EMPTY |
            transType     | PAY REFUND | REVERSAL
            noticeType    | PAID | REFUNDED SIGNED TERMINATED FROZEN UNFROZEN
            flag          | 1 0 |
            """;
    private static final Map<String, WordSet> ALL = all();

    static Optional<WordSet> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, WordSet> all() {
        Map<String, WordSet> all = new LinkedHashMap<>();
        TABLE.lines().map(line -> line.split("\\|", -1)).forEach(cells -> {
            List<String> needed = split(cells[1]);
            List<String> words = new ArrayList<>(needed);
            words.addAll(split(cells[2]));
            all.put(cells[0].strip(), new WordSet(List.copyOf(words), needed));
        });
        return Map.copyOf(all);
    }

    private static List<String> split(String words) {
        return words.isBlank() ? List.of() : List.of(words.strip().split(" +", -1));
    }
}
