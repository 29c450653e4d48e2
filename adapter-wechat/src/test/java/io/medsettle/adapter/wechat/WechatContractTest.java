package io.medsettle.adapter.wechat;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The cash order and its refund before the judges of every counterparty. */
class WechatContractTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new Cash();
    }

    private static final class Cash implements ContractSubject {
        private static final Parts FIFTY = Parts.of(Part.CASH, 50_00);
        private final Hospital hospital = new Hospital();

        @Override
        public Counterparty counterparty() {
            return hospital.party;
        }

        @Override
        public Counterparty cutOff() {
            WechatSettings settings = Sample.settings(
                    hospital.wechat.base(),
                    URI.create("https://pay.example.org/callbacks/wechat/H1"),
                    List.of(PlatformKey.ofPublicKey(hospital.wechat.publicKeyId(), hospital.wechat.publicKeyPem())),
                    Optional.empty(),
                    Sample.medical());
            return new WechatPay(settings, request -> new WireResult.NoAnswer("nobody there"), hospital.clock)
                    .counterparty();
        }

        @Override
        public Deed deed() {
            return Deeds.cash("20260105C00001", 50_00);
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
            return true;
        }

        @Override
        public void patientPays(Deed deed) {
            hospital.wechat.pay(deed.number().text(), PatientChoice.BOTH_OK);
        }

        private static String operation(Call call) {
            return switch (call) {
                case START -> "jsapi";
                case ASK -> "pay-query";
                case ABANDON -> "close";
                case REVERSE -> "refund";
            };
        }

        @Override
        public void losesNextRequest(Call call) {
            hospital.wechat.faults().next(operation(call), Mood.LOSE_REQUEST);
        }

        @Override
        public void losesNextReply(Call call) {
            hospital.wechat.faults().next(operation(call), Mood.LOSE_REPLY);
        }

        @Override
        public void refusesNext(Call call) {
            hospital.wechat.faults().next(operation(call), Mood.REFUSE);
        }

        @Override
        public int effects(String number) {
            return (int) hospital.wechat.ledger().stream()
                    .filter(line -> line.requestNo().equals(number))
                    .count();
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
