package io.medsettle.adapter.alipay;

import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.fixtures.party.CashSubject;
import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.wire.WireResult;
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
                    return Deeds.cash("20260105C00001", FEN);
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
                    return Deeds.scanned("20260105P00001", FEN, code);
                }
            };
        }
    }

    private abstract static class Trade extends CashSubject {
        final Hospital hospital = new Hospital();
        private final String start;
        private final String abandon;

        Trade(String start, String abandon, boolean waits) {
            super(waits);
            this.start = start;
            this.abandon = abandon;
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
        public void patientPays(Deed deed) {
            hospital.alipay.pay(deed.number().text(), PatientChoice.BOTH_OK);
        }

        @Override
        public Faults faults() {
            return hospital.alipay.faults();
        }

        @Override
        public String operation(Call call) {
            return switch (call) {
                case START -> start;
                case ASK -> "alipay.trade.query";
                case ABANDON -> abandon;
                case REVERSE -> "alipay.trade.refund";
            };
        }

        @Override
        public int effects(String number) {
            return hospital.effects(number);
        }

        @Override
        public void close() {
            hospital.close();
        }
    }
}
