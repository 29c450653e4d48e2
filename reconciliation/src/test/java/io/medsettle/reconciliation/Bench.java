package io.medsettle.reconciliation;

import com.sun.management.OperatingSystemMXBean;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** One part of the benchmark in a process of its own; docs/bench-reconciliation.sh puts them together. */
public final class Bench {
    private static final BusinessDay DAY = new BusinessDay("20261122");

    private Bench() {}

    /** {@code write DIR ROWS | ours DIR RUNS TABLE-MB | duckdb DIR THREADS}. */
    public static void main(String[] args) throws IOException, SQLException {
        Path dir = Path.of(args[1]);
        Path ours = dir.resolve("ours.csv");
        Path theirs = dir.resolve("theirs.csv");
        switch (args[0]) {
            case "write" -> BenchBills.write(ours, theirs, Long.parseLong(args[2]));
            case "ours" -> ours(dir, Integer.parseInt(args[2]), Long.parseLong(args[3]));
            case "duckdb" -> duckdb(dir, Integer.parseInt(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void ours(Path dir, int runs, long tableMegabytes) {
        Comparison comparison = new Comparison(
                new Party("wechat"),
                FarSide.CHANNEL,
                List.of(Delivery.of(dir.resolve("ours.csv"))),
                List.of(Delivery.of(dir.resolve("theirs.csv"))),
                Comparison.Keyed.OUR_NUMBER,
                true);
        Rules rules = Rules.USUAL.withCarryDays(0).withEdge(Duration.ZERO);
        int cores = Runtime.getRuntime().availableProcessors();
        Reconciler reconciler = new Reconciler(rules, new Machine(cores, tableMegabytes << 20, dir));
        Report report = new Report(List.of(), CarryOver.NONE, List.of());
        for (int i = 0; i < runs; i++) {
            long began = System.nanoTime();
            long cpu = cpu();
            report = reconciler.run(DAY, List.of(comparison), CarryOver.NONE);
            say("run " + (System.nanoTime() - began) / 1_000_000 + " ms, cpu " + (cpu() - cpu) + " ms");
        }
        Totals totals = report.totals().get(0);
        say("rows " + totals.ours().rows() + " " + totals.theirs().rows() + ", agreed " + totals.agreed()
                + ", unexplained " + totals.unexplainedFen());
        say("findings " + new TreeMap<>(totals.findings()) + " of "
                + report.findings().size());
        peaks();
    }

    /** Of the whole process, the compiler's threads among it. */
    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1_000_000
                : 0;
    }

    private static void peaks() {
        long heap = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            heap += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        say("peak heap " + (heap >> 20) + " MB, resident " + resident() + " MB");
    }

    private static long resident() {
        try {
            OptionalLong kb = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
            return kb.orElse(0) >> 10;
        } catch (IOException e) {
            return 0;
        }
    }

    private static final String COLUMNS =
            "columns={'number':'VARCHAR','far':'VARCHAR','flow':'VARCHAR','state':'VARCHAR',"
                    + "'day':'VARCHAR','fen':'BIGINT','parts':'VARCHAR','fee':'BIGINT','time':'BIGINT','labels':'VARCHAR'}";

    private static void duckdb(Path dir, int threads) throws SQLException {
        Map<String, Object> counts = new TreeMap<>();
        long began = System.nanoTime();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            say("opened " + (System.nanoTime() - began) / 1_000_000 + " ms");
            statement.execute("SET threads TO " + threads);
            began = System.nanoTime();
            long cpu = cpu();
            try (ResultSet found = statement.executeQuery(join(dir))) {
                while (found.next()) {
                    counts.put(found.getString(1), found.getLong(2));
                }
            }
            say("run " + (System.nanoTime() - began) / 1_000_000 + " ms, cpu " + (cpu() - cpu) + " ms");
        }
        say("findings " + counts);
        say("peak resident " + resident() + " MB");
    }

    private static String join(Path dir) {
        return "SELECT CASE WHEN o.number IS NULL THEN 'theirs' WHEN t.number IS NULL THEN 'ours' WHEN o.state <>"
                + " t.state THEN 'state' WHEN o.fen <> t.fen THEN 'amount' WHEN o.parts <> t.parts THEN 'parts' WHEN o.day"
                + " <> t.day"
                + " THEN 'day'"
                + " ELSE 'fee'"
                + " END AS"
                + " form,"
                + " count(*)"
                + " FROM"
                + " " + table(dir.resolve("ours.csv")) + " o FULL OUTER JOIN " + table(dir.resolve("theirs.csv"))
                + " t ON o.number = t.number AND o.flow = t.flow"
                + " WHERE o.number IS NULL OR t.number IS NULL OR o.state <> t.state OR o.fen <> t.fen"
                + " OR o.parts <> t.parts OR o.day <> t.day OR o.fee <> t.fee GROUP BY form";
    }

    private static String table(Path file) {
        return "read_csv('" + file + "', header=true, auto_detect=false, delim=',', quote='', escape='', " + COLUMNS
                + ")";
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
