package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Plan;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What one round of a stay hands on to the next: what took effect, and nothing of what was given up. */
class HandingOnTest {
    private static final Fields SILENT = Fields.of(NoteKey.NO_SENSE, "1")
            .with(NoteKey.INSURANCE_CLASS, "GZ_DIRECT")
            .with(NoteKey.MED_TYPE, "21");
    private static final Secrets OTHERS = Secrets.NONE.with(NoteKey.MDTRT_CERT_NO, "another's card");

    private final Town town = new Town();
    private final World world = town.world;

    /** The deed as its far side is given it. */
    private Deed deed(int round, String name) {
        Order stay = town.stayOrder();
        return new Composer(stay, world.store::unseal)
                .deed(stay.round(round).deed(name).orElseThrow());
    }

    private void open(Plan plan, Fields notes, Secrets secrets) {
        Opening usual = World.opening(Town.STAY, plan);
        town.end(World.order(world.settlements.open(new Opening(
                        usual.org(),
                        usual.entry(),
                        usual.bills(),
                        usual.key(),
                        usual.digest(),
                        usual.by(),
                        notes,
                        secrets,
                        plan)))
                .id());
    }

    private int further(String key, Fields notes, Secrets secrets, Function<Order, PlanOrRefusal> plan) {
        OrderId stay = town.stayId().orElseThrow();
        Claim claim = new Claim("key", "H44999900001", key, 0);
        world.settlements.openRound(stay, "clerk", List.of(claim), notes, secrets, plan);
        return world.desk.read(stay).rounds().size() - 1;
    }

    /** Nobody pays it. */
    private void giveUp(int round) {
        OrderId stay = town.stayId().orElseThrow();
        assertThat(world.settlements.giveUp(stay, round, "患者改变主意", "clerk")).isPresent();
        world.rest(stay);
        assertThat(town.stayOrder().undone(town.stayOrder().round(round))).isTrue();
    }

    private void admitted() {
        open(
                StayPlans.admission(),
                Fields.of(NoteKey.INSURANCE_CLASS, "GZ_CITY").with(NoteKey.PATIENT_ID, "P0001"),
                Secrets.NONE.with(NoteKey.MDTRT_CERT_NO, "own card"));
    }

    @Test
    void a_round_that_was_given_up_hands_none_of_its_notes_and_secrets_on() {
        admitted();
        giveUp(further("leave-1", SILENT, OTHERS, StayPlans::discharge));

        int second = further("leave-2", Fields.of(NoteKey.PATIENT_ID, "P0001"), Secrets.NONE, StayPlans::discharge);

        Deed trial = deed(second, "trial");
        assertThat(trial.notes().get(NoteKey.INSURANCE_CLASS)).isEqualTo("GZ_CITY");
        assertThat(trial.notes().has(NoteKey.NO_SENSE)).isFalse();
        assertThat(trial.notes().has(NoteKey.MED_TYPE)).isFalse();
        assertThat(trial.secrets().need(NoteKey.MDTRT_CERT_NO)).isEqualTo("own card");
    }

    @Test
    void an_order_whose_first_round_was_given_up_hands_on_only_what_it_is_itself() {
        Plan deposit = StayPlans.deposit(200_00, World.CHANNEL);
        Opening usual = World.opening(Town.STAY, deposit);
        world.settlements.open(new Opening(
                usual.org(),
                usual.entry(),
                usual.bills(),
                usual.key(),
                usual.digest(),
                usual.by(),
                SILENT.with(NoteKey.ORG, usual.org()),
                OTHERS,
                deposit));
        giveUp(0);

        int second = further(
                "deposit-2",
                Fields.of(NoteKey.PATIENT_ID, "P0001"),
                Secrets.NONE,
                o -> PlanOrRefusal.plan(StayPlans.deposit(100_00, World.CHANNEL)));

        Deed cash = deed(second, "cash");
        assertThat(cash.notes().asMap())
                .containsEntry(NoteKey.ORG, usual.org())
                .containsEntry(NoteKey.ENTRY, usual.entry())
                .containsEntry(NoteKey.PATIENT_ID, "P0001")
                .doesNotContainKeys(NoteKey.NO_SENSE, NoteKey.INSURANCE_CLASS, NoteKey.MED_TYPE);
        assertThat(cash.secrets().find(NoteKey.MDTRT_CERT_NO)).isEqualTo(Optional.empty());
    }

    @Test
    void what_a_given_up_round_took_goes_back_as_it_was_taken() {
        admitted();
        int discharge = further("leave", SILENT, OTHERS, StayPlans::discharge);
        OrderId stay = town.stayId().orElseThrow();
        world.his().next("start " + StayPlans.HIS_DISCHARGE, FakeMood.REFUSE);
        town.pay(stay, discharge);

        Order back = town.stayOrder();
        assertThat(back.undone(back.round(discharge))).isTrue();
        Deed returned = deed(back.rounds().size() - 1, "return-insurer");
        assertThat(returned.notes().asMap()).containsAllEntriesOf(SILENT.asMap());
        assertThat(returned.needOriginal().deed().notes().asMap()).containsAllEntriesOf(SILENT.asMap());
        assertThat(returned.secrets().need(NoteKey.MDTRT_CERT_NO)).isEqualTo("another's card");
    }

    @Test
    void what_a_round_relies_on_was_fixed_when_it_opened() {
        admitted();
        int first = further(
                "deposit-1",
                Fields.of(NoteKey.MED_TYPE, "11"),
                Secrets.NONE,
                o -> PlanOrRefusal.plan(StayPlans.deposit(200_00, World.CHANNEL)));
        int second = further(
                "deposit-2",
                Fields.NONE,
                Secrets.NONE,
                o -> PlanOrRefusal.plan(StayPlans.deposit(200_00, World.CHANNEL)));
        Deed before = deed(second, "cash");

        town.end(town.stayId().orElseThrow());

        assertThat(town.stayOrder().round(first).complete()).isTrue();
        assertThat(deed(second, "cash").notes()).isEqualTo(before.notes());
        assertThat(before.notes().has(NoteKey.MED_TYPE)).isFalse();
    }
}
