package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.yes;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.InsuranceCashier;
import io.medsettle.fixtures.sim.SimReply;
import io.medsettle.fixtures.sim.SimRequest;
import io.medsettle.fixtures.sim.SimServer;
import io.medsettle.fixtures.wechat.WechatSimulator;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.channel.Authorisation.Authorised;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.OkHttpExchange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** One hospital with a door for callbacks, opposite the simulator, over real HTTP. */
final class Hospital implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(5);
    private static final Secret SECRET = new Secret("secret-demo-0001");

    final SettableClock clock = SettableClock.aMondayMorning();
    final List<String> settled = new CopyOnWriteArrayList<>();
    final List<Reading> readings = new CopyOnWriteArrayList<>();
    final List<RawCallback> raws = new CopyOnWriteArrayList<>();
    final WechatSimulator wechat;
    final WechatSettings settings;
    final WechatPay pay;
    final WechatCounterparty party;
    final WechatAuthorisation authorisation;
    final OkHttpExchange exchange = new OkHttpExchange(Duration.ofSeconds(2), true);
    private final SimServer door = new SimServer("hospital", 0, new Faults());

    /** Knows the public key only. */
    Hospital() {
        this(sim -> List.of(PlatformKey.ofPublicKey(sim.publicKeyId(), sim.publicKeyPem())), Optional.empty());
    }

    Hospital(Function<WechatSimulator, List<PlatformKey>> keys, Optional<Duration> certificatesApart) {
        InsuranceCashier insurer = (payOrdId, cashFen) -> {
            settled.add(payOrdId + " " + cashFen);
            return new InsuranceCashier.Answer(true, "");
        };
        wechat = new WechatSimulator(
                io.medsettle.fixtures.wechat.WechatSettings.sample(clock, Sample.merchantKey(), insurer));
        wechat.faults().slowness(Duration.ofMillis(20));
        URI callbacks = URI.create(door.base() + "/callbacks/wechat/H1");
        settings = Sample.settings(wechat.base(), callbacks, keys.apply(wechat), certificatesApart, Sample.medical());
        pay = Sample.pay(settings, exchange, clock);
        party = pay.counterparty();
        authorisation = new WechatAuthorisation(authorisationSettings(), exchange, clock);
        door.on("POST", "/callbacks/wechat/H1/{kind}", "callback", this::knocked);
    }

    private AuthorisationSettings authorisationSettings() {
        AuthorisationSettings s = GoldenPagesTest.authorisation();
        return new AuthorisationSettings(
                URI.create(wechat.base() + "/oauth/code"),
                URI.create(wechat.base() + "/api/mipuserquery/userQuery"),
                s.appid(),
                s.cityCode(),
                s.channel(),
                s.orgChnlCrtfCodg(),
                s.orgCodg(),
                s.bizType(),
                s.orgAppId(),
                s.partnerId(),
                WechatKeys.partnerMac(SECRET),
                s.deadline(),
                false);
    }

    private SimReply knocked(SimRequest request) {
        RawCallback raw = new RawCallback(request.vars().getOrDefault("kind", ""), request.headers(), request.body());
        raws.add(raw);
        Reading reading = pay.callbacks().read(raw);
        readings.add(reading);
        CallbackReply reply = reading instanceof Reading.Genuine genuine
                ? pay.callbacks().answer(genuine.knock(), Decision.YES)
                : pay.callbacks().refuse();
        return new SimReply(reply.status(), reply.headers(), reply.body());
    }

    String address(String kind) {
        return door.base() + "/callbacks/wechat/H1/" + kind;
    }

    /** A fresh authorisation number, as the patient gives it before each insured order. */
    String authorised() {
        Secret code = new Secret(wechat.authCode(Deeds.PERSON.openid()));
        return yes(exchanged(code, new Secret(Deeds.PERSON.openid())))
                .payAuthNo()
                .reveal();
    }

    Outcome<Authorised> exchanged(Secret code, Secret openid) {
        return authorisation
                .exchange(new RequestNo("20260105A00001"), code, openid)
                .map(answer -> answer.granted().orElseThrow());
    }

    /** A mixed deed with its cash leg already started. */
    Deed mixedBehind(Deed cash) {
        String prepayId = handed(yes(party.start(cash))).notes().need(NoteKey.PREPAY_ID);
        Deed mixed = Deeds.mixed(
                "20260105M00001",
                Deeds.cashLeg(cash.number().text(), Standing.OPEN, 50_00, prepayId),
                Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL));
        return Deeds.hiding(mixed, NoteKey.PAY_AUTH_NO, authorised());
    }

    static Started.HandedOff handed(Started started) {
        return (Started.HandedOff) started;
    }

    static Map<String, String> parameters(Fields handoff) {
        return handoff.asMap();
    }

    List<String> kinds() {
        return readings.stream()
                .map(r -> r instanceof Reading.Genuine g
                        ? g.knock().kind()
                        : r.getClass().getSimpleName())
                .sorted()
                .toList();
    }

    long held() {
        return wechat.ledger().stream().mapToLong(line -> line.fen()).sum();
    }

    static Parts insured() {
        return Deeds.ALL.only(io.medsettle.ports.value.Part.FUND, io.medsettle.ports.value.Part.ACCOUNT);
    }

    @Override
    public void close() {
        door.close();
        wechat.close();
    }
}
