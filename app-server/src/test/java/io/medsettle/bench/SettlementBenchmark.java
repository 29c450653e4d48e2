package io.medsettle.bench;

import io.medsettle.bench.Counter.Ready;
import io.medsettle.bench.Counter.Settled;
import io.medsettle.server.testing.MariaServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Complete mixed settlements a second, beside the bare limit of the same machine in the same run. Arguments: how many
 * settlements a measurement (300), how many hands (1,8,16), which databases (h2,mysql).
 */
public final class SettlementBenchmark {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final int count;
    private final List<Integer> hands;

    private SettlementBenchmark(int count, List<Integer> hands) {
        this.count = count;
        this.hands = hands;
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            run(args);
            status = 0;
        } catch (Exception e) {
            OUT.println("not measured: " + e);
        }
        System.exit(status);
    }

    private static void run(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        String hands = args.length > 1 ? args[1] : "1,8,16";
        String databases = args.length > 2 ? args[2] : "h2,mysql";
        SettlementBenchmark bench = new SettlementBenchmark(
                count, List.of(hands.split(",")).stream().map(Integer::valueOf).toList());
        OUT.printf(
                "%d processors, Java %s, %d settlements a measurement%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), count);
        if (databases.contains("h2")) {
            bench.on("H2 file, WRITE_DELAY=0", h2());
        }
        if (databases.contains("mysql")) {
            Optional<MariaServer> server = MariaServer.ofThisMachine();
            if (server.isEmpty()) {
                OUT.println(MariaServer.MISSING);
            } else {
                bench.on("MariaDB, flush at every commit", maria(server.get()));
            }
        }
    }

    private static Map<String, Object> h2() throws IOException {
        Path directory = Files.createTempDirectory("medsettle-bench");
        return new HashMap<>(Map.of("medsettle.data", directory.toString()));
    }

    private static Map<String, Object> maria(MariaServer server) throws IOException {
        Map<String, Object> settings = h2();
        settings.put("medsettle.database.url", server.newDatabase("bench"));
        settings.put("medsettle.database.username", "root");
        return settings;
    }

    private void on(String title, Map<String, Object> database) throws Exception {
        OUT.printf("%n== %s%n", title);
        try (Counter counter = new Counter(database)) {
            settle(counter, 40, 2);
            settle(counter, Math.max(100, count / 2), hands.get(hands.size() - 1));
            Effort effort = null;
            for (int h : hands) {
                List<Settled> settled = new ArrayList<>();
                Run run = settle(counter, count, h, settled);
                counter.awaitWireMessages();
                if (effort == null) {
                    effort = Effort.of(
                            counter.transactions(),
                            settled.get(settled.size() - 1).orderId());
                    OUT.printf(
                            "a settlement: %d pages, %d rows; %s%n",
                            effort.pages(), effort.rows(), new BareCrypto(effort, counter.vault()).counts());
                    bare(counter, effort, Math.max(100, count / 2), h);
                }
                Run bare = bare(counter, effort, count, h);
                OUT.printf(
                        "%2d hands   settlements %s%n           bare limit  %s%n           ratio       %7.2f%n",
                        h, run, bare, run.perSecond() / bare.perSecond());
            }
        }
    }

    private static void settle(Counter counter, int count, int hands) throws Exception {
        settle(counter, count, hands, new ArrayList<>());
    }

    private static Run settle(Counter counter, int count, int hands, List<Settled> settled) throws Exception {
        List<Ready> ready = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ready.add(counter.ready(i));
        }
        return Run.of(count, hands, t -> n -> {
            Settled one = counter.settle(ready.get(n));
            synchronized (settled) {
                settled.add(one);
            }
            return one.nanos();
        });
    }

    private static Run bare(Counter counter, Effort effort, int count, int hands) throws Exception {
        return Run.of(count, hands, t -> {
            BareWriting writing = new BareWriting(counter.transactions(), effort);
            BareCrypto crypto = new BareCrypto(effort, counter.vault());
            return n -> {
                long began = System.nanoTime();
                crypto.one();
                writing.one();
                return System.nanoTime() - began;
            };
        });
    }
}
