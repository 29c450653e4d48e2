package io.medsettle.adapter.creditgz;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireResult;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** A payment and its refund before the judges of every counterparty, under each profile. */
class CreditContractTest {
    @Nested
    class OfTheFirstShape extends CounterpartyContract {
        @Override
        protected ContractSubject subject() {
            return new Payment(Shape.FIRST);
        }
    }

    @Nested
    class OfTheOtherShape extends CounterpartyContract {
        @Override
        protected ContractSubject subject() {
            return new Payment(Shape.OTHER);
        }
    }

    @Nested
    class OfTheShapeInSteps extends CounterpartyContract {
        @Override
        protected ContractSubject subject() {
            return new Payment(Shape.STEPS);
        }
    }

    private static final class Payment implements ContractSubject {
        private final Clinic clinic;

        Payment(Shape shape) {
            clinic = new Clinic(shape);
        }

        @Override
        public Counterparty counterparty() {
            return clinic.party;
        }

        @Override
        public Counterparty cutOff() {
            return new CreditGz(clinic.settings, request -> new WireResult.NoAnswer("nobody there"), clinic.clock)
                    .counterparty();
        }

        @Override
        public Deed deed() {
            return Deeds.pay("20260105C00001", 50_00, clinic.contract);
        }

        @Override
        public Parts takes(Deed deed) {
            return Parts.of(Part.CASH, 50_00);
        }

        @Override
        public Deed reversal(Deed deed, Receipt receipt) {
            return Deeds.back(deed, receipt, "20260105R00001", 50_00, 1);
        }

        @Override
        public boolean waitsForPatient() {
            return false;
        }

        @Override
        public void patientPays(Deed deed) {}

        private String operation(Call call) {
            return switch (call) {
                case START -> clinic.platform.code("pay");
                case ASK, ABANDON -> clinic.platform.code("queryTrade");
                case REVERSE -> clinic.platform.code("refund");
            };
        }

        @Override
        public void losesNextRequest(Call call) {
            clinic.platform.faults().next(operation(call), Mood.LOSE_REQUEST);
        }

        @Override
        public void losesNextReply(Call call) {
            clinic.platform.faults().next(operation(call), Mood.LOSE_REPLY);
        }

        @Override
        public void refusesNext(Call call) {
            clinic.platform.faults().next(operation(call), Mood.REFUSE);
        }

        @Override
        public int effects(String number) {
            return clinic.effects(number);
        }

        @Override
        public List<String> secretTexts() {
            return List.of(Clinic.PERSON.name(), Clinic.PERSON.idNumber(), clinic.contract, Shape.SIGN_KEY);
        }

        @Override
        public void close() {
            clinic.close();
        }
    }
}
