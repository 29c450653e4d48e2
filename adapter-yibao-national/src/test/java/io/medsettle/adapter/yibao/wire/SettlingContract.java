package io.medsettle.adapter.yibao.wire;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Both ways to settle before the judges of every counterparty. */
abstract class SettlingContract extends CounterpartyContract {
    abstract Course course();

    @Override
    protected ContractSubject subject() {
        return new Settles(course());
    }

    private static final class Settles extends AtTheCounter implements ContractSubject {
        private final Course course;
        private final Parts told;
        private final Deed settle;
        private final Map<String, String> msgids = new HashMap<>();

        Settles(Course course) {
            this.course = course;
            open();
            tellsSettlements = true;
            openCounter();
            boolean clinic = course == Course.CLINIC;
            told = (clinic ? trialled() : stayTrialled()).receipt().parts();
            settle = clinic ? clinic(Act.SETTLE, "A20260105000301") : stay(Act.STAY_SETTLE, "A20260105000301");
            msgids.put(settle.number().text(), settle.transmission());
        }

        @Override
        public Counterparty counterparty() {
            return counter;
        }

        @Override
        public Counterparty cutOff() {
            return at(request -> new WireResult.NoAnswer("nobody there"));
        }

        @Override
        public Deed deed() {
            return settle;
        }

        @Override
        public Parts takes(Deed deed) {
            return told;
        }

        @Override
        public Deed reversal(Deed deed, Receipt receipt) {
            Deed back = Sample.under(
                    Sample.reversal(deed, receipt, "R20260105000301", "", desk.clock.instant()),
                    counter.transmission(deed, desk.clock.instant()).orElseThrow());
            msgids.put(back.number().text(), back.transmission());
            return back;
        }

        @Override
        public boolean waitsForPatient() {
            return false;
        }

        @Override
        public void patientPays(Deed deed) {}

        private String operation(Call call) {
            return switch (call) {
                case START -> course.settle;
                case ASK -> "5201";
                case ABANDON -> "2601";
                case REVERSE -> course.reverse;
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
            return (int) settlements().stream()
                    .filter(s -> s.medinsSetlId().equals(msgids.get(number)))
                    .count();
        }

        @Override
        public List<String> secretTexts() {
            return List.of(Sample.PERSON.name(), Sample.PERSON.idNumber(), Sample.PERSON.psnNo());
        }

        @Override
        public void close() {
            super.close();
        }
    }
}
