package io.medsettle.server.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.ContractAsk.Occasion;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.CreditContract.State;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is believed about contracts, and when it is not believed any more. */
class ContractsTest {
    private static final ContractAsk ASK = new ContractAsk(
            "01",
            new Secret("CERT-1"),
            new Secret("示例"),
            PatientClass.SELF,
            "",
            new Secret(""),
            new Secret(""),
            Occasion.ORDER_SAVED);

    private final SettableClock clock = SettableClock.aMondayMorning();
    private int asked;
    private Runnable meanwhile = () -> {};
    private final Contracts contracts = new Contracts(
            Optional.of(new CreditFarSide(
                    new FakeParty("credit", clock), this::answer, Optional.empty(), Optional.empty())),
            new CreditCircuit(new CreditCircuit.Limits(3, 50, 4, Duration.ofMinutes(1), Duration.ofSeconds(30)), clock),
            ClassAtTest.rules(0, Map.of(), CreditRules.CHARGE),
            (operation, patientClass) -> "",
            clock);

    private Outcome<CreditContract> answer(ContractAsk ask) {
        asked++;
        CreditContract signed = new CreditContract(
                State.SIGNED,
                new Secret("C1"),
                true,
                false,
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                "");
        meanwhile.run();
        return Outcome.succeeded(signed);
    }

    private int askedTwice() {
        contracts.find(ASK);
        meanwhile = () -> {};
        contracts.find(ASK);
        return asked;
    }

    @Test
    void an_answer_is_believed_for_some_minutes() {
        assertThat(askedTwice()).isEqualTo(1);
    }

    @Test
    void an_answer_that_was_on_its_way_when_all_were_forgotten_is_not_believed() {
        meanwhile = contracts::forgetAll;
        assertThat(askedTwice()).isEqualTo(2);
    }

    @Test
    void an_answer_that_was_on_its_way_when_its_person_was_forgotten_is_not_believed() {
        meanwhile = () -> contracts.forget(ASK.certNo());
        assertThat(askedTwice()).isEqualTo(2);
    }
}
