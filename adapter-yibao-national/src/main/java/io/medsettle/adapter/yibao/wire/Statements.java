package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementDifference.Kind;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.insurance.StatementVerdict;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** 3201 to 3204 with 9101 and 9102: statements and clearing (yibao-core §3.7, §4). Safe to share. */
final class Statements implements InsurerStatements {
    private static final int RESULT_COLUMNS = 10;
    private static final String YES = "1";

    private final Core core;
    private final Fetching fetching;
    private final YibaoSettings settings;

    Statements(Core core, Fetching fetching, YibaoSettings settings) {
        this.core = core;
        this.fetching = fetching;
        this.settings = settings;
    }

    /** Sums of our rows. */
    private record Sums(long count, long total, long fund, long account, long cash) {
        static Sums of(Supplier<Stream<StatementRow>> rows) {
            long[] sum = new long[5];
            try (Stream<StatementRow> all = rows.get()) {
                all.forEach(r -> {
                    sum[0]++;
                    sum[1] = Math.addExact(sum[1], r.totalFen());
                    sum[2] = Math.addExact(sum[2], r.fundFen());
                    sum[3] = Math.addExact(sum[3], r.accountFen());
                    sum[4] = Math.addExact(sum[4], r.cashFen());
                });
            }
            return new Sums(sum[0], sum[1], sum[2], sum[3], sum[4]);
        }
    }

    @Override
    public Outcome<StatementVerdict> totals(StatementGroup group, Supplier<Stream<StatementRow>> rows) {
        Sums sums = Sums.of(rows);
        Statement3201.In in = new Statement3201.In(
                group.insuType(),
                group.clrType(),
                group.agency(),
                group.from().toString(),
                group.to().toString(),
                yuan(sums.total()),
                yuan(sums.fund()),
                yuan(sums.account()),
                Long.toString(sums.count()),
                YES,
                YES);
        return core.data("3201", in, new Sending("3201", "", ""))
                .doing(yes -> verdict(Form.read(yes.data().path("stmtinfo"), Statement3201.Out.class), group));
    }

    private static Outcome<StatementVerdict> verdict(Statement3201.Out out, StatementGroup group) {
        boolean ours = out.setl_optins().isEmpty() || out.setl_optins().equals(group.agency());
        boolean known = out.stmt_rslt().equals("0") || out.stmt_rslt().equals("1");
        return ours && known
                ? Outcome.succeeded(
                        new StatementVerdict(out.stmt_rslt().equals("0"), Scrub.words(out.stmt_rslt_dscr())))
                : Verdict.noAnswer("3201 没有说明这一组的结果");
    }

    @Override
    public Outcome<BillSummary> details(
            StatementGroup group, Supplier<Stream<StatementRow>> rows, Consumer<StatementDifference> differences) {
        String name = String.join(
                "_",
                settings.hospital().code(),
                group.from().toString(),
                group.to().toString(),
                group.clrType());
        byte[] zip;
        try (Stream<StatementRow> all = rows.get()) {
            boolean crlf = settings.core().dialect().files().crlf();
            zip = ZipText.packed(name + ".txt", crlf, all.map(Statements::cells));
        }
        Upload9101.In in = new Upload9101.In(name + ".zip", settings.hospital().code());
        return core.upload(in, zip, new Sending("9101", "", ""))
                .doing(yes -> compared(group, Sums.of(rows), Form.read(yes.data(), Upload9101.Out.class), differences));
    }

    private static List<String> cells(StatementRow row) {
        return List.of(
                row.setlId(),
                row.mdtrtId(),
                row.psnNo().reveal(),
                yuan(row.totalFen()),
                yuan(row.fundFen()),
                yuan(row.accountFen()),
                row.reversal() ? "1" : "0");
    }

