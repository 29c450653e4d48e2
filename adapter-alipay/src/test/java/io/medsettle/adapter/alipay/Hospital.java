package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.yes;

import io.medsettle.adapter.alipay.MedicalSettings.Flow;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.alipay.AlipayCertificates;
import io.medsettle.fixtures.alipay.AlipaySimulator;
import io.medsettle.fixtures.alipay.KeyMode;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.InsuranceCashier;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.SimReply;
import io.medsettle.fixtures.sim.SimRequest;
import io.medsettle.fixtures.sim.SimServer;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.OkHttpExchange;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One hospital with a door for callbacks, opposite the simulator, over real HTTP. */
final class Hospital implements AutoCloseable {
    static final String CONTENT_KEY = "AAECAwQFBgcICQoLDA0ODw==";
    private static final RequestNo NUMBER = new RequestNo("20260105A00001");

    final SettableClock clock = SettableClock.aMondayMorning();
    final List<String> settled = new CopyOnWriteArrayList<>();
    final List<Reading> readings = new CopyOnWriteArrayList<>();
    final AlipaySimulator alipay;
    final AlipaySettings settings;
    final Alipay room;
    final AlipayCounterparty party;
    final OkHttpExchange exchange = new OkHttpExchange(Duration.ofSeconds(2), true);
    private final SimServer door = new SimServer("hospital", 0, new Faults());

    /** Knows the bare key only. */
    Hospital() {
        this(KeyMode.KEY, Optional.empty(), Flow.ALIPAY_CASHIER);
    }

    Hospital(KeyMode mode, Optional<String> contentKey, Flow flow) {
        InsuranceCashier insurer = (payOrdId, cashFen) -> {
            settled.add(payOrdId + " " + cashFen);
            return new InsuranceCashier.Answer(true, "");
        };
        io.medsettle.fixtures.alipay.AlipaySettings theirs = io.medsettle.fixtures.alipay.AlipaySettings.sample(
                        clock, (RSAPublicKey) Sample.APP.getPublic(), insurer)
                .withKeyMode(mode);
        alipay = new AlipaySimulator(contentKey.map(theirs::withAesKey).orElse(theirs));
        alipay.faults().slowness(Duration.ofMillis(20));
        settings = Sample.settings(
                alipay.gateway(),
                URI.create(door.base() + "/callbacks/alipay/H1/notify"),
                trust(mode),
                contentKey.map(Secret::new),
                Sample.medical(flow));
        room = new Alipay(settings, exchange, clock);
        party = room.counterparty();
        door.on("POST", "/callbacks/alipay/H1/{kind}", "callback", this::knocked);
    }

    private AlipayTrust trust(KeyMode mode) {
        if (mode == KeyMode.KEY) {
            return AlipayKeys.publicKeys(alipay.publicKey());
        }
        AlipayCertificates files = alipay.certificates();
        return AlipayKeys.certificates(
                files.application(), files.roots(), List.of(files.alipay()), Duration.ofMinutes(1));
    }

    private SimReply knocked(SimRequest request) {
        RawCallback raw = new RawCallback(request.vars().getOrDefault("kind", ""), request.headers(), request.body());
        Reading reading = room.callbacks().read(raw);
        readings.add(reading);
        CallbackReply reply = reading instanceof Reading.Genuine genuine
                ? room.callbacks().answer(genuine.knock(), Decision.YES)
                : room.callbacks().refuse();
        return new SimReply(reply.status(), reply.headers(), reply.body());
    }

    Outcome<Authorisation.Answer> exchanged() {
        String code = alipay.authCode(Deeds.PERSON.openid());
        return room.authorisation().orElseThrow().exchange(NUMBER, new Secret(code), new Secret(Deeds.PERSON.openid()));
    }

    /** What the patient authorises before an insured order: first a page is wanted, then it is granted. */
    Authorisation.Authorised authorised() {
        if (yes(exchanged()).granted().isEmpty()) {
            alipay.authorise(NUMBER.text());
        }
        return yes(exchanged()).granted().orElseThrow();
    }

    /** A mixed deed with its cash leg already started. */
    Deed mixedBehind(Deed cash) {
        String tradeNo = handed(yes(party.start(cash))).notes().need(NoteKey.TRADE_NO);
        return authorised(Deeds.mixed(
                "20260105M00001",
                Deeds.cashLeg(cash.number().text(), Standing.OPEN, 50_00, tradeNo),
                Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL)));
    }

    Deed authorised(Deed mixed) {
        Authorisation.Authorised granted = authorised();
        Deed told = Deeds.hiding(mixed, NoteKey.PAY_AUTH_NO, granted.payAuthNo().reveal());
        for (String key :
                List.of(NoteKey.PAYER_ID, NoteKey.USER_TOKEN, NoteKey.MEDICAL_CARD, NoteKey.MEDICAL_CARD_ISSUER)) {
            told = Deeds.hiding(told, key, granted.secrets().get(key));
        }
        return told;
    }

    static Started.HandedOff handed(Started started) {
        return (Started.HandedOff) started;
    }

    long held() {
        return alipay.ledger().stream().mapToLong(LedgerEntry::fen).sum();
    }

    int effects(String number) {
        return (int) alipay.ledger().stream()
                .filter(line -> line.requestNo().equals(number))
                .count();
    }

    List<String> kinds() {
        return readings.stream()
                .map(r -> r instanceof Reading.Genuine g
                        ? g.knock().kind()
                        : r.getClass().getSimpleName())
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        alipay.close();
        door.close();
    }
}
