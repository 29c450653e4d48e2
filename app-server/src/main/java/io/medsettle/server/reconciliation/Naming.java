package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Finding;
import io.medsettle.server.reconciliation.Step.Kind;
import io.medsettle.server.reconciliation.StoredFinding.State;
import io.medsettle.server.view.MovingOrders;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what a comparison found, and closes what it does not find any more. */
@Singleton
class Naming {
    private static final int ORDER = 16;
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_WORDS = 1_000;
    private static final String GONE = "再次核对已不存在";

    private final List<FarBill> bills;
    private final FindingStore findings;
    private final StepStore steps;
    private final MovingOrders orders;
    private final Remedying remedies;
    private final InstantSource clock;
    private final DayRules rules;

    Naming(
            List<FarBill> bills,
            FindingStore findings,
            StepStore steps,
            MovingOrders orders,
            Remedying remedies,
            InstantSource clock,
            DayRules rules) {
        this.bills = bills;
        this.findings = findings;
        this.steps = steps;
        this.orders = orders;
        this.remedies = remedies;
        this.clock = clock;
        this.rules = rules;
    }

    /** @param beat whoever was away for longer than a lease writes no further, and closes nothing that its successor found */
    void keep(RunRow run, Compared compared, Beat beat) {
        long done = 0;
        Set<String> before = findings.ids(rules.org(), run.day());
        Map<String, Care> known = new HashMap<>();
        Map<String, Integer> equal = new HashMap<>();
        Set<String> now = new HashSet<>();
        for (Finding f : compared.findings()) {
            beat.rows(++done);
            StoredFinding stored = stored(run, f, known, equal);
            now.add(stored.id());
            if (before.contains(stored.id())) {
                reopen(run, stored.id());
                findings.refresh(stored);
            } else {
                findings.keep(rules.org(), stored);
            }
            if (f.difference() == Difference.D11) {
                late(run, stored);
            }
        }
        for (String id : before.stream().filter(i -> !now.contains(i)).sorted().toList()) {
            beat.rows(++done);
            close(id, compared.files(), run.cut());
        }
    }

    private StoredFinding stored(RunRow run, Finding f, Map<String, Care> known, Map<String, Integer> equal) {
        FarBill bill = bills.stream()
                .filter(b -> b.party().equals(f.party()))
                .findFirst()
                .orElseThrow();
        String evidence = FindingText.evidence(f.evidence());
        String order = f.order().length() >= ORDER
                ? f.order().substring(0, ORDER)
                : FindingText.label(evidence, FarBill.ORDER);
        Care care = bill.care().orElseGet(() -> known.computeIfAbsent(order, this::care));
        String content = FindingText.content(rules.org(), run.day(), bill.source(), f);
        return new StoredFinding(
                FindingText.id(content, equal.merge(content, 1, Integer::sum)),
                run.day(),
                f.day(),
                Clocks.now(clock),
                bill.source(),
                f.difference(),
                f.form(),
                f.also().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                care,
                cut(f.key(), LONGEST_KEY),
                order,
                f.flow(),
                f.ours(),
                f.theirs(),
                f.direction(),
                cut(f.text(), LONGEST_WORDS),
                f.proposal().remedy(),
                f.proposal().needs(),
                f.proposal().reason(),
                evidence,
                State.OPEN,
                0,
                "");
    }

    private Care care(String order) {
        return order.isEmpty()
                ? Care.UNKNOWN
                : Care.ofPlan(orders.plans(List.of(order)).getOrDefault(order, ""));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /**
     * What was settled before these books were cut, and is found all the same, is not settled; nor is what was closed because a run
     * did not find it, whenever that was.
     */
    private void reopen(RunRow run, String id) {
        StoredFinding f = findings.find(rules.org(), id).orElseThrow();
        List<Step> taken = steps.of(id);
        Step last = taken.isEmpty() ? null : taken.get(taken.size() - 1);
        boolean settled = f.state() == State.CLOSED || f.state() == State.DONE && f.difference() != Difference.D11;
        if (last != null
                && settled
                && last.who().equals(Step.GATEWAY)
                && (last.at().isBefore(run.cut()) || last.outcome().equals(GONE))) {
            take(f, Kind.REOPENED, "", "", "再次核对仍然存在", State.OPEN);
        }
    }

    /** The partner came a day late: both belong to the earlier day, and what was named then is closed. */
    private void late(RunRow run, StoredFinding stored) {
        StoredFinding late = findings.find(rules.org(), stored.id()).orElseThrow();
        if (late.state() == State.OPEN) {
            take(late, Kind.OUTCOME, late.remedy().name(), "", "跨日配对已成, 归入 " + date(late.day()), State.DONE);
        }
        findings.waitingFor(rules.org(), late.source(), late.key(), late.flow(), run.day())
                .forEach(f -> take(
                        f,
                        Kind.CLOSED,
                        late.remedy().name(),
                        late.id(),
                        "对方账单 " + date(run.day()) + " 已列出",
                        State.CLOSED));
    }

    private static String date(BusinessDay day) {
        return day.date().toString();
    }

    /** Books that agree with their bill about a payment that goes back do not prove that it is back with the patient. */
    private void close(String id, Map<String, BillFile> files, Instant cut) {
        StoredFinding f = findings.find(rules.org(), id).orElseThrow();
        boolean compared = files.containsKey(f.source())
                && files.values().stream().anyMatch(file -> file.source().equals(f.source()) && file.good());
        if (compared && f.state().undecided() && !remedies.goingBack(f)) {
            take(f, Kind.CLOSED, "", "账簿截止 " + Clocks.text(cut), GONE, State.CLOSED);
        }
    }

    private void take(StoredFinding f, Kind kind, String deed, String evidence, String outcome, State state) {
        steps.take(f, Step.of(Clocks.now(clock), Step.GATEWAY, kind, deed, "", evidence, outcome), state);
    }
}
