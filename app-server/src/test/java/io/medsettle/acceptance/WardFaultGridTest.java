package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mood at every call of a discharge and of its reversal: all ends right to the fen, or as one round that calls a
 * person in words. A seeded sample in ordinary builds, all of it with {@code -Pproof}. Cases run side by side, each on a
 * gateway and a world that no other case shares at that time.
 */
class WardFaultGridTest {
    private static final int SAMPLE = 8;
    private static final long FEN = 500_00;
    /** Cases that end without a discharge leave somebody in the ward; when all beds are taken a new hospital opens. */
    private static final Lanes<String> LANES =
            new Lanes<>(3, any -> Lanes.impatient(Map.of()), gateway -> new Ward(gateway).full());

    @TestFactory
    Stream<DynamicTest> every_discharge_ends_right_or_calls_a_person() {
        return LANES.tests(Lanes.drawn(WardCase.all(), SAMPLE), c -> "", WardFaultGridTest::run);
    }

    @AfterAll
    static void stop() {
        LANES.close();
    }

    private static void run(Gateway gateway, WardCase c) {
        Ward ward = new Ward(gateway);
        int person = ward.nobodyLyingIn();
        long before = insurerHolds(gateway);
        NewStay stay = ward.stay(person, FEN, 4);
        ward.admitted(stay, person);
        long deposit = c.surplus() ? 260_00 : 120_00;
        ward.deposited(stay, deposit, Ward.BY_CODE);
        if (c.reversal()) {
            ward.left(stay, ward.priced(stay, person, true, Ward.BY_CODE));
            c.order(gateway.world());
            Said asked = ward.reverse(stay, Ward.BY_CODE);
            Said over = ward.until(stay, Ward.no(asked), WardFaultGridTest::over);
            right(gateway, ward, stay, over, c, before, deposit);
        } else {
            c.order(gateway.world());
            right(gateway, ward, stay, leaves(ward, stay, person), c, before, deposit);
        }
    }

    private static boolean over(Said round) {
        return Ward.OVER.contains(round.text("state"));
    }

    private static Said leaves(Ward ward, NewStay stay, int person) {
        int round = Ward.no(ward.leave(stay, person, true, Ward.BY_CODE));
        Said priced = ward.until(stay, round, r -> over(r) || r.text("state").equals("WAITING_CONFIRM"));
        if (over(priced)) {
            return priced;
        }
        ward.confirm(stay, round, Map.of("payCode", ward.code()));
        return ward.until(stay, round, WardFaultGridTest::over);
    }

    private static void right(
            Gateway gateway, Ward ward, NewStay stay, Said round, WardCase c, long before, long deposit) {
        String order = round.text("orderId");
        Clinic.eventually(() -> quiet(ward, stay), Clinic.SOON);
        long insurer = insurerHolds(gateway) - before;
        long cash = new Money(gateway, order).held().getOrDefault("wechat CASH", 0L);
        boolean discharged = ward.look(stay).body().path("discharged").asBoolean();
        if (round.text("state").equals("STUCK")) {
            assertThat(round.text("reason")).isNotBlank();
            assertThat(c.mood()).as(round.text("reason")).isIn(Mood.WRONG_AMOUNT, Mood.REFUSE);
            assertThat(insurer).as("all or nothing").isIn(0L, 300_00L);
            return;
        }
        if (round.text("state").equals("GIVEN_UP")) {
            assertThat(round.text("reason")).isNotBlank();
        }
        boolean stands = round.text("state").equals("DONE") != c.reversal();
        assertThat(discharged).as(round.text()).isEqualTo(stands);
        assertThat(insurer).as(round.text()).isEqualTo(stands ? 300_00 : 0);
        assertThat(cash).as(round.text()).isEqualTo(stands ? 200_00 : deposit);
        assertThat(ward.atHis(stay).path("state").asText()).as(round.text()).isEqualTo(stands ? "OUT" : "IN");
        ward.agrees(order);
    }

    /** Returns of a round that was given up are rounds of their own. */
    private static boolean quiet(Ward ward, NewStay stay) {
        for (var round : ward.look(stay).body().path("rounds")) {
            if (!Ward.OVER.contains(round.path("state").asText())) {
                return false;
            }
        }
        return true;
    }

    /** By the insurer's own books, settlements that nobody of us knows of included. */
    private static long insurerHolds(Gateway gateway) {
        return gateway.world().yibao().ledger().stream()
                .mapToLong(LedgerEntry::fen)
                .sum();
    }
}
