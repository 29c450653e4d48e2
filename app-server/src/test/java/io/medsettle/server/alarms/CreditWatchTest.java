package io.medsettle.server.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.alarms.Alarm.Kind;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.credit.DoubtRows;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreditWatchTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final String ORG = "H44999900001";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    static Path directory;

    private static TestDatabase database;

    private final SettableClock clock = new SettableClock(NOON);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SignatureFailures signatures = new SignatureFailures(clock, registry);
    private Instant doubtfulSince = NOON;
    private boolean circuit;
    private final Alarms alarms = alarms();
    private int events;

    @BeforeAll
    static void open() {
        database = TestDatabase.h2(directory);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void nothing() {
        database.clear();
    }

    private Alarms alarms() {
        AlarmRules rules = new AlarmRules(
                MINUTE.multipliedBy(10),
                20,
                20,
                MINUTE.multipliedBy(15),
                2,
                Duration.ofHours(1),
                MINUTE.multipliedBy(5));
        DoubtRows doubts = (org, then, most) -> doubtfulSince.isBefore(then)
                ? List.of(new DoubtRows.Doubt(new OrderId("202603020AAAAAAA"), doubtfulSince))
                : List.of();
        Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
        CreditWatch watch = new CreditWatch(transactions, doubts, signatures, () -> circuit, rules, clock, gateway());
        return new Alarms(watch, clock, registry);
    }

    private static GatewaySettings gateway() {
        Duration second = Duration.ofSeconds(1);
        return new GatewaySettings(
                ORG,
                "示例医院",
                "440100",
                "node-1",
                0,
                false,
                URI.create("http://127.0.0.1:1"),
                1,
                second,
                second,
                second,
                second,
                "",
                "GATEWAY",
                "GATEWAY",
                second);
    }

    private List<Kind> red() {
        return alarms.now().stream().map(r -> r.alarm().kind()).toList();
    }

    private double figure(Kind kind) {
        return registry.get("medsettle.credit.alarms")
                .tag("kind", kind.name())
                .gauge()
                .value();
    }

    private void event(String verdict, Instant decided) {
        database.change("INSERT INTO credit_event (org, his_order_id, event_id, arrived_at, client, digest, visit_no,"
                + " patient_id, rx_nos, version_no, told_class, med_type, dept_code, dept_name, patient_class, fen, order_id,"
                + " verdict, gate, code, reason, decided_at, worked_on_until) VALUES ('" + ORG + "', 'O" + ++events
                + "', 'E', " + decided.toEpochMilli()
                + ", 'his', 'd', 'V', 'P', '', 1, '', '', 'D01', '内科', 'SELF', 100, '', '"
                + verdict + "', 'ORDER', '2004', '额度不足', " + decided.toEpochMilli() + ", 0)");
    }

    @Test
    void a_payment_in_doubt_for_ten_minutes_is_an_alarm_that_keeps_its_beginning() {
        assertThat(red()).isEmpty();

        clock.tick(MINUTE.multipliedBy(10).plusSeconds(1));
        assertThat(red()).containsExactly(Kind.UNKNOWN_TOO_LONG);
        Instant since = alarms.now().get(0).since();
        clock.tick(MINUTE);
        assertThat(alarms.now().get(0).since()).isEqualTo(since);
        assertThat(figure(Kind.UNKNOWN_TOO_LONG)).isEqualTo(1);

        doubtfulSince = clock.instant();
        assertThat(red()).isEmpty();
        assertThat(figure(Kind.UNKNOWN_TOO_LONG)).isZero();
    }

    @Test
    void more_than_a_fifth_declined_of_twenty_is_an_alarm() {
        for (int i = 0; i < 15; i++) {
            event("PAID", NOON);
        }
        for (int i = 0; i < 4; i++) {
            event("DECLINED", NOON);
        }
        assertThat(red()).as("19 are too few to speak of").isEmpty();
        event("PAID", NOON);
        assertThat(red()).as("a fifth is not more than a fifth").isEmpty();
        event("DECLINED", NOON);

        assertThat(red()).containsExactly(Kind.DECLINED_TOO_OFTEN);
        assertThat(alarms.now().get(0).alarm().words()).contains("21 笔中有 5 笔");

        doubtfulSince = NOON.plus(MINUTE.multipliedBy(16));
        clock.tick(MINUTE.multipliedBy(16));
        assertThat(red()).as("a quarter of an hour later").isEmpty();
    }

    @Test
    void two_wrong_signatures_are_an_alarm() {
        signatures.saw(Outcome.unknown(Doubt.NO_ANSWER, "应答无法识别: 验签失败"));
        signatures.saw(Outcome.unknown(Doubt.NO_ANSWER, "HTTP 500"));
        assertThat(red()).isEmpty();

        signatures.saw(Outcome.unknown(Doubt.NO_ANSWER, "应答无法识别: 验签失败"));

        assertThat(red()).containsExactly(Kind.BAD_SIGNATURES);
        assertThat(registry.counter("medsettle.credit.signature.failures").count())
                .isEqualTo(2);
    }

    @Test
    void an_open_circuit_is_an_alarm() {
        assertThat(red()).isEmpty();
        circuit = true;
        assertThat(red()).containsExactly(Kind.CIRCUIT_OPEN);
        circuit = false;
        assertThat(red()).isEmpty();
    }

    @Test
    void what_was_collected_and_his_has_not_confirmed_for_five_minutes_is_an_alarm() {
        database.change("INSERT INTO order_view (order_id, last_seq, org, plan, entry, order_state, round_no,"
                + " insurance_class, his_bill, visit_no, patient_ref, total_fen, taken_fen, returned_fen, opened_at, changed_at)"
                + " VALUES ('202603020BBBBBBB', 9, '" + ORG
                + "', 'no-sense', 'no-sense', 'COLLECTING', 0, 'GZ_CITY', '', 'V',"
                + " 'P', 100, 100, 0, " + NOON.toEpochMilli() + ", " + NOON.toEpochMilli() + ")");
        database.change("INSERT INTO posting (order_id, page_seq, place, account, part, fen, request_no, far_number,"
                + " far_time, bill_day, booked_at, labels) VALUES ('202603020BBBBBBB', 8, 0, 'due-from:credit', 'CASH', 100,"
                + " 'N', 'F', 0, '" + BusinessDay.of(NOON).text() + "', " + NOON.toEpochMilli() + ", '')");
        doubtfulSince = NOON.plus(MINUTE.multipliedBy(5));
        assertThat(red()).isEmpty();

        clock.tick(MINUTE.multipliedBy(5).plusSeconds(1));
        assertThat(red()).containsExactly(Kind.HIS_PENDING);

        database.change("UPDATE order_view SET order_state = 'SETTLED'");
        assertThat(red()).isEmpty();
    }
}
