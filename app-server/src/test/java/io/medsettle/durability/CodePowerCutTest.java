package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk.Assigned;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.CodeManner;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Party;
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
 * A payment by code and its refund over real HTTP and on a real H2 file, with WeChat and with Alipay, paid at once or after the
 * password: the power goes before each write and before each outside call, under each mood. A seeded sample of the grid; the
 * whole of it when the system property {@code medsettle.proof} is true. Nobody else uses the far sides, so that their whole
 * books are held against ours.
 */
class CodePowerCutTest {
    private static final int SAMPLE = 16;
    private static final long WHOLE = 90_00;
    private static final SamplePerson PATIENT = SamplePeople.all().get(0);
    private static final List<Mood> MOODS =
            List.of(Mood.LOSE_REQUEST, Mood.LOSE_REPLY, Mood.DO_AND_500, Mood.ANSWER_TWICE);
    private static final List<String> WECHAT = List.of("codepay", "pay-query", "reverse", "refund");
    private static final List<String> ALIPAY =
            List.of("alipay.trade.pay", "alipay.trade.query", "alipay.trade.cancel", "alipay.trade.refund");

    private record Trial(boolean alipay, boolean typed, String victim, Mood mood, boolean hisSaysYes) {}

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
    void a_payment_by_code_is_all_or_nothing_and_found_with_its_own_channel_wherever_the_power_goes() {
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
        for (Trial trial : grid.subList(0, 6)) {
            assertThat(play(trial, Integer.MAX_VALUE)).isFalse();
        }
        int cuts = 0;
        for (int i = 0; i < SAMPLE; i++) {
            cuts += play(grid.get(chance.nextInt(grid.size())), chance.nextInt(26)) ? 1 : 0;
        }
        return cuts;
    }

    /** First those that are always played out: calm, with HIS refusing, and with a sending that never arrives. */
    private static List<Trial> grid() {
        List<Trial> grid = new ArrayList<>(List.of(
                new Trial(false, false, "", Mood.ANSWER, true),
                new Trial(true, true, "", Mood.ANSWER, true),
                new Trial(false, true, "", Mood.ANSWER, false),
                new Trial(true, false, "", Mood.ANSWER, false),
                new Trial(false, false, "codepay", Mood.LOSE_REQUEST, true),
                new Trial(true, false, "alipay.trade.pay", Mood.LOSE_REQUEST, true)));
        for (Mood mood : MOODS) {
            for (boolean typed : List.of(true, false)) {
                WECHAT.forEach(victim -> grid.add(new Trial(false, typed, victim, mood, true)));
                ALIPAY.forEach(victim -> grid.add(new Trial(true, typed, victim, mood, true)));
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
        order.ifPresent(id -> comesToRest(next, id, before, where));
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
            var faults = trial.alipay()
                    ? hospital.world.alipay().faults()
                    : hospital.world.wechat().faults();
            faults.next(trial.victim(), trial.mood());
        }
    }

    private static String key(NewVisit visit) {
        return visit.visitNo() + "/" + visit.rxNo();
    }

    private Payer byCode() {
        return hospital.bean(Payers.class).of(Payers.CODE).orElseThrow();
    }

    private Opening opening(NewVisit visit) {
        Fields notes = Fields.of(NoteKey.ORG, Bill.ORG)
                .with(NoteKey.ENTRY, "counter-self-pay")
                .with(NoteKey.PATIENT_ID, visit.patientId())
                .with(NoteKey.VISIT_NO, visit.visitNo())
                .with(NoteKey.RX_NOS, visit.rxNo())
                .with(NoteKey.CHANNEL, Payers.CODE)
                .with(NoteKey.DESCRIPTION, "门诊缴费");
        return new Opening(
                Bill.ORG,
                "counter-self-pay",
                List.of(key(visit)),
                Optional.of(key(visit)),
                "digest",
                "kiosk",
                notes,
                Secrets.NONE,
                hospital.bean(Counters.class)
                        .of(byCode(), Billing.VISIT, Duration.ofMinutes(30), false)
                        .selfPay());
    }

    private String code(Trial trial) {
        if (trial.alipay()) {
            return hospital.world.alipay().paymentCode(PATIENT.openid(), trial.typed() ? "10003" : "");
        }
        return hospital.world.wechat().payCode(PATIENT.openid(), trial.typed() ? CodeManner.TYPES : CodeManner.PAYS);
    }

    private void drive(Life life, Order order, Trial trial) {
        life.pay(
                order.id(),
                Secrets.NONE.with(NoteKey.PAY_CODE, code(trial)),
                new Assigned(byCode().party(), new Party(trial.alipay() ? "alipay" : "wechat")));
        types(life.read(order.id()), trial);
        if (life.rest(order.id()).state() == OrderState.SETTLED) {
            goesBack(life, order.id(), trial.toString());
        }
    }

    private void types(Order order, Trial trial) {
        var cash = order.round(0).deed("cash").orElseThrow();
        if (cash.status() != DeedStatus.AWAITING) {
            return;
        }
        String number = cash.number().text();
        if (trial.alipay()) {
            hospital.world.alipay().pay(number, io.medsettle.fixtures.alipay.PatientChoice.BOTH_OK);
        } else {
            hospital.world.wechat().pay(number, PatientChoice.BOTH_OK);
        }
    }

    private Order goesBack(Life life, OrderId id, String where) {
        assertThat(life.refund(id)).as(where).isInstanceOf(Opened.New.class);
        return life.rest(id);
    }

    private void comesToRest(Life life, OrderId id, Map<String, Long> before, String where) {
        Order order = life.rest(id);
        agrees(life, order, before, where);
        if (order.state() == OrderState.SETTLED && order.rounds().size() == 1) {
            order = goesBack(life, id, where);
            agrees(life, order, before, where);
            assertThat(order.state()).as(where).isEqualTo(OrderState.REFUNDED);
        }
    }

    private void agrees(Life life, Order order, Map<String, Long> before, String where) {
        String how = where + ": " + order.state() + " " + legs(order);
        assertThat(order.state())
                .as(how)
                .isIn(OrderState.SETTLED, OrderState.CANCELLED, OrderState.UNWOUND, OrderState.REFUNDED);
        assertThat(order.atRest()).as(how).isTrue();
        long held = order.state() == OrderState.SETTLED ? WHOLE : 0;
        assertThat(order.held().total()).as(how).isEqualTo(held);
        assertThat(Ledgers.writtenDown(hospital.world, order.id())).as(how).isEqualTo(held);
        Map<String, Long> grown = less(theirs(), before);
        assertThat(grown.values().stream().mapToLong(fen -> fen).sum()).as(how).isEqualTo(held);
        assertThat(ours(life.postings(order.id()))).as(how).isEqualTo(grown);
    }

    /** All that the channels hold, by party and part. */
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
            boolean far = p.account().startsWith("due-from:") && !p.account().equals("due-from:his");
            if (far) {
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
