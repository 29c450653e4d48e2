package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.identity.IdentityDocument;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.Counters;
import io.medsettle.server.assembly.Payers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The counter's plan, its refund and its settling anew over real HTTP and on a real H2 file: the power goes before each
 * write and before each outside call, under each mood. A seeded sample of the grid; the whole of it when the system
 * property
 * {@code medsettle.proof} is true. Nobody else uses the far sides, so that their whole books are held against ours.
 */
class CounterPowerCutTest {
    private static final int SAMPLE = 14;
    private static final long WHOLE = 150_00;
    private static final long REST = 100_00;
    private static final SamplePerson PATIENT = SamplePeople.all().get(0);
    private static final List<Mood> MOODS =
            List.of(Mood.LOSE_REQUEST, Mood.LOSE_REPLY, Mood.DO_AND_500, Mood.ANSWER_TWICE);
    private static final List<String> VICTIMS = List.of(
            "his O02",
            "yibao 2201",
            "yibao 2204",
            "yibao 2206",
            "yibao 2207",
            "his O07",
            "his F01",
            "his F05",
            "yibao 2208",
            "his F02");

    private record Trial(String victim, Mood mood, boolean anew, boolean hisSaysYes) {}

    @TempDir
    Path directory;

    private Hospital hospital;

    @BeforeEach
    void start() {
        hospital = new Hospital(directory);
    }

    @AfterEach
    void stop() {
        hospital.close();
    }

    @Test
    void at_the_counter_money_is_all_or_nothing_wherever_the_power_goes() {
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
        assertThat(play(new Trial("", Mood.ANSWER, true, true), Integer.MAX_VALUE))
                .isFalse();
        assertThat(play(new Trial("", Mood.ANSWER, false, true), Integer.MAX_VALUE))
                .isFalse();
        int cuts = 0;
        for (int i = 0; i < SAMPLE; i++) {
            Trial trial = grid.get(chance.nextInt(grid.size()));
            cuts += play(trial, chance.nextInt(trial.anew() ? 90 : 60)) ? 1 : 0;
        }
        return cuts;
    }

    private static List<Trial> grid() {
        List<Trial> grid = new ArrayList<>(List.of(
                new Trial("", Mood.ANSWER, false, true),
                new Trial("", Mood.ANSWER, false, false),
                new Trial("", Mood.ANSWER, true, true)));
        for (String victim : VICTIMS) {
            for (Mood mood : MOODS) {
                grid.add(new Trial(victim, mood, false, true));
                grid.add(new Trial(victim, mood, true, true));
            }
        }
        return grid;
    }

    /** @return whether the power went before everything was over */
    private boolean play(Trial trial, int cut) {
        hospital.calm();
        Map<String, Long> before = theirs();
        NewVisit visit = hospital.world.his().addVisit(PATIENT.patientId(), WHOLE, 3);
        moods(trial);
        Fuse fuse = new Fuse(cut);
        try {
            Life life = hospital.life(fuse);
            drive(life, life.open(opening(visit)), trial);
        } catch (PowerCut off) {
            assertThat(fuse.blown()).isTrue();
        }
        Life next = hospital.life(Fuse.solid());
        String where = trial + ", power off before step " + cut;
        Optional<OrderId> order = next.orderOf(key(visit));
        order.ifPresent(id -> comesToRest(next, id, trial, before, where));
        if (order.isEmpty()) {
            assertThat(theirs()).as(where).isEqualTo(before);
        }
        return fuse.blown();
    }

    private void moods(Trial trial) {
        if (!trial.hisSaysYes()) {
            hospital.world.his().faults().always("O07", Mood.REFUSE);
        }
        if (!trial.victim().isEmpty()) {
            String[] victim = trial.victim().split(" ", -1);
            var faults = victim[0].equals("his")
                    ? hospital.world.his().faults()
                    : hospital.world.yibao().faults();
            faults.next(victim[1], trial.mood());
        }
    }

    private static String key(NewVisit visit) {
        return visit.visitNo() + "/" + visit.rxNo();
    }

