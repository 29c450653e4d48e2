package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.insurance.StatementVerdict;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.Split;
import io.medsettle.reconciliation.Standing;
import io.medsettle.server.statements.SettledRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The insurer gives no bill: it compares what we tell it, group by group (3201), and row by row where the sums are not level
 * (3202; yibao-core §3.7, §4). Its bill is made of its answers: our rows where it says that they are level, its own figures where it
 * tells any. What it alone has it names by the msgid of the sending; what we are in doubt about, or let go, stands under that msgid
 * on our side too, so that both meet and the order can be asked about (5201, 5203) and resumed or taken back. A settlement under a
 * msgid that is none of ours stays with a person: only 2601 reaches it, and that would take out what another system of the hospital
 * completed.
 */
public final class InsurerBill implements FarBill {
    static final String SOURCE = "YIBAO";
    /** What the insurer says of the patient's own part; no far side's money. */
    static final String PATIENT = "PATIENT";

    private static final Party YIBAO = new Party("yibao");

    private final Settled settled;
    private final OpenRows open;
    private final InsurerStatements insurer;
    private final List<StatementGroup> always;

    /** Our settlements of a day as they were known at the cut; opened anew each time. */
    interface Settled {
        Stream<SettledRows.Row> of(BusinessDay day, Instant cut);
    }

    /** @param always groups that are asked about even if we have nothing in them; their days do not matter */
    public InsurerBill(SettledRows settled, OpenRows open, InsurerStatements insurer, List<StatementGroup> always) {
        this(settled::of, open, insurer, always);
    }

