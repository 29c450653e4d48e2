package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.yibao.PayMarkSeen;
import io.medsettle.sandbox.CounterManner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A stay of which it was said that nobody shows a card or a code: the insurer is told so in every call that wants it. */
class NoSenseStayTest extends AnyManner {
    private int before;

    NoSenseStayTest() {
        super(CounterManner.guangzhou(), Map.of());
    }

    @BeforeEach
    void look() {
        before = gateway().world().yibao().payMarks().size();
    }

    private List<PayMarkSeen> marks() {
        List<PayMarkSeen> all = gateway().world().yibao().payMarks();
        return all.subList(before, all.size());
    }

    private static Said asked(
            Ward ward, NewStay stay, String what, Map<String, Object> body, Map<String, Object> more) {
        Map<String, Object> whole = new HashMap<>(body);
        whole.putAll(more);
        return ward.edge().post("/api/v1/stays/" + stay.stayId() + "/" + what, whole, Clinic.freshKey());
    }

    /** Admitted, discharged, and that taken back: with these words said of it, in the name of who showed a voucher. */
    private NewStay thereAndBack(Map<String, Object> said) {
        Ward ward = new Ward(gateway());
        int person = ward.nobodyLyingIn();
        NewStay stay = ward.stay(person, 300_00, 4);
        ward.until(
                stay, asked(ward, stay, "admission", Map.of("sessionId", ward.sessionByVoucher(person)), said), "DONE");
        Map<String, Object> leaving = Map.of(
                "sessionId", ward.sessionByVoucher(person), "insured", true, "account", "NONE", "pay", Ward.BY_CODE);
        Said priced = ward.until(stay, asked(ward, stay, "discharge", leaving, said), "WAITING_CONFIRM");
        Said left = ward.left(stay, priced);
        assertThat(left.part("fundFen")).isPositive();
        ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "DONE");
        return stay;
    }

    @Test
    @Covers({"A20", "A21"})
    void admission_settlement_and_its_reversal_at_guangzhou_carry_the_mark_and_no_voucher() {
        Counts counts = new Counts(gateway());

        thereAndBack(Map.of("noSense", true, "insuranceClass", "GZ_CITY"));

        counts.once("2401", "2304", "2305").atLeastOnce("2303");
        assertThat(marks()).extracting(PayMarkSeen::value).containsOnly("2");
        assertThat(marks()).extracting(PayMarkSeen::infno).contains("2401", "2303", "2304", "2305");
    }

    @Test
    void a_stay_of_which_nothing_was_said_carries_no_mark() {
        thereAndBack(Map.of());

        assertThat(marks()).isEmpty();
    }

    @Test
    @Covers({"A22", "A27", "A28"})
    void a_municipal_member_goes_to_the_municipal_platform_with_the_mark() {
        Counts counts = new Counts(gateway());

        NewStay stay = thereAndBack(Map.of("noSense", true, "insuranceClass", "GZ_DIRECT"));

        counts.once("2401", "2304", "2305").atLeastOnce("1101", "2303");
        assertThat(marks()).extracting(PayMarkSeen::value).containsOnly("2");
        assertThat(marks()).extracting(PayMarkSeen::infno).contains("1101", "2401", "2303", "2304", "2305");
        assertThat(gateway()
                        .count(
                                "SELECT COUNT(*) FROM wire_message WHERE party = ? AND wire_name IN ('2304', '2305')",
                                "yibao-direct"))
                .as("messages of the stay " + stay.stayId())
                .isPositive();
    }

    /** A platform with which no mark was agreed on. */
    @Nested
    class WithoutAMark extends AnyManner {
        WithoutAMark() {
            super(CounterManner.xca(), Map.of());
        }

        @Test
        void nothing_leaves_without_a_card_where_no_mark_was_agreed_on() {
            Ward ward = new Ward(gateway());
            int person = ward.nobodyLyingIn();
            NewStay stay = ward.stay(person, 300_00, 4);
            Counts counts = new Counts(gateway());

            Said round = ward.until(
                    stay,
                    asked(ward, stay, "admission", Map.of("sessionId", ward.session(person)), Map.of("noSense", true)),
                    "GIVEN_UP");

            assertThat(round.text()).contains("无感支付标志");
            counts.never("1101", "2401");
        }
    }
}
