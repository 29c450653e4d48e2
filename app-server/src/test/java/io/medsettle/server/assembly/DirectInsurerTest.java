package io.medsettle.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.Patience;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.desk.Surroundings;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.fixtures.store.MemoryStore;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Admission;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Two platforms and a class that changes between the rounds of a stay. */
class DirectInsurerTest {
    private static final String STAY = "Z0001";
    private static final Party CREDIT = new Party("credit");

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final MemoryStore store = new MemoryStore();
    private final FakeParty everybody = insurer("yibao");
    private final FakeParty municipal = insurer("yibao-direct");
    private final FakeParty his = new FakeParty("his", clock)
            .tells(Act.FREEZE_STAY, d -> Parts.of(Part.WHOLE, 1000_00))
            .seals(Act.WRITE_BACK_ADMISSION)
            .seals(Act.WRITE_BACK_DISCHARGE);
    private final Map<String, Counterparty> parties = Map.of(
            "his", his,
            "yibao", new DirectInsurer(everybody, municipal),
            "credit", new FakeParty("credit", clock),
            "deposits", new FakeParty("deposits", clock));
    private final Stays stays = new Stays(
            new Inpatient(new Party("his"), Parties.YIBAO, new Party("deposits"), Fields.NONE, Duration.ofMinutes(30)));
    private final Desk desk = new Desk(new Surroundings(
            store,
            store,
            (party, route) -> Objects.requireNonNull(parties.get(party.name())),
            Admission.always(),
            clock,
            () -> clock.instant().toEpochMilli() * 1_000_000,
            new SplittableRandom(1),
            1,
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1)),
            true));
    private final SettlementDesk settlements = new SettlementDesk(desk);

    private FakeParty insurer(String name) {
        return new FakeParty(name, clock)
                .looks(Act.STAY_TRIAL)
                .tells(Act.STAY_TRIAL, d -> Parts.split(600_00, 0, 400_00))
                .tells(Act.STAY_SETTLE, d -> d.expected());
    }

    private static Fields told(PatientClass patientClass) {
        return Fields.of(NoteKey.INSURANCE_CLASS, patientClass.name());
    }

    private Order admitted(PatientClass as) {
        Opened opened = settlements.open(new Opening(
                "H44999900001",
                "stay",
                List.of("stay/" + STAY),
                Optional.of("admission"),
                "digest",
                "clerk",
                told(as),
                Secrets.NONE,
                stays.admission(Order.tell(new OrderId("0000000000000000"), List.of()))
                        .plan()
                        .orElseThrow()));
        return rest(((Opened.New) opened).order());
    }

    private Order further(Order stay, String key, PatientClass as, Function<Order, PlanOrRefusal> plan) {
        Claim claim = new Claim("key", "H44999900001", key, 0);
        Opened opened = settlements.openRound(stay.id(), "clerk", List.of(claim), told(as), Secrets.NONE, plan);
        Order now = rest(((Opened.New) opened).order());
        int round = ((Opened.New) opened).round();
        if (now.round(round).waitsAt().isPresent()) {
            settlements.openGate(stay.id(), round, Outpatient.PAY, "clerk", Fields.NONE, Secrets.NONE);
        }
        return rest(now);
    }

    private Order discharged(Order stay, PatientClass as) {
        Payer payer = new Payer(CREDIT, Act.CREDIT_PAY, false);
        return further(stay, "discharge", as, o -> stays.discharge(o, STAY, true, payer));
    }

    private Order reversed(Order stay, PatientClass as) {
        Payer payer = new Payer(CREDIT, Act.CREDIT_PAY, false);
        return further(stay, "reversal", as, o -> stays.reverse(o, STAY, payer));
    }

    private Order rest(Order order) {
        for (int i = 0; i < 20; i++) {
            clock.tick(Duration.ofSeconds(10));
            desk.takeUpDue(10, "node", Duration.ofSeconds(30));
        }
        return desk.read(order.id());
    }

    @Test
    void what_hangs_on_a_stay_goes_to_the_platform_that_admitted_it_whatever_class_a_later_round_tells() {
        Order left = discharged(admitted(PatientClass.GZ_CITY), PatientClass.GZ_DIRECT);
        assertThat(Stays.discharged(left)).isPresent();

        Order back = reversed(left, PatientClass.GZ_DIRECT);

        assertThat(Stays.discharged(back)).isEmpty();
        assertThat(everybody.count("reverse " + Act.STAY_SETTLE)).isEqualTo(1);
        assertThat(everybody.count("start " + Act.CANCEL_DISCHARGE)).isEqualTo(1);
        assertThat(municipal.calls()).isEmpty();
    }

    @Test
    void a_settlement_whose_answer_was_lost_is_asked_about_and_let_go_where_it_was_sent() {
        Order stay = admitted(PatientClass.GZ_DIRECT);
        municipal.next("start " + Act.STAY_SETTLE, FakeMood.LOSE_REQUEST, FakeMood.LOSE_REPLY);

        Order left = discharged(stay, PatientClass.GZ_CITY);

        assertThat(Stays.discharged(left)).isPresent();
        assertThat(municipal.count("abandon " + Act.STAY_SETTLE)).isEqualTo(1);
        assertThat(municipal.count("ask " + Act.STAY_SETTLE)).isGreaterThanOrEqualTo(2);
        assertThat(everybody.calls()).isEmpty();
    }

    @Test
    void a_stay_that_is_admitted_anew_goes_by_the_class_that_is_told_then_even_if_the_answer_is_lost() {
        Order stay = admitted(PatientClass.GZ_CITY);
        Order undone = further(stay, "undo", PatientClass.GZ_DIRECT, o -> stays.undoAdmission(o, STAY));
        assertThat(Stays.admitted(undone)).isFalse();
        assertThat(everybody.count("start " + Act.CANCEL_ADMISSION)).isEqualTo(1);
        int before = everybody.calls().size();
        municipal.next("start " + Act.ADMIT, FakeMood.LOSE_REPLY);

        Order anew = further(undone, "again", PatientClass.GZ_DIRECT, stays::admission);
        assertThat(Stays.admitted(anew)).isTrue();
        Order left = discharged(anew, PatientClass.GZ_CITY);

        assertThat(Stays.discharged(left)).isPresent();
        assertThat(municipal.count("ask " + Act.ADMIT)).isEqualTo(1);
        assertThat(municipal.count("start " + Act.STAY_SETTLE)).isEqualTo(1);
        assertThat(everybody.calls()).hasSize(before);
    }
}