    InsurerBill(Settled settled, OpenRows open, InsurerStatements insurer, List<StatementGroup> always) {
        this.settled = settled;
        this.open = open;
        this.insurer = insurer;
        this.always = List.copyOf(always);
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Party party() {
        return YIBAO;
    }

    @Override
    public FarSide farSide() {
        return FarSide.INSURER;
    }

    @Override
    public Keyed keyed() {
        return Keyed.FAR_NUMBER;
    }

    @Override
    public boolean fees() {
        return false;
    }

    @Override
    public Optional<Care> care() {
        return Optional.empty();
    }

    @Override
    public String means(BillLine line) {
        return line.part() == Part.CASH || line.part() == Part.WHOLE ? PATIENT : "INSURANCE";
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, Instant cut, Consumer<BillLine> lines) {
        Statement told = new Statement(lines);
        for (StatementGroup group : groups(day, cut)) {
            Outcome<Long> said = group(group, day, cut, told);
            if (said.maybe().isEmpty()) {
                return said.map(none -> told.summary());
            }
        }
        return Outcome.succeeded(told.summary());
    }

    private List<StatementGroup> groups(BusinessDay day, Instant cut) {
        Set<StatementGroup> groups = new TreeSet<>(Comparator.comparing(StatementGroup::toString));
        always.forEach(g -> groups.add(
                new StatementGroup(g.insuType(), g.clrType(), g.agency(), day.date(), day.date(), g.platform())));
        try (Stream<SettledRows.Row> rows = settled.of(day, cut)) {
            rows.forEach(r -> groups.add(r.group()));
        }
        return new ArrayList<>(groups);
    }

    private Outcome<Long> group(StatementGroup group, BusinessDay day, Instant cut, Statement told) {
        Supplier<Stream<SettledRows.Row>> own =
                () -> settled.of(day, cut).filter(r -> r.group().equals(group));
        Supplier<Stream<StatementRow>> rows = () -> own.get().map(SettledRows.Row::row);
        Outcome<StatementVerdict> verdict = insurer.totals(group, rows);
        return verdict.then(v -> {
            List<StatementDifference> differences = new ArrayList<>();
            Outcome<BillSummary> detailed = v.level()
                    ? Outcome.succeeded(new BillSummary(0, 0, ""))
                    : insurer.details(group, rows, differences::add);
            return detailed.then(d -> {
                if (!v.level() && differences.isEmpty()) {
                    return Outcome.declined("STATEMENT_UNEXPLAINED", unexplained(group, v));
                }
                tell(own, v.level(), differences, told);
                return Outcome.succeeded(told.lines());
            });
        });
    }

    /** Sums that are not level and rows that are do not go together: neither is believed. */
    private static String unexplained(StatementGroup group, StatementVerdict verdict) {
        return "险种 " + group.insuType() + " 清算类别 " + group.clrType() + " 经办机构 " + group.agency()
                + ": 总账(3201)答不平, 明细(3202)却没有列出任何不符的行; " + verdict.words();
    }

    private static void tell(
            Supplier<Stream<SettledRows.Row>> own, boolean level, List<StatementDifference> found, Statement told) {
        Map<String, List<StatementDifference>> byNumber = found.stream()
                .filter(d -> !d.setlId().isEmpty())
                .collect(Collectors.groupingBy(StatementDifference::setlId, TreeMap::new, Collectors.toList()));
        try (Stream<SettledRows.Row> rows = own.get()) {
            rows.forEach(r -> {
                List<StatementDifference> these = byNumber.remove(r.row().setlId());
                if (these == null) {
                    told.level(r, level ? "3201" : "3202");
                } else {
                    these.stream()
                            .filter(d -> d.kind() != StatementDifference.Kind.ONLY_HOSPITAL)
                            .forEach(d -> told.differing(d, r));
                }
            });
        }
        byNumber.values().forEach(these -> these.forEach(d -> told.other(d, d.setlId())));
        found.stream().filter(d -> d.setlId().isEmpty()).forEach(d -> told.other(d, d.msgid()));
    }

    @Override
    public void ours(BusinessDay day, Instant cut, Consumer<Row> rows) {
        try (Stream<SettledRows.Row> settledRows = settled.of(day, cut)) {
            settledRows.forEach(r -> rows.accept(new Row(
                    r.number(),
                    r.row().setlId(),
                    r.row().reversal() ? Flow.REFUND : Flow.PAY,
                    Standing.DONE,
                    day,
                    split(r.row()),
                    OptionalLong.empty(),
                    r.at(),
                    Fields.of("order", r.order().text())
                            .with("insuType", r.group().insuType())
                            .with("clrType", r.group().clrType())
                            .with("mdtrtId", r.row().mdtrtId()))));
        }
        open.sendings(YIBAO, day, cut, rows);
    }

    /** Fund and account as both sides tell them; what is left of the whole is the patient's. */
    private static Split split(StatementRow row) {
        return split(row.totalFen(), row.fundFen(), row.accountFen());
    }

    private static Split split(long total, long fund, long account) {
        return Split.of(Part.FUND, fund).plus(Part.ACCOUNT, account).plus(Part.CASH, total - fund - account);
    }

    /** What was told so far, as lines of a bill. */
    private static final class Statement {
        private final Consumer<BillLine> lines;
        private final LineDigest digest = new LineDigest();

        Statement(Consumer<BillLine> lines) {
            this.lines = lines;
        }

        void level(SettledRows.Row r, String by) {
            Fields labels = Fields.of("told", by)
                    .with(ORDER, r.order().text())
                    .with("insuType", r.group().insuType())
                    .with("clrType", r.group().clrType())
                    .with("agency", r.group().agency())
                    .with("mdtrtId", r.row().mdtrtId());
            add(split(r.row()), r.row().setlId(), r.at(), labels);
        }

        /**
         * A row of ours that it says differs. If the figures are ours all the same, it differs in the person or in a code: then what
         * it bears is told without its purse, so that the row is named (D5) and its words are read by a person.
         */
        void differing(StatementDifference d, SettledRows.Row r) {
            Split theirs = split(d.totalFen(), d.fundFen(), d.accountFen());
            boolean same = theirs.equals(split(r.row()));
            Fields labels = labels(d).with(ORDER, r.order().text());
            add(
                    same ? withoutPurse(theirs) : theirs,
                    r.row().setlId(),
                    r.at(),
                    same ? labels.with("note", "金额与我方相同, 医保中心称这一行不符") : labels);
        }

        private static Split withoutPurse(Split split) {
            long borne = Math.addExact(split.get(Part.FUND), split.get(Part.ACCOUNT));
            return borne == 0
                    ? Split.of(Part.WHOLE, split.total())
                    : Split.of(Part.OTHER, borne).plus(Part.CASH, split.get(Part.CASH));
        }

        /** A row that is none of ours. */
        void other(StatementDifference d, String number) {
            add(split(d.totalFen(), d.fundFen(), d.accountFen()), number, Instant.EPOCH, labels(d));
        }

        private static Fields labels(StatementDifference d) {
            return Fields.of("told", "3202")
                    .with("kind", d.kind().name())
                    .with("mdtrtId", d.mdtrtId())
                    .with("msgid", d.msgid())
                    .with("words", d.words());
        }

        private void add(Split split, String number, Instant at, Fields labels) {
            split.forEach((part, fen) -> {
                BillLine line = new BillLine("", number, part, fen, false, at, labels);
                digest.add(line);
                lines.accept(line);
            });
        }

        long lines() {
            return digest.lines();
        }

        BillSummary summary() {
            return digest.summary();
        }
    }
}
