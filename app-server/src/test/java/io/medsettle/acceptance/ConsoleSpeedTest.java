package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.medsettle.ports.value.Secret;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import io.medsettle.server.testing.MariaServer;
import io.medsettle.server.view.PersonMarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The console's pages while a MySQL-protocol server holds a year of orders: five million with the system property
 * {@code medsettle.proof}, a few thousand in ordinary builds. How long each page took at the 95th percentile stands in
 * {@code target/acceptance/console-speed.tsv} at the root: figures to read, not a bound.
 */
class ConsoleSpeedTest {
    private static final boolean PROOF = Boolean.getBoolean("medsettle.proof");
    private static final long ORDERS = PROOF ? 5_000_000 : 4_000;
    private static final int TIMES = PROOF ? 40 : 2;

    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));

    @Test
    void every_list_answers_while_a_year_of_orders_is_there() throws IOException, SQLException {
        assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        String url = MariaServer.ofThisMachine().orElseThrow().newDatabase("speed");
        Map<String, Object> settings = Map.of("medsettle.database.url", url, "medsettle.database.username", "root");
        try (Gateway gateway = Gateway.start(settings)) {
            String order = gateway.clinic()
                    .settled(gateway.clinic().mixed(20, 120_00), 20)
                    .text("orderId");
            String mark = gateway.bean(PersonMarks.class)
                    .of(new Secret(Clinic.person(20).idNumber()))
                    .get(0);
            new ManyOrders(url, OutsideWorld.ORG, today, ORDERS).write(mark);
            ConsoleVisit visit =
                    ConsoleVisit.of(gateway.address(), gateway.bean(People.class), OutsideWorld.ORG, Role.FINANCE);
            tell(measured(visit, pages(order, mark)));
        }
    }

    /** Each address with a word that only the page with its rows says. */
    private Map<String, String> pages(String order, String mark) {
        LocalDate then = today.minusDays(20);
        String row = "href=\"/console/orders/20";
        String oldest = today.minusDays(364).toString().replace("-", "");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("/console", "总览");
        pages.put("/console/orders", row);
        pages.put("/console/orders?state=SETTLED", row);
        pages.put("/console/orders?state=IN_DOUBT", oldest);
        pages.put(
                "/console/orders?from=" + then + "&to=" + then, then.toString().replace("-", ""));
        pages.put("/console/orders?who=" + mark, order);
        pages.put("/console/orders?number=" + order, order);
        pages.put("/console/orders/" + order, order);
        pages.put("/console/stuck", "待裁定");
        pages.put("/console/findings", "D1");
        pages.put("/console/findings?state=CLOSED", "D1");
        pages.put("/console/findings?day=" + then, "D1");
        pages.put("/console/reconciliation", then.toString());
        pages.put("/console/reconciliation/" + then, "已完成");
        pages.put("/console/reconciliation/" + then + "/lines", "F");
        pages.put("/console/reconciliation/differences?from=" + then + "&to=" + then, "微信");
        pages.put("/console/reconciliation/differences?from=" + today.minusDays(30) + "&to=" + today, "微信");
        pages.put("/console/insurance?number=" + order, order);
        pages.put("/console/statistics", "统计");
        return pages;
    }

    private static List<String> measured(ConsoleVisit visit, Map<String, String> pages) {
        List<String> told = new ArrayList<>(List.of("page\tp50ms\tp95ms"));
        pages.forEach((path, word) -> {
            visit.get(path);
            long[] took = new long[TIMES];
            for (int i = 0; i < TIMES; i++) {
                long began = System.nanoTime();
                ConsoleVisit.Page page = visit.get(path);
                took[i] = System.nanoTime() - began;
                assertThat(page.status()).as(path + page.text()).isEqualTo(200);
                assertThat(page.text()).as(path).contains(word);
            }
            Arrays.sort(took);
            told.add(path + "\t" + took[TIMES / 2] / 1_000_000 + "\t" + took[TIMES * 95 / 100] / 1_000_000);
        });
        return told;
    }

    private static void tell(List<String> lines) throws IOException {
        Path figures = MatrixTest.root().resolve("target/acceptance/console-speed.tsv");
        Files.createDirectories(figures.getParent());
        Files.write(figures, lines);
    }
}
