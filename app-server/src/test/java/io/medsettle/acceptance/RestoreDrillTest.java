package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.core.order.Numbers;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.value.OrderId;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.backup.Commands;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * 恢复演练: the database is lost with everything since the last backup: a whole settlement, a payment and a refund that the far sides have
 * carried out. It comes back by the command, and what is missing is found without moving any money a second time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreDrillTest {
    private final LocalDate day = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));

    private Path backup = Path.of("");
    private Gateway gateway;
    private Clinic clinic;
    private Said kept;
    private Said refunded;
    private Said paid;
    private Said lost;
    private String notice = "";
    private List<LedgerEntry> theirs = List.of();

    @BeforeAll
    void a_day_with_a_backup_in_the_middle_and_a_lost_database_at_its_end(@TempDir Path copies) throws IOException {
        backup = copies.resolve("noon.zip");
        gateway = Gateway.start(Map.of(
                "medsettle.reconciliation.carry-days", "0",
                "medsettle.reconciliation.look-every", "200ms",
                "medsettle.backup.mark-every", "200ms"));
        clinic = gateway.clinic();
        kept = clinic.settled(clinic.mixed(7, 200_00), 7);
        refunded = clinic.settled(clinic.selfPay(8, 31_00), 8);
        paid = clinic.selfPay(9, 32_00);

        command("backup");

        lost = settledWithItsNoticeKept();
        clinic.refund(refunded.text("orderId"));
        refunded = clinic.until(refunded.text("orderId"), Clinic.SOON, "REFUNDED");
        marked(refunded.text("orderId"));
        gateway.world().wechat().faults().callbacks(CallbackMood.NEVER);
        gateway.world().wechat().faults().always("pay-query", Mood.LOSE_REQUEST);
        Said paying = clinic.pay(paid.text("orderId"));
        assertThat(clinic.atTheCashier(9, paying, PatientChoice.BOTH_OK).ok()).isTrue();
        gateway.stop();
        gateway.calm();
        theirs = gateway.world().books();
        Files.delete(database());
    }

    private Said settledWithItsNoticeKept() {
        try (Echo road = new Echo(gateway.address().resolve("/callbacks/yibao/" + OutsideWorld.ORG), 1)) {
            gateway.world().yibao().sendNoticesTo(OutsideWorld.ORG, road.address());
            Said settled = clinic.settled(clinic.mixed(10, 300_00), 10);
            assertThat(Clinic.eventually(() -> road.answers().contains(200), Clinic.SOON))
                    .isTrue();
            notice = road.bodies().get(0);
            return settled;
        } finally {
            gateway.world().gatewayIsAt(gateway.address());
        }
    }

    private Path database() {
        return gateway.data().resolve("medsettle.mv.db");
    }

    /** As the program runs it: a process of its own with the gateway's settings. */
    private void command(String name) {
        try (ApplicationContext context =
                ApplicationContext.builder().properties(gateway.settings()).build()) {
            context.getEnvironment().start();
            new Commands(context.getEnvironment(), Clock.systemUTC()).run(name, List.of(backup.toString()));
        }
    }

    /** Waits until the node has written down outside the database that it has seen this order's end. */
    private void marked(String order) {
        Path mark = gateway.data().resolve("high-water");
        assertThat(Clinic.eventually(() -> read(mark).contains("order=" + order), Clinic.SOON))
                .as(read(mark))
                .isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private void refusesToStart() {
        assertThatThrownBy(gateway::again)
                .as("it names whichever order wrote last")
                .rootCause()
                .hasMessageStartingWith("OLDER_COPY")
                .hasMessageContaining("restore")
                .hasMessageMatching("(?s).*结算单 [0-9]{8}[0-9A-Z]{8} 的第 [0-9]+ 行.*");
    }

    @Test
    @Order(1)
    @Covers({"A44", "E12"})
    void on_an_empty_database_or_an_older_copy_the_gateway_refuses_to_start_and_sends_nothing() throws IOException {
        Counts counts = new Counts(gateway);
        refusesToStart();

        Files.delete(database());
        try (var zip = new ZipFile(backup.toFile())) {
            Files.copy(zip.getInputStream(zip.entries().nextElement()), database());
        }
        refusesToStart();

        assertThatThrownBy(() -> command("restore")).hasMessageStartingWith("DATABASE_NOT_EMPTY");
        assertThat(gateway.world().books()).isEqualTo(theirs);
        counts.never("jsapi", "paid", "refund", "close", "6202", "6203", "O07");
    }

    @Test
    @Order(2)
    @Covers({"A44", "E12"})
    void after_the_restore_it_starts_in_a_new_life_with_what_the_backup_held() throws IOException {
        Files.delete(database());
        command("restore");

        gateway = gateway.again();
        clinic = gateway.clinic();

        assertThat(clinic.order(kept.text("orderId")).text("state")).isEqualTo("SETTLED");
        new Money(gateway, kept.text("orderId")).agrees();
        assertThat(clinic.order(refunded.text("orderId")).text("state")).isEqualTo("SETTLED");
        assertThat(clinic.order(lost.text("orderId")).status()).isEqualTo(404);
        assertThat(gateway.world().books()).isEqualTo(theirs);
        assertThat(Numbers.ofAnotherLife(new OrderId(kept.text("orderId")), 1)).isTrue();
    }

    @Test
    @Order(3)
    @Covers("E12")
    void a_notice_of_the_lost_settlement_is_kept_and_never_answered_with_a_no() {
        Said answer = new Edge(gateway.address(), "")
                .post("/callbacks/yibao/" + OutsideWorld.ORG, notice, Map.of("Content-Type", "application/json"));

        assertThat(answer.text()).doesNotContain("\"success\":false").doesNotContain("Exception");
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM inbox WHERE verdict = 'GENUINE' AND numbers LIKE ?",
                        "%" + Clinic.leg(lost, "insurer").path("farNumber").asText() + "%"))
                .isEqualTo(1);
    }

    @Test
    @Order(4)
    @Covers({"A44", "E12"})
    void the_days_reconciliation_names_every_movement_that_the_books_have_lost() {
        Counts counts = new Counts(gateway);
        Reconciling today = new Reconciling(gateway, day);

        Said over = today.run(false);

        assertThat(over.text("state")).as(over.text()).isEqualTo("FINISHED");
        List<JsonNode> findings = today.findings();
        assertThat(today.told(findings)).isEqualTo(lostByTheBooks());
        for (JsonNode side : over.body().path("sides")) {
            assertThat(side.path("unexplainedFen").asLong()).as(side.toString()).isZero();
        }
        counts.never("jsapi", "paid", "refund", "close", "6202", "6203");
    }

    /** What stands in the far sides' own books and came after the backup, as a finding says it. */
    private List<String> lostByTheBooks() {
        Stream<String> channel = movements(gateway.world().wechat().ledger())
                .map(m -> (m.getValue() < 0 ? "WECHAT D8 D1 " : "WECHAT D1 D1 ") + m.getKey() + " " + m.getValue());
        Stream<String> his = movements(gateway.world().his().ledger())
                .map(m -> "HIS-OUTPATIENT D10 D1 " + m.getKey() + " " + m.getValue());
        String insurer = "YIBAO D1 D1 ~" + Clinic.number(lost, "insurer") + " 30000";
        List<String> all = Stream.of(channel, his, Stream.of(insurer))
                .flatMap(each -> each)
                .sorted()
                .toList();
        assertThat(all).hasSize(6);
        return all;
    }

    private Stream<Map.Entry<String, Long>> movements(List<LedgerEntry> ledger) {
        Map<String, Long> byNumber = new TreeMap<>();
        for (LedgerEntry e : ledger) {
            String order = Numbers.orderOf(e.requestNo()).orElseThrow().text();
            boolean back = e.fen() < 0 && order.equals(refunded.text("orderId"));
            if (back || order.equals(lost.text("orderId")) || order.equals(paid.text("orderId"))) {
                byNumber.merge(e.requestNo(), e.fen(), Long::sum);
            }
        }
        return byNumber.entrySet().stream();
    }

    @Test
    @Order(5)
    @Covers({"A44", "E12"})
    void what_is_asked_for_again_is_only_asked_about_and_no_money_moves_a_second_time() {
        Counts counts = new Counts(gateway);
        clinic.pay(paid.text("orderId"));
        clinic.refund(refunded.text("orderId"));

        clinic.until(paid.text("orderId"), Clinic.SOON, "SETTLED");
        clinic.until(refunded.text("orderId"), Clinic.SOON, "REFUNDED");

        counts.never("jsapi", "paid", "refund", "close", "6202", "6203");
        assertThat(gateway.world().books()).isEqualTo(theirs);
        for (String order : List.of(paid.text("orderId"), refunded.text("orderId"), kept.text("orderId"))) {
            new Money(gateway, order).agrees();
        }
    }

    @Test
    @Order(6)
    void business_goes_on_under_numbers_of_the_new_life() {
        Said fresh = clinic.settled(clinic.mixed(11, 120_00), 11);

        assertThat(Numbers.ofAnotherLife(new OrderId(fresh.text("orderId")), 1)).isFalse();
        new Money(gateway, fresh.text("orderId")).agrees();
    }
}
