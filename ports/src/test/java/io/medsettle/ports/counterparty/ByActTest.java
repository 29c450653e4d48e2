package io.medsettle.ports.counterparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ByActTest {
    private static final Instant NOON = Instant.parse("2026-01-05T04:00:00Z");

    /** Says its own name and the verb. */
    private record Named(String name) implements Counterparty {
        @Override
        public Outcome<Started> start(Deed deed) {
            return Outcome.neverSent(name + " start");
        }

        @Override
        public Outcome<Receipt> ask(Deed start) {
            return Outcome.neverSent(name + " ask");
        }

        @Override
        public Outcome<Closed> abandon(Deed start) {
            return Outcome.neverSent(name + " abandon");
        }

        @Override
        public Outcome<Receipt> renew(Deed start) {
            return Outcome.neverSent(name + " renew");
        }

        @Override
        public Outcome<Returned> reverse(Deed reversal) {
            return Outcome.neverSent(name + " reverse");
        }

        @Override
        public Outcome<Returned> askReverse(Deed reversal) {
            return Outcome.neverSent(name + " askReverse");
        }

        @Override
        public Optional<String> transmission(Deed deed, Instant at) {
            return Optional.of(name + " " + at);
        }
    }

    private static final Map<String, Counterparty> ACTS =
            Map.of(Act.CASH, new Named("cash"), Act.MIXED, new Named("mixed"));

    private final ByAct party = deed ->
            Optional.ofNullable(ACTS.get(deed.act())).orElseThrow(() -> new IllegalArgumentException(deed.act()));

    private static Deed deed(String act) {
        return new Deed(
                new OrderId("2026010500000001"),
                0,
                act,
                act,
                new Party("wechat"),
                new RequestNo("N1"),
                "",
                Parts.NONE,
                Parts.NONE,
                Fields.NONE,
                Fields.NONE,
                Secrets.NONE,
                List.of(),
                Optional.empty(),
                "",
                NOON);
    }

    private static String text(Outcome<?> said) {
        return said.match(yes -> "", no -> no.text(), unknown -> unknown.text());
    }

    @Test
    void every_verb_goes_to_the_counterparty_of_the_deeds_act() {
        for (String act : ACTS.keySet()) {
            Deed deed = deed(act);
            assertThat(text(party.start(deed))).isEqualTo(act + " start");
            assertThat(text(party.ask(deed))).isEqualTo(act + " ask");
            assertThat(text(party.abandon(deed))).isEqualTo(act + " abandon");
            assertThat(text(party.renew(deed))).isEqualTo(act + " renew");
            assertThat(text(party.reverse(deed))).isEqualTo(act + " reverse");
            assertThat(text(party.askReverse(deed))).isEqualTo(act + " askReverse");
            assertThat(party.transmission(deed, NOON)).contains(act + " " + NOON);
        }
    }

    @Test
    void an_act_that_nobody_carries_out_is_named_by_every_verb() {
        Deed deed = deed(Act.ORDER);
        assertThatIllegalArgumentException().isThrownBy(() -> party.start(deed)).withMessage(Act.ORDER);
        assertThatIllegalArgumentException().isThrownBy(() -> party.ask(deed)).withMessage(Act.ORDER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> party.abandon(deed))
                .withMessage(Act.ORDER);
        assertThatIllegalArgumentException().isThrownBy(() -> party.renew(deed)).withMessage(Act.ORDER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> party.reverse(deed))
                .withMessage(Act.ORDER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> party.askReverse(deed))
                .withMessage(Act.ORDER);
    }
}
