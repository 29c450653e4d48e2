package io.medsettle.server.credit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
import io.medsettle.server.assembly.GatewaySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private record Speaking(Outcome<Started> said) implements Counterparty {
        @Override
        public Outcome<Started> start(Deed deed) {
            return said;
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

    private CreditHolds holds(Order order, Outcome<Started> said) {
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

    private List<String> renewed(Outcome<Started> said) {
        CreditHolds holds = holds(doubted(), said);
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
}
