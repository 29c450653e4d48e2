package io.medsettle.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.Part;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the insurer bore is told once, beside the payment of its own settlement. */
class BorneTest {
    private static final String STAY = "202601051A1B2C3D";

    private static Borne.Posted insurer(String deed, String day, long fen) {
        return new Borne.Posted(STAY, STAY + deed, false, day, Part.FUND, fen);
    }

    private static Borne.Posted platform(String deed, String day, long fen) {
        return new Borne.Posted(STAY, STAY + deed, true, day, Part.CASH, fen);
    }

    private static Movement moved(String deed, String day, long fen, Business business) {
        return new Movement(STAY, STAY + deed, "F", fen, day, Instant.EPOCH, business, "GZ_CITY", "", "", "", "");
    }

    @Test
    void the_fund_of_a_stay_is_told_beside_its_discharge_alone_and_not_beside_its_deposits() {
        Borne borne = new Borne(List.of(
                platform("0010", "20260101", 500_00),
                platform("0110", "20260103", 300_00),
                insurer("0250", "20260105", 10_000_00),
                platform("0270", "20260105", 200_00)));

        assertThat(borne.beside(moved("0010", "20260101", 500_00, Business.DEPOSIT)))
                .isEmpty();
        assertThat(borne.beside(moved("0110", "20260103", 300_00, Business.DEPOSIT)))
                .isEmpty();
        assertThat(borne.beside(moved("0270", "20260105", 200_00, Business.DISCHARGE)))
                .isEqualTo(Map.of(Part.FUND, 10_000_00L));
    }

    @Test
    void a_settlement_made_anew_in_a_later_round_is_not_added_to_the_first() {
        Borne borne = new Borne(List.of(
                insurer("0040", "20260101", 90_00),
                platform("0050", "20260101", 60_00),
                insurer("0110", "20260101", -90_00),
                insurer("0120", "20260101", 60_00),
                platform("0130", "20260101", -20_00)));

        assertThat(borne.beside(moved("0050", "20260101", 60_00, Business.OUTPATIENT)))
                .isEqualTo(Map.of(Part.FUND, 90_00L));
        assertThat(borne.beside(moved("0130", "20260101", -20_00, Business.OUTPATIENT)))
                .isEmpty();
    }

    @Test
    void what_was_taken_back_in_the_same_round_is_taken_off_and_a_later_day_changes_no_earlier_one() {
        Borne sameDay = new Borne(List.of(
                insurer("0040", "20260101", 90_00),
                platform("0050", "20260101", 60_00),
                insurer("0060", "20260101", -90_00)));
        Borne later = new Borne(List.of(
                insurer("0040", "20260101", 90_00),
                platform("0050", "20260101", 60_00),
                insurer("0060", "20260102", -90_00)));

        assertThat(sameDay.beside(moved("0050", "20260101", 60_00, Business.OUTPATIENT)))
                .isEmpty();
        assertThat(later.beside(moved("0050", "20260101", 60_00, Business.OUTPATIENT)))
                .isEqualTo(Map.of(Part.FUND, 90_00L));
    }

    @Test
    void of_two_payments_of_one_round_the_first_alone_tells_it() {
        Borne borne = new Borne(List.of(
                insurer("0040", "20260101", 90_00),
                platform("0050", "20260101", 60_00),
                platform("0051", "20260102", 60_00)));

        assertThat(borne.beside(moved("0050", "20260101", 60_00, Business.OUTPATIENT)))
                .isEqualTo(Map.of(Part.FUND, 90_00L));
        assertThat(borne.beside(moved("0051", "20260102", 60_00, Business.OUTPATIENT)))
                .isEmpty();
    }
}
