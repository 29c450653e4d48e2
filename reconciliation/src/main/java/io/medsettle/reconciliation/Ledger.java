package io.medsettle.reconciliation;

import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Makes rows of postings (记账). What is booked under one number is one row, part by part; what was booked and taken back under
 * the same number is none. Safe to share.
 */
public final class Ledger {
    private static final String REVERSAL = "reversal";

    private final Rules rules;

    public Ledger(Rules rules) {
        this.rules = rules;
    }

    /** The day of the far side's bill in which something of that time stands, by the cut-off. */
    public BusinessDay dayOf(Instant farTime) {
        return BusinessDay.of(farTime.minus(rules.cutOff()));
    }

    /**
     * Rows of some postings; all postings of a number must be among them, as those of one order are.
     *
     * @param which those that concern the far side: as a rule of account {@code due-from:<party>}, with what the hospital bears
     *     of the same numbers
     */
    public List<Row> rows(List<Posting> postings, Predicate<Posting> which) {
        Map<String, List<Posting>> byNumber = new LinkedHashMap<>();
        postings.stream().filter(which).forEach(p -> byNumber.computeIfAbsent(p.requestNo(), k -> new ArrayList<>())
                .add(p));
        List<Row> rows = new ArrayList<>();
        byNumber.forEach((number, booked) -> {
            Split split = Split.NONE;
            Posting latest = booked.get(0);
            String far = "";
            for (Posting p : booked) {
                split = split.plus(p.part(), p.fen());
                latest = p.farTime().isBefore(latest.farTime()) ? latest : p;
                far = far.isEmpty() ? p.farNumber() : far;
            }
            if (!split.isZero()) {
                rows.add(row(number, far, split, latest));
            }
        });
        return rows;
    }

    private Row row(String number, String far, Split split, Posting latest) {
        Fields labels = latest.labels();
        boolean refund = labels.has(REVERSAL) || split.total() < 0;
        boolean timed = !latest.farTime().equals(Instant.EPOCH);
        return new Row(
                number,
                far,
                refund ? Flow.REFUND : Flow.PAY,
                Standing.DONE,
                timed ? dayOf(latest.farTime()) : new BusinessDay(latest.billDay()),
                split,
                OptionalLong.empty(),
                latest.farTime(),
                labels);
    }
}
