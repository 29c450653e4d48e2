package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewStay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is missing or wrong in a wish for a stay is named, and nothing is changed. */
@ExtendWith(SharedGateway.class)
class StayInputTest {
    private final Gateway gateway;
    private final Ward ward;

    StayInputTest(Gateway gateway) {
        this.gateway = gateway;
        ward = new Ward(gateway);
    }

    private static Map<String, Object> wish(NewStay stay, Map<String, Object> pay) {
        return new HashMap<>(
                Map.of("patientId", stay.patientId(), "amountFen", 100_00, "description", "住院预交金", "pay", pay));
    }

    private static void refused(Said said, String field) {
        assertThat(said.status()).as(said.text()).isEqualTo(400);
        assertThat(said.text("field")).as(said.text()).endsWith(field);
        assertThat(said.text("money")).isEqualTo("没有发生任何资金变动");
    }

    @Test
    void a_deposit_needs_a_key_of_a_sound_kind_and_a_stay_with_a_sound_number() {
        NewStay stay = ward.stay(12, 900_00, 3);
        String deposits = "/api/v1/stays/" + stay.stayId() + "/deposits";
        Map<String, Object> wish = wish(stay, Ward.AT_THE_WINDOW);

        refused(ward.edge().post(deposits, wish), "key");
        refused(ward.edge().post(deposits, wish, "k".repeat(101)), "key");
        refused(ward.edge().post("/api/v1/stays/S1'%20OR%201/deposits", wish, Clinic.freshKey()), "stayId");
        assertThat(ward.look(stay).body().path("rounds")).isEmpty();
    }

    @Test
    void nobody_is_admitted_or_discharged_by_what_another_person_has_shown() {
        NewStay stay = ward.stay(12, 900_00, 3);
        Counts counts = new Counts(gateway);
        Said admitted = ward.admit(stay, ward.session(13));
        Said left = ward.leave(stay, 13, true, Ward.AT_THE_WINDOW);
        for (Said said : List.of(admitted, left)) {
            assertThat(said.status()).as(said.text()).isEqualTo(409);
            assertThat(said.text("code")).isEqualTo("not-theirs");
        }
        counts.never("2401", "I07");
        assertThat(ward.look(stay).body().path("rounds")).isEmpty();
    }

    @Test
    void who_does_not_say_how_the_money_comes_is_told_so() {
        NewStay stay = ward.stay(12, 900_00, 3);
        String here = "/api/v1/stays/" + stay.stayId();
        Map<String, Object> wish = wish(stay, Ward.AT_THE_WINDOW);
        wish.remove("pay");

        refused(ward.edge().post(here + "/deposits", wish, Clinic.freshKey()), "pay");
        Map<String, Object> leave = Map.of("sessionId", ward.session(12), "insured", false);
        refused(ward.edge().post(here + "/discharge", leave, Clinic.freshKey()), "pay");
        Map<String, String> back = Map.of("reason", "费用有误");
        refused(ward.edge().post(here + "/discharge/reverse", back, Clinic.freshKey()), "pay");
        assertThat(ward.look(stay).body().path("rounds")).isEmpty();
    }

    @Test
    void a_deposit_by_code_needs_the_code_and_one_on_a_page_the_person_whose_page_it_is() {
        NewStay stay = ward.stay(12, 900_00, 3);
        String deposits = "/api/v1/stays/" + stay.stayId() + "/deposits";
        Counts counts = new Counts(gateway);

        refused(ward.edge().post(deposits, wish(stay, Map.of("payWith", "CODE")), Clinic.freshKey()), "payCode");
        refused(ward.edge().post(deposits, wish(stay, Map.of("payWith", "WECHAT")), Clinic.freshKey()), "payerId");

        counts.never("I02", "jsapi");
        assertThat(ward.look(stay).body().path("rounds")).isEmpty();
    }
}
