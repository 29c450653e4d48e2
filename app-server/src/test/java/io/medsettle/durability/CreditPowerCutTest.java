package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.OrderId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No-sense pay over real HTTP and on a real H2 file: what a doctor saved, by the patient's contract, by a relative's, and
 * without an insurer; its refund; deposits, discharges and their reversals. The power goes before each write and before each
 * outside call, while one far side is in some mood. A seeded sample; the whole grid when {@code medsettle.proof} is true.
 */
class CreditPowerCutTest {
    private static final int SAMPLE = 8;
    private static final int MOST = 60;
    private static final List<Mood> MOODS =
            List.of(Mood.LOSE_REQUEST, Mood.LOSE_REPLY, Mood.DO_AND_500, Mood.ANSWER_TWICE);
    /** Whose no turns everything back; a no on the way back calls a person. */
    private static final List<String> MAY_REFUSE =
            List.of("yibao 2207", "yibao 2304", "credit HOS00001", "credit HOS00003");

    private static final List<String> SETTLING = List.of(
            "his O02",
            "yibao 2204",
            "yibao 2207",
            "credit HOS00001",
            "credit HOS00003",
            "his O07",
            "his F01",
            "yibao 2208",
            "credit HOS00004",
            "his F02");
    private static final List<String> AT_THE_WARD =
            List.of("yibao 2304", "credit HOS00003", "his I08", "yibao 2305", "credit HOS00004", "his I09");

    private record Trial(String victim, Mood mood, boolean hisSaysYes) {}

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

    @ParameterizedTest
    @EnumSource(CreditBill.Payer.class)
    void what_was_saved_is_paid_once_or_not_at_all_wherever_the_power_goes(CreditBill.Payer payer) {
        int cuts = run(grid(SETTLING), (trial, cut) -> settles(payer, trial, cut));
        assertThat(cuts).as("times the power went").isGreaterThan(SAMPLE / 3);
    }

    @Test
    void deposits_and_discharges_are_all_or_nothing_wherever_the_power_goes() {
        int cuts = run(grid(AT_THE_WARD), this::lies);
        assertThat(cuts).as("times the power went").isGreaterThan(SAMPLE / 3);
    }

    @Test
    void a_contract_that_stands_for_a_deposit_is_no_money_wherever_the_power_goes() {
        int cuts = run(grid(List.of("his I01", "credit HOS00003", "yibao 2304")), this::waives);
        assertThat(cuts).as("times the power went").isGreaterThan(SAMPLE / 3);
    }

    private interface Play {
        /** @return whether the power went before everything was over */
        boolean play(Trial trial, int cut);
    }

    private int run(List<Trial> grid, Play play) {
        int cuts = 0;
        if (Boolean.getBoolean("medsettle.proof")) {
            for (Trial trial : grid) {
                int cut = 0;
                while (play.play(trial, cut)) {
                    cut++;
                }
                cuts += cut;
            }
            return cuts;
        }
        SplittableRandom chance = new SplittableRandom(Long.getLong("medsettle.seed", 20_260_105L));
        for (int i = 0; i < SAMPLE; i++) {
            cuts += play.play(grid.get(chance.nextInt(grid.size())), chance.nextInt(MOST)) ? 1 : 0;
        }
        return cuts;
    }

    private static List<Trial> grid(List<String> victims) {
        List<Trial> grid =
                new ArrayList<>(List.of(new Trial("", Mood.ANSWER, true), new Trial("", Mood.ANSWER, false)));
        for (String victim : victims) {
            for (Mood mood : MOODS) {
                grid.add(new Trial(victim, mood, true));
            }
            if (MAY_REFUSE.contains(victim)) {
                grid.add(new Trial(victim, Mood.REFUSE, true));
            }
        }
        return grid;
    }

    private void moods(Trial trial) {
        if (!trial.hisSaysYes()) {
            hospital.world.his().faults().always("O07", Mood.REFUSE);
            hospital.world.his().faults().always("I08", Mood.REFUSE);
        }
        if (!trial.victim().isEmpty()) {
            String[] victim = trial.victim().split(" ", -1);
            switch (victim[0]) {
                case "his" -> hospital.world.his().faults().next(victim[1], trial.mood());
                case "yibao" -> hospital.world.yibao().faults().next(victim[1], trial.mood());
                default -> hospital.world.credit().faults().next(victim[1], trial.mood());
            }
        }
    }

    private boolean settles(CreditBill.Payer payer, Trial trial, int cut) {
        hospital.calm();
        CreditBill saved = CreditBill.at(hospital, payer);
        moods(trial);
        Fuse fuse = new Fuse(cut);
        try {
            Life life = hospital.life(fuse);
            Order order = life.rest(life.open(saved.opening()).id());
            if (order.state() == OrderState.SETTLED) {
                life.refund(order.id());
                life.rest(order.id());
            }
        } catch (PowerCut off) {
            assertThat(fuse.blown()).isTrue();
        }
        Life next = hospital.life(Fuse.solid());
        String where = payer + " " + trial + ", power off before step " + cut;
        next.orderOf(saved.bill()).ifPresent(id -> comesToRest(next, id, where));
        return fuse.blown();
    }

