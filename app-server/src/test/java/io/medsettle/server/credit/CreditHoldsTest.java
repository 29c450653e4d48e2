package io.medsettle.server.credit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.medsettle.adapter.his.HisNotes;
import io.medsettle.core.order.Order;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.server.assembly.GatewaySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged when HIS no longer holds a bill whose payment is in doubt: its code, and none of its words. */
class CreditHoldsTest {
    private static final SamplePerson PERSON = SamplePeople.all().get(0);
    private static final String WORDS = "账单已由 " + PERSON.name() + " (" + PERSON.idNumber() + ") 在窗口缴费";

    private final SavedOrders orders = new SavedOrders();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(CreditHolds.class);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.WARN);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    /** HIS as it speaks while the bill is held again. */
    private record Speaking(Supplier<Outcome<Receipt>> said) implements Counterparty {
        @Override
        public Outcome<Started> start(Deed deed) {
            throw new AssertionError("a hold is renewed, never begun anew");
        }

        @Override
        public Outcome<Receipt> renew(Deed start) {
            return said.get();
        }

        @Override
        public Outcome<Receipt> ask(Deed start) {
            throw new AssertionError("a hold is renewed, never asked about");
        }

        @Override
        public Outcome<Closed> abandon(Deed start) {
            throw new AssertionError("a hold is never let go here");
        }

        @Override
        public Outcome<Returned> reverse(Deed reversal) {
            throw new AssertionError("nothing is reversed here");
        }

        @Override
        public Outcome<Returned> askReverse(Deed reversal) {
            throw new AssertionError("nothing is reversed here");
        }
    }

    private Order doubted() {
        orders.credit.always("start " + Act.CREDIT_PAY, FakeMood.LOSE_REPLY);
        orders.credit.always("ask " + Act.CREDIT_PAY, FakeMood.LOSE_REPLY);
        return orders.saved("B1");
    }

    private CreditHolds holds(Order order, Supplier<Outcome<Receipt>> said) {
        DoubtRows.Doubt doubt = new DoubtRows.Doubt(order.id(), orders.clock.instant());
        GatewaySettings gateway = new GatewaySettings(
                SavedOrders.ORG,
                "示例医院",
                "440100",
                "node-1",
                0,
                false,
                URI.create("http://127.0.0.1:1"),
                1,
                Duration.ofMinutes(30),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                "",
                "GATEWAY",
                "GATEWAY",
                Duration.ofHours(24));
        return new CreditHolds(
                (org, then, most) -> List.of(doubt),
                orders.desk,
                orders.store,
                (party, route) -> new Speaking(said),
                ClassAtTest.rules(0, Map.of(), CreditRules.CHARGE),
                gateway,
                orders.clock,
                new SimpleMeterRegistry());
    }

    private List<String> renewed(Outcome<Receipt> said) {
        CreditHolds holds = holds(doubted(), () -> said);
        orders.clock.tick(Duration.ofMinutes(10));
        holds.renew();
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void what_his_says_in_words_is_not_in_the_log_and_its_code_and_the_order_are() {
        List<String> lines = renewed(Outcome.declined("2011", WORDS));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("[2011]").matches(".*[0-9]{8}.*");
        assertThat(lines.get(0)).doesNotContain(WORDS, PERSON.name(), PERSON.idNumber());
        assertThat(log.list).allMatch(event -> event.getThrowableProxy() == null);
    }

    @Test
    void silence_of_his_is_told_without_its_words_too() {
        List<String> lines = renewed(Outcome.unknown(Outcome.Doubt.NO_ANSWER, WORDS));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).doesNotContain(WORDS, PERSON.name(), PERSON.idNumber());
    }

    private Outcome<Receipt> heldFor(Duration time) {
        Instant now = orders.clock.instant();
        return Outcome.succeeded(Receipt.of("HO1", Parts.NONE, now)
                .noting(Fields.of(HisNotes.EXPIRES_AT, now.plus(time).toString())));
    }

    /** The minutes at which a bill that HIS holds for so long at first, and then so long again, is renewed. */
    private List<Long> renewedAt(Duration hold, Duration until) {
        Instant begun = orders.clock.instant();
        orders.his.notes(
                Act.FREEZE,
                () -> Fields.of(HisNotes.EXPIRES_AT, begun.plus(hold).toString()));
        List<Long> minutes = new ArrayList<>();
        CreditHolds holds = holds(doubted(), () -> {
            minutes.add(Duration.between(begun, orders.clock.instant()).toMinutes());
            return heldFor(hold);
        });
        while (orders.clock.instant().isBefore(begun.plus(until))) {
            orders.clock.tick(Duration.ofMinutes(1));
            holds.renew();
        }
        return minutes;
    }

    @Test
    void a_hold_is_renewed_before_the_expiry_that_his_told_however_seldom_holds_are_to_be_renewed() {
        assertThat(renewedAt(Duration.ofMinutes(6), Duration.ofMinutes(13))).containsExactly(4L, 8L, 12L);
    }

    @Test
    void a_hold_that_is_shorter_than_the_time_ahead_is_renewed_when_half_of_it_is_over() {
        assertThat(renewedAt(Duration.ofMinutes(4), Duration.ofMinutes(6))).containsExactly(2L, 4L, 6L);
    }

    @Test
    void a_long_hold_is_renewed_as_often_as_the_settings_say() {
        assertThat(renewedAt(Duration.ofHours(1), Duration.ofMinutes(21))).containsExactly(10L, 20L);
    }

    @Test
    void a_renewal_that_was_not_answered_is_sent_again_soon() {
        AtomicInteger sent = new AtomicInteger();
        CreditHolds holds = holds(doubted(), () -> {
            sent.incrementAndGet();
            return Outcome.unknown(Outcome.Doubt.NO_ANSWER, WORDS);
        });
        orders.clock.tick(Duration.ofMinutes(10));
        holds.renew();
        holds.renew();
        assertThat(sent).hasValue(1);
        orders.clock.tick(Duration.ofMinutes(1));
        holds.renew();
        assertThat(sent).hasValue(2);
    }
}
