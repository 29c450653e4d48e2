package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.book.OwnBook;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Money that our own till or book has moved stays moved, whatever is lost between the intent and its outcome. */
class OwnBookTest {
    private static final Party WINDOW = new Party("window");
    private static final Plan AT_THE_WINDOW = new Inpatient(
                    World.HIS, World.INSURER, World.BOOK, Fields.of("owner", "GATEWAY"), PaperPlans.HALF_AN_HOUR)
            .deposit(StayPlans.STAY_ID, 200_00, new Payer(WINDOW, Act.CASH, false));
    private static final int MOST_PAGES = 60;

    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static Town town() {
        Town town = new Town();
        town.world.real.put(WINDOW.name(), new OwnBook());
        town.world.real.put(World.BOOK.name(), new OwnBook());
        return town;
    }

    private static Order windowDeposit(Town town) {
        return town.end(World.order(town.world.settlements.open(World.opening(Town.STAY, AT_THE_WINDOW)))
                .id());
    }

    /** The power goes before the so-manieth page from now; then everybody starts anew. */
    private static boolean cut(Town town, int pages, Runnable drive) {
        int[] left = {pages};
        town.world.store.beforeWrite(what -> {
            if (left[0]-- == 0) {
                throw new PowerCut();
            }
        });
        boolean dead = false;
        try {
            drive.run();
        } catch (PowerCut off) {
            dead = true;
        }
        town.world.store.beforeWrite(what -> {});
        town.world.restart();
        return dead;
    }

    private static boolean intended(Order order, int round, String deed) {
        return order.lines().stream()
                .filter(l -> l.kind().equals(FactKind.START_INTENDED.name()))
                .anyMatch(l -> l.fields().get("deed").equals(deed)
                        && l.fields().get("round").equals(Integer.toString(round)));
    }

    private static void giveUpAfterTheCut(Town town, int round, String deed, int cut) {
        Order order = town.order().orElseThrow();
        boolean happened = round < order.rounds().size() && intended(order, round, deed);
        if (!happened) {
            return;
        }
        town.world.settlements.giveUp(order.id(), round, "患者离开", "clerk");
        Order rested = town.end(order.id());
        DeedView taking = rested.round(round).deed(deed).orElseThrow();
        String told = "before page " + cut + ": " + Verdict.words(rested);
        assertThat(taking.status()).as(told).isEqualTo(DeedStatus.TAKEN);
        if (rested.round(round).gaveUp()) {
            assertThat(returned(rested, round, deed)).as(told).isEqualTo(taking.parts());
        }
    }

    private static Parts returned(Order order, int round, String deed) {
        return order.rounds().stream()
                .flatMap(r -> r.deeds().stream())
                .filter(d -> d.status() == DeedStatus.RETURNED && d.plan().of().equals(round + "/" + deed))
                .map(DeedView::parts)
                .reduce(Parts.NONE, Parts::plus);
    }

    private static void everyCut(IntConsumer play) {
        for (int cut = 0; cut < MOST_PAGES; cut++) {
            play.accept(cut);
        }
    }

    @Test
    void window_cash_whose_outcome_was_lost_is_never_closed_without_money() {
        int[] cuts = {0};
        everyCut(cut -> {
            Town town = town();
            if (cut(town, cut, () -> windowDeposit(town)) && town.order().isPresent()) {
                cuts[0]++;
                giveUpAfterTheCut(town, 0, "cash", cut);
            }
        });
        assertThat(cuts[0]).isGreaterThan(2);
    }

    @Test
    void window_cash_whose_outcome_was_lost_stands_as_taken_without_being_taken_again() {
        Town town = town();
        boolean[] lost = {false};
        town.world.store.beforeWrite(what -> {
            if (town.order().map(o -> intended(o, 0, "cash")).orElse(false) && !lost[0]) {
                lost[0] = true;
                throw new PowerCut();
            }
        });
        try {
            windowDeposit(town);
        } catch (PowerCut off) {
            town.world.restart();
        }
        assertThat(lost[0]).isTrue();
        Order stay = town.end(town.order().orElseThrow().id());
        assertThat(stay.left(StayPlans.POOL)).isEqualTo(200_00);
        assertThat(stay.lines().stream()
                        .filter(l -> l.kind().equals(FactKind.START_INTENDED.name())
                                && l.fields().get("deed").equals("cash")))
                .hasSize(1);
        assertThat(town.world.accounts(stay.id()))
                .containsEntry("due-from:window", 200_00L)
                .containsEntry(StayPlans.POOL, -200_00L);
    }

    @Test
    void a_draw_on_the_deposits_whose_outcome_was_lost_is_never_closed_without_money() {
        int[] cuts = {0};
        everyCut(cut -> {
            Town town = town();
            town.deposit(700_00, 1);
            town.deposit(500_00, 2);
            town.world.his().always("start " + StayPlans.HIS_DISCHARGE, FakeMood.LOSE_REQUEST);
            if (cut(town, cut, () -> leave(town))) {
                cuts[0]++;
                giveUpAfterTheCut(town, 2, "deposit", cut);
                assertThat(town.stayOrder().held().total()).isEqualTo(1200_00);
            }
        });
        assertThat(cuts[0]).isGreaterThan(2);
    }

    private static void leave(Town town) {
        Opened.New opened = (Opened.New) town.world.settlements.openRound(
                town.stayId().orElseThrow(), "clerk", List.of(), StayPlans::selfPaidDischarge);
        town.world.settlements.openGate(
                opened.order().id(), opened.round(), Outpatient.PAY, "clerk", Fields.NONE, Secrets.NONE);
    }

    @Test
    void what_this_book_is_told_has_happened_however_it_is_asked() {
        Town town = town();
        Order stay = windowDeposit(town);
        Round round = stay.round(0);
        Deed deed = new Composer(stay, ref -> Optional.empty())
                .deed(round.deed("cash").orElseThrow());
        OwnBook book = new OwnBook();

        Receipt told = ((Started.Done) book.start(deed).maybe().orElseThrow()).receipt();

        assertThat(told.parts()).isEqualTo(Parts.of(Part.CASH, 200_00));
        assertThat(book.ask(deed).maybe()).contains(told);
        assertThat(book.abandon(deed)).isInstanceOf(Outcome.Declined.class);
        assertThat(((Outcome.Declined<?>) book.abandon(deed)).text()).contains("收");
    }
}
