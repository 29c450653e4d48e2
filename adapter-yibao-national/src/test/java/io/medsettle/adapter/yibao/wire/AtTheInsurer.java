package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CentreKeys;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.yibao.NoticePlan;
import io.medsettle.fixtures.yibao.Sm2Keys;
import io.medsettle.fixtures.yibao.YibaoHospital;
import io.medsettle.fixtures.yibao.YibaoSettings;
import io.medsettle.fixtures.yibao.YibaoSimulator;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A desk that faces the insurer's simulator over real HTTP, whose crypto is another implementation; one order to play with. */
abstract class AtTheInsurer {
    /** The simulator splits 60 % fund, 20.00 account at most, rest cash. */
    static final Parts TOLD = Parts.split(1500, 1000, 0);

    private final Sm2Keys ours = Sm2Keys.generate();
    final YibaoHospital hospital = YibaoHospital.sample(ours.publicKey());
    YibaoSimulator insurer;
    io.medsettle.adapter.yibao.YibaoSettings settings;
    Desk desk;
    private volatile String slowNext = "";
    Deed order = Sample.order();
    Deed upload = Sample.upload();
    Deed visit = Sample.visit();

    @BeforeEach
    void open() {
        startWith(NoticePlan.quick(), YibaoPolicy.usual());
    }

    void startWith(NoticePlan notices, YibaoPolicy policy) {
        if (insurer != null) {
            insurer.close();
        }
        Desk[] later = new Desk[1];
        insurer = YibaoSimulator.start(YibaoSettings.builder(() -> later[0].clock.instant())
                .hospital(hospital)
                .notices(notices)
                .build());
        insurer.faults().slowness(Duration.ofMillis(1500));
        CentreKeys keys = CentreKeys.inSoftware(
                hospital.appId(),
                new Secret(hospital.appSecret()),
                new Secret(ours.privateKey()),
                insurer.centrePublicKey(),
                SoftKeys.USER_ID);
        var base = Sample.settings(
                new Hospital(hospital.fixmedinsCode(), hospital.name(), "440100"),
                insurer.base() + "/ebus/gdyb_inf/poc/hsa/hgs/{infno}",
                hospital.tifAccount(),
                new Secret(hospital.tifSecret()),
                insurer.base().toString(),
                hospital.appId(),
                keys,
                CentreDialect.national(),
                policy);
        settings = base;
        desk = new Desk(settings, impatientOnce(new OkHttpExchange(Duration.ofSeconds(5), true)));
        later[0] = desk;
    }

    /** Waits for the transaction that was ordered slow no longer than half a second. */
    private Exchange impatientOnce(Exchange wire) {
        return request -> {
            boolean slow = request.transaction().equals(slowNext);
            slowNext = slow ? "" : slowNext;
            return wire.exchange(new WireRequest(
                    request.transaction(),
                    request.number(),
                    request.transmission(),
                    request.method(),
                    request.uri(),
                    request.headers(),
                    request.body(),
                    slow ? Duration.ofMillis(500) : request.deadline()));
        };
    }

    void mood(String infno, Mood mood) {
        insurer.faults().next(infno, mood);
        slowNext = mood == Mood.SLOW ? infno : "";
    }

    @AfterEach
    void close() {
        insurer.close();
    }

    void visited() {
        Outcome<Started> done = desk.yibao.start(visit);
        visit = Desk.after(done, visit);
        upload = Desk.after(done, upload);
        order = Desk.after(done, order);
        assertThat(desk.yibao
                        .start(Desk.after(done, Sample.deed(Act.DIAGNOSES, "A20260105000009")))
                        .maybe())
                .isPresent();
    }

    void uploaded() {
        visited();
        Outcome<Started> done = desk.yibao.start(upload);
        upload = Desk.after(done, upload);
        order = Desk.after(done, order);
    }

    Started.HandedOff ordered() {
        uploaded();
        Outcome<Started> handed = desk.yibao.start(order);
        order = Desk.after(handed, order);
        return Desk.handedOff(handed);
    }

    String payOrdId() {
        return order.notes().get(NoteKey.PAY_ORD_ID);
    }

    Receipt paid() {
        Started.HandedOff handed = ordered();
        assertThat(insurer.settle(payOrdId(), handed.told().get(io.medsettle.ports.value.Part.CASH))
                        .ok())
                .isTrue();
        return desk.yibao.ask(order).maybe().orElseThrow();
    }

    Deed reversal(Receipt took) {
        return Sample.reversal(order, took, "R20260105000001", "OURS", desk.clock.instant());
    }

    static void isUnknown(Outcome<?> outcome, Doubt doubt) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unknown.class, u -> assertThat(u.doubt())
                .as(u.text())
                .isEqualTo(doubt));
    }
}
