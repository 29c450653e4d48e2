package io.medsettle.adapter.wechat;

import io.medsettle.fixtures.party.CashSubject;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One way to pay by WeChat. */
final class WechatCash extends CashSubject {
    private final Hospital hospital = new Hospital();
    private final String start;
    private final String letGo;
    private final Function<Hospital, Deed> deeds;

    WechatCash(String start, String letGo, boolean waits, Function<Hospital, Deed> deeds) {
        super(waits);
        this.start = start;
        this.letGo = letGo;
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
    public void patientPays(Deed deed) {
        hospital.wechat.pay(deed.number().text(), PatientChoice.BOTH_OK);
    }

    @Override
    public Faults faults() {
        return hospital.wechat.faults();
    }

    @Override
    public String operation(Call call) {
        return switch (call) {
            case START -> start;
            case ASK -> "pay-query";
            case ABANDON -> letGo;
            case REVERSE -> "refund";
        };
    }

    @Override
    public int effects(String number) {
        return (int) hospital.wechat.ledger().stream()
                .filter(line -> line.requestNo().equals(number))
                .count();
    }

    @Override
    public void close() {
        hospital.close();
    }
}