    private Opening opening(NewVisit visit) {
        IdentityDocument shown = IdentityDocument.read(
                        new Secret(PATIENT.name()),
                        new Secret(PATIENT.idNumber()),
                        "",
                        BusinessDay.of(hospital.clock.instant()))
                .maybe()
                .orElseThrow();
        Fields notes = Fields.of(NoteKey.ORG, Bill.ORG)
                .with(NoteKey.ENTRY, "counter")
                .with(NoteKey.PATIENT_ID, visit.patientId())
                .with(NoteKey.VISIT_NO, visit.visitNo())
                .with(NoteKey.RX_NOS, visit.rxNo())
                .with(NoteKey.CHANNEL, Payers.CODE)
                .with(NoteKey.DESCRIPTION, "门诊缴费")
                .with(NoteKey.MED_TYPE, "11")
                .with(NoteKey.ACCOUNT_USED, "1")
                .and(shown.notes());
        return new Opening(
                Bill.ORG,
                "counter",
                List.of(key(visit)),
                Optional.of(key(visit)),
                "digest",
                "kiosk",
                notes,
                shown.secrets(),
                hospital.bean(Counters.class)
                        .of(
                                new Inpatient.Payer(new Party("codes"), Act.CODE_PAY, true),
                                Billing.VISIT,
                                Duration.ofMinutes(30),
                                false)
                        .paymentCode());
    }

    private void drive(Life life, Order order, Trial trial) {
        life.shortly(Duration.ofSeconds(50));
        life.pay(order.id(), Secrets.NONE.with(NoteKey.PAY_CODE, "130000000000000001"));
        if (life.rest(order.id()).state() == OrderState.SETTLED) {
            goesBack(life, order.id(), trial.anew(), trial.toString());
        }
    }

    private Order goesBack(Life life, OrderId id, boolean anew, String where) {
        String his = life.read(id).round(0).deed("his").orElseThrow().number().text();
        Opened asked =
                anew ? life.resettle(id, hospital.world.his().feeLines(his).subList(0, 1)) : life.refund(id);
        assertThat(asked).as(where).isInstanceOf(Opened.New.class);
        return life.rest(id);
    }

    private void comesToRest(Life life, OrderId id, Trial trial, Map<String, Long> before, String where) {
        Order order = life.rest(id);
        agrees(life, order, before, where);
        if (order.state() == OrderState.SETTLED && order.rounds().size() == 1) {
            order = goesBack(life, id, trial.anew(), where);
            agrees(life, order, before, where);
            OrderState back = trial.anew() ? OrderState.PART_REFUNDED : OrderState.REFUNDED;
            assertThat(order.state()).as(where).isEqualTo(back);
        }
        if (order.state() == OrderState.PART_REFUNDED) {
            order = goesBack(life, id, false, where);
            agrees(life, order, before, where);
            assertThat(order.state()).as(where).isEqualTo(OrderState.REFUNDED);
        }
    }

    private void agrees(Life life, Order order, Map<String, Long> before, String where) {
        String how = where + ": " + order.state() + " " + legs(order);
        assertThat(order.state())
                .as(how)
                .isIn(
                        OrderState.SETTLED,
                        OrderState.PART_REFUNDED,
                        OrderState.CANCELLED,
                        OrderState.UNWOUND,
                        OrderState.REFUNDED);
        assertThat(order.atRest()).as(how).isTrue();
        long held = order.state() == OrderState.SETTLED ? WHOLE : order.state() == OrderState.PART_REFUNDED ? REST : 0;
        assertThat(order.held().total()).as(how).isEqualTo(held);
        assertThat(Ledgers.writtenDown(hospital.world, order.id())).as(how).isEqualTo(held);
        Map<String, Long> grown = less(theirs(), before);
        assertThat(grown.values().stream().mapToLong(fen -> fen).sum()).as(how).isEqualTo(held);
        assertThat(ours(life.postings(order.id()))).as(how).isEqualTo(grown);
    }

    /** All that insurer and channel hold, by party and part. */
    private Map<String, Long> theirs() {
        Map<String, Long> sums = new TreeMap<>();
        for (LedgerEntry e : hospital.world.books()) {
            sums.merge(e.party() + " " + e.part(), e.fen(), Long::sum);
        }
        return sums;
    }

    private static Map<String, Long> ours(List<Posting> postings) {
        Map<String, Long> sums = new TreeMap<>();
        for (Posting p : postings) {
            if (p.account().equals("due-from:yibao") || p.account().equals("due-from:codes")) {
                sums.merge(p.account().substring("due-from:".length()) + " " + p.part(), p.fen(), Long::sum);
            }
        }
        return less(sums, Map.of());
    }

    private static Map<String, Long> less(Map<String, Long> now, Map<String, Long> before) {
        Map<String, Long> grown = new TreeMap<>(now);
        before.forEach((name, fen) -> grown.merge(name, -fen, Long::sum));
        grown.values().removeIf(fen -> fen == 0);
        return grown;
    }

    private static List<String> legs(Order order) {
        return order.rounds().stream()
                .flatMap(round -> round.deeds().stream())
                .map(deed -> deed.name() + "=" + deed.status() + (deed.text().isEmpty() ? "" : "(" + deed.text() + ")"))
                .toList();
    }
}
