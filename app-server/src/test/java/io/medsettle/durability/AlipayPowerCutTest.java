package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.adapter.alipay.MedicalSettings.Flow;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both ways of paying at Alipay and their refund over real HTTP and on a real H2 file: the power goes before each write and before
 * each outside call, under each mood, with HIS saying yes or no. A seeded sample of the grid; the whole of it when the system
 * property {@code medsettle.proof} is true.
 */
class AlipayPowerCutTest {
    private static final int SAMPLE = 12;
    private static final List<Mood> MOODS =
            List.of(Mood.LOSE_REQUEST, Mood.LOSE_REPLY, Mood.DO_AND_500, Mood.ANSWER_TWICE);
    private static final String PAGE = "alipay alipay.commerce.medical.payment.createandpay";
    private static final List<String> VICTIMS = List.of(
            "his O02",
            "yibao 6201",
            "yibao 6202",
            "alipay alipay.trade.create",
            PAGE,
            "his O07",
            "his F01",
            "yibao 6203",
            "alipay alipay.trade.refund",
            "his F02");

    private record Trial(String victim, Mood mood, boolean hisSaysYes) {}

    @TempDir
    Path directory;

    private Hospital hospital;

    @AfterEach
    void stop() {
        hospital.close();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void money_is_all_or_nothing_over_the_wire_wherever_the_power_goes(Flow flow) {
        hospital = new Hospital(directory, Map.of("medsettle.alipay.medical.flow", flow.name()));
        int cuts = Boolean.getBoolean("medsettle.proof") ? all() : some(Long.getLong("medsettle.seed", 20_260_105L));
        assertThat(cuts).as("times the power went").isGreaterThan(SAMPLE / 2);
    }

    private int all() {
        int cuts = 0;
        for (Trial trial : grid()) {
            int cut = 0;
            while (play(trial, cut)) {
                cut++;
            }
            cuts += cut;
        }
        return cuts;
    }

    private int some(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Trial> grid = grid();
        int most = 1;
        while (play(new Trial("", Mood.ANSWER, true), most)) {
            most += 8;
        }
        int cuts = 0;
        for (int i = 0; i < SAMPLE; i++) {
            cuts += play(grid.get(chance.nextInt(grid.size())), chance.nextInt(most)) ? 1 : 0;
        }
        return cuts;
    }

    private static List<Trial> grid() {
        List<Trial> grid =
                new ArrayList<>(List.of(new Trial("", Mood.ANSWER, true), new Trial("", Mood.ANSWER, false)));
        for (String victim : VICTIMS) {
            for (Mood mood : MOODS) {
                grid.add(new Trial(victim, mood, true));
                grid.add(new Trial(victim, mood, false));
            }
        }
        return grid;
    }

    /** @return whether the power went before everything was over */
    private boolean play(Trial trial, int cut) {
        hospital.calm();
        Bill bill = Bill.at(hospital.world);
        Secrets secrets = authorised(bill);
        moods(trial);
        Fuse fuse = new Fuse(cut);
        try {
            drive(hospital.life(fuse), bill, secrets);
        } catch (PowerCut off) {
            assertThat(fuse.blown()).isTrue();
        }
        Life next = hospital.life(Fuse.solid());
        String where = trial + ", power off before step " + cut;
        next.orderOf(bill).ifPresent(id -> comesToRest(next, id, where));
        return fuse.blown();
    }

    private void moods(Trial trial) {
        if (!trial.hisSaysYes()) {
            hospital.world.his().faults().always("O07", Mood.REFUSE);
        }
        if (!trial.victim().isEmpty()) {
            String[] victim = trial.victim().split(" ");
            faults(victim[0]).next(victim[1], trial.mood());
        }
    }

    private Faults faults(String party) {
        return switch (party) {
            case "his" -> hospital.world.his().faults();
            case "yibao" -> hospital.world.yibao().faults();
            default -> hospital.world.alipay().faults();
        };
    }

    private void drive(Life life, Bill bill, Secrets secrets) {
        Order order = life.open(opening(bill, secrets));
        life.shortly(Duration.ofSeconds(50));
        if (life.pay(order.id()).isEmpty()) {
            life.rest(order.id());
            return;
        }
        life.shortly(Duration.ofSeconds(50));
        patientPays(life.read(order.id()));
        if (life.rest(order.id()).state() == OrderState.SETTLED) {
            assertThat(life.refund(order.id())).isInstanceOf(Opened.New.class);
            life.rest(order.id());
        }
    }

    private Opening opening(Bill bill, Secrets secrets) {
        return new Opening(
                Bill.ORG,
                "online-mixed",
                List.of(bill.key()),
                Optional.of(bill.key()),
                "digest",
                "client",
                bill.notes().with(NoteKey.CHANNEL, "ALIPAY"),
                secrets,
                hospital.bean(Outpatient.class).collectedBy(new Party("alipay")).mixed());
    }

    /** The patient consents on Alipay's page, once for each bill. */
    private Secrets authorised(Bill bill) {
        String payer = bill.patient().openid();
        RequestNo number = new RequestNo("20260105" + bill.visit().visitNo().replaceAll("[^0-9A-Za-z]", ""));
        Authorisation alipay = hospital.bean(Alipay.class).authorisation().orElseThrow();
        asked(alipay, number, payer);
        hospital.world.alipay().authorise(number.text());
        Authorisation.Authorised granted =
                asked(alipay, number, payer).granted().orElseThrow(() -> new AssertionError("not authorised"));
        return Secrets.NONE
                .with(NoteKey.NAME, bill.patient().name())
                .with(NoteKey.CERT_NO, bill.patient().idNumber())
                .with(NoteKey.PAY_AUTH_NO, granted.payAuthNo())
                .with(NoteKey.POSITION, "113.264385,23.129112")
                .and(granted.secrets());
    }

    private Authorisation.Answer asked(Authorisation alipay, RequestNo number, String payer) {
        Secret code = new Secret(hospital.world.alipay().authCode(payer));
        return alipay.exchange(number, code, new Secret(payer))
                .maybe()
                .orElseThrow(() -> new AssertionError("no answer about the authorisation"));
    }

    /** If there is a cashier, the patient types the password; where the hospital leads, the centre is told of the cash. */
    private void patientPays(Order order) {
        Optional<DeedView> cash = order.round(0).deed("cash");
        if (cash.isEmpty() || cash.get().status() == DeedStatus.PLANNED) {
            return;
        }
        boolean paid = hospital.world
                .alipay()
                .pay(cash.get().number().text(), PatientChoice.BOTH_OK)
                .ok();
        boolean led = hospital.alipaySettings().medical().orElseThrow().flow() == Flow.HOSPITAL_LED;
        if (paid && led) {
            order.round(0).deed("insurer").ifPresent(insurer -> hospital.world
                    .yibao()
                    .settle(insurer.farNumber(), insurer.told().get(Part.CASH)));
        }
    }

    private void comesToRest(Life life, OrderId id, String where) {
        patientPays(life.read(id));
        Order order = life.rest(id);
        agrees(life, order, where);
        boolean refundable =
                order.state() == OrderState.SETTLED && order.rounds().size() == 1;
        if (refundable) {
            assertThat(life.refund(id)).as(where).isInstanceOf(Opened.New.class);
            Order refunded = life.rest(id);
            agrees(life, refunded, where);
            assertThat(refunded.state()).as(where).isEqualTo(OrderState.REFUNDED);
        }
    }

    private void agrees(Life life, Order order, String where) {
        String how = where + ": " + order.state() + " " + legs(order);
        assertThat(order.state())
                .as(how)
                .isIn(OrderState.SETTLED, OrderState.CANCELLED, OrderState.UNWOUND, OrderState.REFUNDED);
        assertThat(order.atRest()).as(how).isTrue();
        long held = order.state() == OrderState.SETTLED ? Bill.FEN : 0;
        assertThat(Ledgers.held(hospital.world, order.id())).as(how).isEqualTo(held);
        assertThat(Ledgers.writtenDown(hospital.world, order.id())).as(how).isEqualTo(held);
        assertThat(order.held().total()).as(how).isEqualTo(held);
        Map<String, Long> ours = Ledgers.ours(life.postings(order.id()));
        assertThat(ours).as(how).isEqualTo(Ledgers.theirs(hospital.world, order.id()));
    }

    private static List<String> legs(Order order) {
        return order.rounds().stream()
                .flatMap(round -> round.deeds().stream())
                .map(deed -> deed.name() + "=" + deed.status()
                        + Optional.of(deed.text())
                                .filter(t -> !t.isEmpty())
                                .map(t -> "(" + t + ")")
                                .orElse(""))
                .toList();
    }
}
