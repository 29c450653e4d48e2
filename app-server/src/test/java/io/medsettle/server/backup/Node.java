package io.medsettle.server.backup;

import io.medsettle.fixtures.store.Pages;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Transactions;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A node's settings, its stores when it runs, and its commands. */
final class Node {
    static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    static final Clock CLOCK = Clock.systemUTC();

    final Path data;
    private final Map<String, Object> settings;

    Node(Path data, Map<String, Object> more) {
        this.data = data;
        settings = new HashMap<>(Map.of(
                "medsettle.data",
                data.toString(),
                "medsettle.vault.current",
                "k1",
                "medsettle.vault.keys.k1",
                KEY,
                "medsettle.gateway.org",
                "H44999900001",
                "medsettle.gateway.org-name",
                "示例医院",
                "medsettle.gateway.admdvs",
                "440100",
                "medsettle.gateway.production",
                "false",
                "medsettle.gateway.public-base",
                "http://127.0.0.1:9",
                "medsettle.backup.mark-every",
                "100ms"));
        settings.putAll(more);
    }

    /** With its pools open, so that closing it closes them. */
    ApplicationContext started() {
        ApplicationContext context = ApplicationContext.run(settings, "test");
        context.getBean(Transactions.class);
        return context;
    }

    /** Runs a command as the program would, on its own. */
    void command(String name, Path file) {
        try (ApplicationContext context =
                ApplicationContext.builder().properties(settings).build()) {
            context.getEnvironment().start();
            new Commands(context.getEnvironment(), CLOCK).run(name, List.of(file.toString()));
        }
    }

    /** Writes one page of an order. */
    static void write(ApplicationContext node, String order, String page, long seq) {
        node.getBean(HistoryStore.class)
                .append(Pages.of(new OrderId(order), page, seq)
                        .sealed("ref-" + page, "秘密")
                        .build());
    }

    static long lines(ApplicationContext node, String order) {
        return node.getBean(HistoryStore.class).read(new OrderId(order)).size();
    }

    static Secret secret(ApplicationContext node, String page) {
        return node.getBean(HistoryStore.class).unseal("ref-" + page).orElseThrow();
    }

    static int life(ApplicationContext node) {
        return node.getBean(Incarnation.class).number();
    }

    MarkFile.Mark mark() {
        return new MarkFile(data).read().orElseThrow();
    }

    /** Waits until the mark has come up to this page. */
    void marked(String page) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (new MarkFile(data).read().filter(m -> m.page().equals(page)).isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the mark never came up to " + page);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
