package io.medsettle.adapter.alipay;

import io.medsettle.fixtures.alipay.PatientChoice;
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

/** A trade, however it is paid, and its refund before the judges of every counterparty. */
class AlipayContractTest {
    @Nested
    class OnThePage extends CounterpartyContract {
        @Override
        protected ContractSubject subject() {
            return new Trade("alipay.trade.create", "alipay.trade.close", true) {
                @Override
                public Deed deed() {
                    return Deeds.cash("20260105C00001", 50_00);
                }
            };
        }
    }

    @Nested
    class ByTheCodeInThePhone extends CounterpartyContract {
        @Override
        protected ContractSubject subject() {
            return new Trade("alipay.trade.pay", "alipay.trade.cancel", false) {
                @Override
                public Deed deed() {
                    String code = hospital.alipay.paymentCode(Deeds.PERSON.openid());
                    return Deeds.scanned("20260105P00001", 50_00, code);
                }
            };
        }
    }

    private abstract static class Trade implements ContractSubject {
        private static final Parts FIFTY = Parts.of(Part.CASH, 50_00);
        final Hospital hospital = new Hospital();
        private final String start;
        private final String abandon;
        private final boolean waits;

        Trade(String start, String abandon, boolean waits) {
            this.start = start;
            this.abandon = abandon;
            this.waits = waits;
        }

        @Override
        public Counterparty counterparty() {
            return hospital.party;
        }

        @Override
        public Counterparty cutOff() {
            return new Alipay(hospital.settings, request -> new WireResult.NoAnswer("nobody there"), hospital.clock)
                    .counterparty();
        }

        @Override
        public Parts takes(Deed deed) {
            return FIFTY;
        }

        @Override
        public Deed reversal(Deed deed, Receipt receipt) {
            return Deeds.back(deed, receipt, "20260105R00001", FIFTY);
        }

        @Override
        public boolean waitsForPatient() {
            return waits;
        }

        @Override
        public void patientPays(Deed deed) {
            hospital.alipay.pay(deed.number().text(), PatientChoice.BOTH_OK);
        }

        private String operation(Call call) {
            return switch (call) {
                case START -> start;
                case ASK -> "alipay.trade.query";
                case ABANDON -> abandon;
                case REVERSE -> "alipay.trade.refund";
            };
        }

        @Override
        public void losesNextRequest(Call call) {
            hospital.alipay.faults().next(operation(call), Mood.LOSE_REQUEST);
        }

        @Override
        public void losesNextReply(Call call) {
            hospital.alipay.faults().next(operation(call), Mood.LOSE_REPLY);
        }

        @Override
        public void refusesNext(Call call) {
            hospital.alipay.faults().next(operation(call), Mood.REFUSE);
        }

        @Override
        public int effects(String number) {
            return hospital.effects(number);
        }

        @Override
        public List<String> secretTexts() {
            return List.of(Deeds.PERSON.openid(), Deeds.PERSON.name(), Deeds.PERSON.idNumber());
        }

        @Override
        public void close() {
            hospital.close();
        }
    }
}
