package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.yibao.HostileReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The counter platform answers what nobody should: the order never books a wrong amount, says in words what it doubts or
 * why it was not done, and comes to its right end once the platform is itself again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileReplyTest {
    private static final Duration REST = Duration.ofSeconds(90);
    private static final long BILL = 100_00;
    private static final int SAMPLE = 10;
    private static final Set<String> OVER = Set.of("SETTLED", "CANCELLED", "UNWOUND", "STUCK");
    private static final List<HostileReply> REPLIES = List.of(
            HostileReply.LIST_FOR_OBJECT,
            HostileReply.NUMBERS_AS_TEXT,
            HostileReply.INFCODE_MINUS_ONE,
            HostileReply.INFCODE_WORD,
            HostileReply.GATEWAY_REFUSAL_WITH_200,
            HostileReply.TRUNCATED,
            HostileReply.FOREIGN_MSGID,
            HostileReply.OUTPUT_NULL,
            HostileReply.HTML);
    private Gateway gateway;
    private Kiosk kiosk;
    private int next;

    @BeforeAll
    void start() {
        gateway = Lanes.warm(Gateway.start(Map.of("medsettle.gateway.deadline", "1500ms")));
        kiosk = new Kiosk(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @AfterEach
    void calm() {
        gateway.calm();
    }

    /** A seeded sample in ordinary builds, all with {@code -Pproof}. */
    static Stream<Arguments> calls() {
        List<Arguments> all = new ArrayList<>();
        for (String infno : List.of("2201", "2206", "2207", "2208")) {
            REPLIES.forEach(reply -> all.add(Arguments.of(infno, reply)));
        }
        Collections.shuffle(all, new Random(Long.getLong("medsettle.seed", 20261122L)));
        return Boolean.getBoolean("medsettle.proof")
                ? all.stream()
                : all.stream().limit(SAMPLE);
    }

    private Said open() {
        int person = 7 + next++ % 14;
        return kiosk.open(
                Kiosk.session(kiosk.byIdCard(person)),
                Kiosk.wish("counter", gateway.clinic().bill(person, BILL)));
    }

    /** What is paid at once may be refused as not yet priced. */
    private String priced() {
        String order = open().text("orderId");
        kiosk.until(order, "PRICED");
        return order;
    }

    private Said until(String order, String... more) {
        Set<String> also = Set.of(more);
        return Clinic.until(
                () -> kiosk.order(order), s -> OVER.contains(s.text("state")) || also.contains(s.text("state")), REST);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void what_cannot_be_believed_is_not_booked_and_the_order_ends_right(String infno, HostileReply reply) {
        if (infno.equals("2208")) {
            refundedInSpiteOf(reply);
            return;
        }
        gateway.world().yibao().hostile().next(infno, reply);
        Said opened = open();
        String order = opened.text("orderId");
        if (order.isEmpty()) {
            assertThat(opened.status()).as(opened.text()).isBetween(400, 503);
            assertThat(opened.text("detail")).isNotBlank();
            return;
        }
        Said priced = until(order, "PRICED");
        if (priced.text("state").equals("PRICED")) {
            kiosk.pay(order);
        }
        rightEnd(until(order));
    }

    private void rightEnd(Said end) {
        Money money = new Money(gateway, end.text("orderId"));
        money.agrees();
        if (end.text("state").equals("SETTLED")) {
            assertThat(money.heldFen()).isEqualTo(BILL);
            assertThat(money.charged()).isEqualTo(BILL);
        } else {
            assertThat(end.text("state")).as(end.text()).isNotEqualTo("STUCK");
            assertThat(end.text("reason")).as(end.text()).isNotBlank();
            assertThat(money.held()).as(end.text()).isEmpty();
            assertThat(money.charged()).isZero();
        }
    }

    private void refundedInSpiteOf(HostileReply reply) {
        String order = priced();
        kiosk.pay(order);
        kiosk.until(order, "SETTLED");
        gateway.world().yibao().hostile().next("2208", reply);

        kiosk.refund(order);

        Clinic.until(() -> kiosk.order(order), s -> s.text("state").equals("REFUNDED"), REST);
        Money money = new Money(gateway, order);
        assertThat(money.heldFen()).isZero();
        money.agrees();
    }

    @Test
    void an_answer_of_fifty_megabytes_is_a_doubt_that_the_next_question_solves() {
        Counts counts = new Counts(gateway);
        String order = priced();
        gateway.world().yibao().hostile().next("2207", HostileReply.HUGE);
        kiosk.pay(order);
        rightEnd(until(order));
        counts.once("2207");
    }

    @Test
    void while_the_platform_will_not_say_anything_sensible_the_order_names_its_doubt_and_books_nothing() {
        String order = priced();
        gateway.world().yibao().hostile().always("2207", HostileReply.FOREIGN_MSGID);
        gateway.world().yibao().faults().always("5201", Mood.LOSE_REPLY);
        gateway.world().yibao().faults().always("5203", Mood.LOSE_REPLY);
        kiosk.pay(order);

        Said doubted = Clinic.until(
                () -> kiosk.order(order),
                s -> Clinic.leg(s, "insurer").path("inDoubt").asBoolean(),
                REST);

        assertThat(Clinic.leg(doubted, "insurer").path("text").asText())
                .as(doubted.text())
                .isNotBlank();
        assertThat(new Money(gateway, order)
                        .postings().stream().noneMatch(p -> p.account().equals("due-from:yibao")))
                .isTrue();
        gateway.calm();
        rightEnd(until(order));
        assertThat(kiosk.order(order).text("state")).isEqualTo("SETTLED");
    }
}
