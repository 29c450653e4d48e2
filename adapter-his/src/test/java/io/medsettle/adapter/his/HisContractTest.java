package io.medsettle.adapter.his;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireResult;
import java.util.List;

/** The write-back and its red receipt before the judges of every counterparty. */
class HisContractTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new WriteBack();
    }

    private static final class WriteBack implements ContractSubject {
        private final SimulatedHis his = new SimulatedHis();
        private final Bill bill = his.frozenBill("01");

        @Override
        public Counterparty counterparty() {
            return his.counterparty;
        }

        @Override
        public Counterparty cutOff() {
            return new HisCounterparty(
                    his.settings(), request -> new WireResult.NoAnswer("nobody there"), WireLog.none(), his.clock);
        }

        @Override
        public Deed deed() {
            return bill.writeBack();
        }

        @Override
        public Parts takes(Deed deed) {
            return Parts.NONE;
        }

        @Override
        public Deed reversal(Deed deed, Receipt receipt) {
            bill.permitted(bill.hear(his.counterparty.start(bill.permit(100_00))));
            return bill.redReceipt(receipt, 20_00, his.clock.instant().plusSeconds(200));
        }

        @Override
        public boolean waitsForPatient() {
            return false;
        }

        @Override
        public void patientPays(Deed deed) {
            // HIS waits for nobody
        }

        private static String operation(Call call) {
            return switch (call) {
                case START -> "O07";
                case ASK -> "O08";
                case ABANDON -> "O04";
                case REVERSE -> "F02";
            };
        }

        @Override
        public void losesNextRequest(Call call) {
            his.hospital.faults().next(operation(call), Mood.LOSE_REQUEST);
        }

        @Override
        public void losesNextReply(Call call) {
            his.hospital.faults().next(operation(call), Mood.LOSE_REPLY);
        }

        @Override
        public void refusesNext(Call call) {
            his.hospital.faults().next(operation(call), Mood.REFUSE);
        }

        @Override
        public int effects(String number) {
            long refunds = his.hospital.refunds().stream()
                    .filter(r -> r.gatewayRefundNo().equals(number))
                    .count();
            return his.hospital.charges(number).size() + (int) refunds;
        }

        @Override
        public List<String> secretTexts() {
            return List.of("sample-secret-of-the-his-simulator");
        }

        @Override
        public void close() {
            his.close();
        }
    }
}
