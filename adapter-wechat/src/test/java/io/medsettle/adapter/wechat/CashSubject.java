package io.medsettle.adapter.wechat;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One way to pay cash, opposite the simulator, as {@link io.medsettle.fixtures.party.CounterpartyContract} wants it. */
final class CashSubject implements ContractSubject {
    private static final Parts FIFTY = Parts.of(Part.CASH, 50_00);

    private final Hospital hospital = new Hospital();
    private final String start;
    private final String letGo;
    private final boolean waits;
    private final Function<Hospital, Deed> deeds;

    CashSubject(String start, String letGo, boolean waits, Function<Hospital, Deed> deeds) {
        this.start = start;
        this.letGo = letGo;
        this.waits = waits;
        this.deeds = deeds;
    }

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
        return Sample.pay(settings, request -> new WireResult.NoAnswer("nobody there"), hospital.clock)
                .counterparty();
    }

    @Override
    public Deed deed() {
        return deeds.apply(hospital);
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
        hospital.wechat.pay(deed.number().text(), PatientChoice.BOTH_OK);
    }

    private String operation(Call call) {
        return switch (call) {
            case START -> start;
            case ASK -> "pay-query";
            case ABANDON -> letGo;
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
        String code = deed().secrets().get(NoteKey.PAY_CODE);
        return Stream.of(Deeds.PERSON.openid(), Deeds.PERSON.name(), Deeds.PERSON.idNumber(), code)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Override
    public void close() {
        hospital.close();
    }
}
