package io.medsettle.adapter.yibao.wire;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireResult;
import java.util.List;

/** The insurer's order and its refund before the judges of every counterparty. */
class YibaoContractTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new Ordering();
    }

    private static final class Ordering extends AtTheInsurer implements ContractSubject {
        Ordering() {
            open();
            uploaded();
        }

        @Override
        public Counterparty counterparty() {
            return desk.yibao;
        }

        @Override
        public Counterparty cutOff() {
            return new Desk(settings, request -> new WireResult.NoAnswer("nobody there")).yibao;
        }

        @Override
        public Deed deed() {
            return order;
        }

        @Override
        public Parts takes(Deed deed) {
            return TOLD;
        }

        @Override
        public Deed reversal(Deed deed, Receipt receipt) {
            return Sample.reversal(deed, receipt, "R20260105000001", "OURS", desk.clock.instant());
        }

        @Override
        public boolean waitsForPatient() {
            return true;
        }

        @Override
        public void patientPays(Deed deed) {
            insurer.settle(deed.notes().get(NoteKey.PAY_ORD_ID), TOLD.get(Part.CASH));
        }

        private static String operation(Call call) {
            return switch (call) {
                case START -> "6202";
                case ASK -> "6301";
                case ABANDON -> "6401";
                case REVERSE -> "6203";
            };
        }

        @Override
        public void losesNextRequest(Call call) {
            insurer.faults().next(operation(call), Mood.LOSE_REQUEST);
        }

        @Override
        public void losesNextReply(Call call) {
            insurer.faults().next(operation(call), Mood.LOSE_REPLY);
        }

        @Override
        public void refusesNext(Call call) {
            insurer.faults().next(operation(call), Mood.REFUSE);
        }

        @Override
        public int effects(String number) {
            return (int) insurer.ledger().stream()
                    .filter(line ->
                            line.requestNo().equals(number) && line.part().equals(Part.FUND.name()))
                    .count();
        }

        @Override
        public List<String> secretTexts() {
            return List.of(
                    Sample.PERSON.name(),
                    Sample.PERSON.idNumber(),
                    Sample.AUTH,
                    order.secrets().need(NoteKey.PAY_TOKEN));
        }

        @Override
        public void close() {
            super.close();
        }
    }
}