    private Outcome<BillSummary> compared(
            StatementGroup group, Sums sums, Upload9101.Out file, Consumer<StatementDifference> differences) {
        if (Form.defect(file).isPresent()) {
            return Verdict.noAnswer("9101 没有说明文件查询号");
        }
        Statement3202.In in = new Statement3202.In(
                group.agency(),
                file.file_qury_no(),
                group.from().toString(),
                group.to().toString(),
                yuan(sums.total()),
                yuan(sums.fund()),
                yuan(sums.cash()),
                Long.toString(sums.count()),
                group.clrType(),
                YES,
                YES);
        return core.data("3202", in, new Sending("3202", "", ""))
                .doing(yes -> result(Form.read(yes.data().path("fileinfo"), FileInfo.class), differences));
    }

    private Outcome<BillSummary> result(FileInfo file, Consumer<StatementDifference> differences) {
        if (Form.defect(file).isPresent()) {
            return Verdict.noAnswer("3202 没有说明结果文件");
        }
        boolean own = settings.core().dialect().files().owner().equals("OWN");
        String code = settings.hospital().code();
        List<String> owners = own ? List.of(code, "plc") : List.of("plc", code);
        long[] sum = {0};
        return fetching.rows(file, owners, new Sending("9102", "", ""), cells -> told(cells, sum, differences))
                .map(done -> new BillSummary(done.rows(), sum[0], done.digest()));
    }

    private static void told(List<String> cells, long[] sum, Consumer<StatementDifference> differences) {
        if (cells.size() < RESULT_COLUMNS) {
            throw new Fetching.BadRow("结果文件有一行不足 10 列");
        }
        long total = fen(cells.get(7));
        sum[0] = Math.addExact(sum[0], total);
        if (!cells.get(4).equals("0")) {
            differences.accept(new StatementDifference(
                    kind(cells.get(4)),
                    cells.get(2),
                    cells.get(1),
                    new Secret(cells.get(0)),
                    cells.get(3),
                    cells.get(5).equals("1"),
                    total,
                    fen(cells.get(8)),
                    fen(cells.get(9)),
                    Scrub.words(cells.get(6))));
        }
    }

    private static Kind kind(String result) {
        return switch (result) {
            case "1" -> Kind.ONLY_INSURER;
            case "2" -> Kind.ONLY_HOSPITAL;
            case "3" -> Kind.DIFFERENT;
            default -> Kind.UNEXPLAINED;
        };
    }

    @Override
    public Outcome<String> apply(Clearing clearing) {
        Clearing3203.In in = new Clearing3203.In(
                clearing.clrType(),
                clearing.clrWay(),
                clearing.month().format(DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT)),
                Long.toString(clearing.visits()),
                yuan(clearing.totalFen()),
                yuan(clearing.recognisedFen()),
                yuan(clearing.claimedFen()),
                yuan(clearing.cashFen()),
                yuan(clearing.accountFen()),
                clearing.from().toString(),
                clearing.to().toString());
        return core.data("3203", in, new Sending("3203", "", ""))
                .doing(yes -> applied(Form.read(yes.data().path("result"), Clearing3203.Out.class)));
    }

    private static Outcome<String> applied(Clearing3203.Out out) {
        return Form.defect(out).isPresent()
                ? Verdict.noAnswer("3203 没有说明清算申请事件")
                : Outcome.succeeded(out.clr_appy_evt_id());
    }

    @Override
    public Outcome<String> withdraw(String eventNumber) {
        return core.data("3204", new WithdrawClearing3204.In(eventNumber), new Sending("3204", "", ""))
                .match(
                        yes -> Outcome.succeeded(eventNumber),
                        no -> no.row().meaning() == Codes.Meaning.ALREADY_GONE
                                ? Outcome.succeeded(eventNumber)
                                : Verdict.ofDoing(no, false),
                        Verdict::neverSent,
                        Verdict::silent);
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private static long fen(String yuan) {
        try {
            return yuan.isEmpty()
                    ? 0
                    : new BigDecimal(yuan.strip()).movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Fetching.BadRow("金额不是到分的数字");
        }
    }
}
