package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.value.OrderId;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both purses in one order of WeChat's first insurance interface (1.0), and its refund in both ways, over real HTTP and
 * on a real H2 file: the power goes before each write and before each
 * outside call, under each mood, with HIS saying yes or no. A seeded sample of the grid; the whole of it when the
 * system property {@code medsettle.proof} is true.
 */
class FirstWechatPowerCutTest {
    private static final int SAMPLE = 10;
    private static final List<Mood> MOODS =
            List.of(Mood.LOSE_REQUEST, Mood.LOSE_REPLY, Mood.DO_AND_500, Mood.ANSWER_TWICE);
    private static final List<String> VICTIMS = List.of(
            "his O02",
            "yibao 2201",
            "yibao 6201",
            "yibao 6202",
            "first unifiedorder",
            "first queryorder",
            "his O07",
            "his F01",
            "yibao 6203",
            "wechat refund",
            "first refund",
            "his F02");

    private record Trial(String victim, Mood mood, boolean hisSaysYes) {}

    @TempDir
    Path directory;

    private Hospital hospital;

    @AfterEach
    void stop() {
        hospital.close();
    }

    @ParameterizedTest(name = "refunded by the first interface: {0}")
    @ValueSource(booleans = {false, true})
    void money_is_all_or_nothing_over_the_wire_wherever_the_power_goes(boolean oldRefund) {
        hospital = new Hospital(
                directory, Map.of("medsettle.wechat.mixed", "V1", "medsettle.wechat-payinsurance.refunds", oldRefund));
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
        Secrets secrets = bill.authorised(hospital.world, hospital.authorisation());
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
            case "first" -> hospital.world.payinsurance().faults();
            default -> hospital.world.wechat().faults();
        };
    }

    private void drive(Life life, Bill bill, Secrets secrets) {
        Order order = life.open(bill, secrets);
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

    /** If there is an order, the patient pays both purses. */
    private void patientPays(Order order) {
        order.round(0).deed("cash").ifPresent(cash -> hospital.world
                .payinsurance()
                .pay(cash.number().text()));
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
