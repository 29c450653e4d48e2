package io.medsettle.core;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Optional;

/** The fake before the same judges as the adapters. */
final class FakeSubject implements ContractSubject {
    private static final Parts CASH = Parts.of(Part.CASH, 5_00);
    private final SettableClock clock = SettableClock.aMondayMorning();
    private final FakeParty fake = new FakeParty("wechat", clock);
    private final boolean waits;
    private final Deed deed = deed("20260105A000000100", Optional.empty());

    FakeSubject(boolean waits) {
        this.waits = waits;
        if (waits) {
            fake.handsOff("pay");
        } else {
            fake.seals("pay");
        }
    }

    private Deed deed(String number, Optional<Deed.Original> original) {
        return new Deed(
                new OrderId("20260105A0000001"),
                original.isPresent() ? 1 : 0,
                "cash",
                "pay",
                new Party("wechat"),
                new RequestNo(number),
                "",
                CASH,
                CASH,
                Fields.NONE,
                Fields.NONE,
                Secrets.NONE.with("payerId", "openid-of-a-sample"),
                List.of(),
                original,
                "",
                clock.instant());
    }

    @Override
    public Counterparty counterparty() {
        return fake;
    }

    @Override
    public Counterparty cutOff() {
        for (String verb : List.of("start", "ask", "abandon", "reverse", "askReverse")) {
            fake.always(verb + " pay", FakeMood.LOSE_REQUEST);
        }
        return fake;
    }

    @Override
    public Deed deed() {
        return deed;
    }

    @Override
    public Parts takes(Deed of) {
        return CASH;
    }

    @Override
    public Deed reversal(Deed of, Receipt receipt) {
        return deed("20260105A000000110", Optional.of(new Deed.Original(of, receipt)));
    }

    @Override
    public boolean waitsForPatient() {
        return waits;
    }

    @Override
    public void patientPays(Deed of) {
        fake.patientPays();
    }

    private static String word(Call call) {
        return switch (call) {
            case START -> "start pay";
            case ASK -> "ask pay";
            case ABANDON -> "abandon pay";
            case REVERSE -> "reverse pay";
        };
    }

    @Override
    public void losesNextRequest(Call call) {
        fake.next(word(call), FakeMood.LOSE_REQUEST);
    }

    @Override
    public void losesNextReply(Call call) {
        fake.next(word(call), FakeMood.LOSE_REPLY);
    }

    @Override
    public void refusesNext(Call call) {
        fake.next(word(call), FakeMood.REFUSE);
    }

    @Override
    public int effects(String number) {
        return (int)
                fake.ledger().stream().filter(e -> e.requestNo().equals(number)).count();
    }

    @Override
    public List<String> secretTexts() {
        return List.of("openid-of-a-sample");
    }

    @Override
    public void close() {}
}