    private void comesToRest(Life life, OrderId id, String where) {
        Order order = life.rest(id);
        agrees(life, order, where);
        if (order.state() == OrderState.SETTLED && order.rounds().size() == 1) {
            hospital.calm();
            assertThat(life.refund(id)).as(where).isInstanceOf(Opened.New.class);
            Order refunded = life.rest(id);
            agrees(life, refunded, where + ", refunded afterwards");
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
        assertThat(Ledgers.writtenDown(hospital.world, order.id())).as(how).isEqualTo(held);
        assertThat(order.held().total()).as(how).isEqualTo(held);
        assertThat(credit(order.id())).as(how).isEqualTo(booked(life, order.id(), "due-from:credit"));
        assertThat(life.postings(order.id()).stream().mapToLong(Posting::fen).sum())
                .as(how)
                .isZero();
    }

    private long credit(OrderId id) {
        return hospital.world.credit().ledger().stream()
                .filter(e -> e.requestNo().contains(id.text()))
                .mapToLong(LedgerEntry::fen)
                .sum();
    }

    private static long booked(Life life, OrderId id, String account) {
        return life.postings(id).stream()
                .filter(p -> p.account().equals(account))
                .mapToLong(Posting::fen)
                .sum();
    }

    private static List<String> legs(Order order) {
        return order.rounds().stream()
                .flatMap(round -> round.deeds().stream())
                .map(d -> d.round() + "/" + d.name() + "=" + d.status() + "(" + d.text() + ")")
                .toList();
    }

    private boolean lies(Trial trial, int cut) {
        hospital.calm();
        long deposit = cut % 2 == 0 ? 120_00 : 260_00;
        Bed bed = bed();
        long insurer = insurerHolds();
        OrderId id = bed.taken(hospital.life(Fuse.solid()), deposit);
        moods(trial);
        Fuse fuse = new Fuse(cut);
        try {
            Life life = hospital.life(fuse);
            bed.leaves(life, id);
            if (bed.discharged(life.read(id))) {
                bed.comesBack(life, id);
            }
        } catch (PowerCut off) {
            assertThat(fuse.blown()).isTrue();
        }
        Life next = hospital.life(Fuse.solid());
        String where = "ward " + trial + ", power off before step " + cut;
        rests(next, bed, next.rest(id), where, insurer, deposit);
        hospital.calm();
        if (bed.discharged(next.read(id))) {
            bed.comesBack(next, id);
            rests(next, bed, next.read(id), where + ", taken back", insurer, deposit);
        }
        bed.leaves(next, id);
        assertThat(bed.discharged(next.read(id))).as(where).isTrue();
        rests(next, bed, next.read(id), where + ", and out at last", insurer, deposit);
        return fuse.blown();
    }

    private Bed bed() {
        SamplePerson person = SamplePeople.all().get(6);
        ContractTerms much = ContractTerms.usual().limit(1_000_000_00);
        return Bed.byCredit(hospital, hospital.world.credit().sign(person.idNumber(), person.name(), much));
    }

    private boolean waives(Trial trial, int cut) {
        hospital.calm();
        Bed bed = bed();
        long insurer = insurerHolds();
        OrderId id = bed.admitted(hospital.life(Fuse.solid()));
        moods(trial);
        Fuse fuse = new Fuse(cut);
        try {
            Life life = hospital.life(fuse);
            bed.waives(life, id);
            bed.leaves(life, id);
        } catch (PowerCut off) {
            assertThat(fuse.blown()).isTrue();
        }
        Life next = hospital.life(Fuse.solid());
        String where = "waived " + trial + ", power off before step " + cut;
        rests(next, bed, next.rest(id), where, insurer, 0);
        hospital.calm();
        if (!bed.discharged(next.read(id))) {
            if (!Stays.waived(next.read(id))) {
                bed.waives(next, id);
            }
            assertThat(Stays.waived(next.read(id))).as(where).isTrue();
            rests(next, bed, next.read(id), where + ", waived at last", insurer, 0);
            bed.leaves(next, id);
        }
        assertThat(bed.discharged(next.read(id))).as(where).isTrue();
        rests(next, bed, next.read(id), where + ", and out at last", insurer, 0);
        return fuse.blown();
    }

    private void rests(Life life, Bed bed, Order order, String where, long insurerBefore, long deposit) {
        String how = where + ": " + order.state() + " " + legs(order);
        assertThat(order.atRest()).as(how).isTrue();
        assertThat(order.rounds()).as(how).noneMatch(r -> r.stuck());
        boolean out = bed.discharged(order);
        long own = out ? Bed.FEN - Bed.FUND : deposit;
        assertThat(insurerHolds() - insurerBefore).as(how).isEqualTo(out ? Bed.FUND : 0);
        assertThat(credit(order.id())).as(how).isEqualTo(own);
        assertThat(booked(life, order.id(), "due-from:credit")).as(how).isEqualTo(own);
        assertThat(booked(life, order.id(), "due-from:yibao")).as(how).isEqualTo(out ? Bed.FUND : 0);
        assertThat(bed.left(order)).as(how).isEqualTo(out ? 0 : deposit);
    }

    private long insurerHolds() {
        return hospital.world.yibao().ledger().stream()
                .mapToLong(LedgerEntry::fen)
                .sum();
    }
}
