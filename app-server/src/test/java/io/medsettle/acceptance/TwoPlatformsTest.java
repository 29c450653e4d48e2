package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.yibao.CoreAccount;
import io.medsettle.fixtures.yibao.CoreFace;
import io.medsettle.fixtures.yibao.SettlementView;
import io.medsettle.fixtures.yibao.Sm2Keys;
import io.medsettle.fixtures.yibao.YibaoHospital;
import io.medsettle.fixtures.yibao.YibaoSettings;
import io.medsettle.fixtures.yibao.YibaoSimulator;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 市直医保 has a platform with books of its own: who began a stay there ends it there, and each is asked for its own sums. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoPlatformsTest {
    private static final String ORG = "H44999900001";
    private static final String ACCOUNT = "municipal-0001";
    private static final String SECRET = "demo-municipal-secret-01";
    private static final String MUNICIPAL = "yibao-direct";
    private static final String CLEARINGS = "/api/v1/insurer-clearings";

    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
    private final YibaoSimulator municipal = YibaoSimulator.start(YibaoSettings.builder(InstantSource.system())
            .hospital(YibaoHospital.sample(Sm2Keys.generate().publicKey()))
            .faces(CoreFace.municipal(CoreAccount.of(ORG, ACCOUNT, SECRET)))
            .build());
    private Gateway gateway;
    private Ward ward;

    @BeforeAll
    void start() {
        gateway = Gateway.start(Map.of(
                "medsettle.yibao-direct.core-url",
                municipal.base() + "/municipal/" + ACCOUNT + "/{infno}",
                "medsettle.yibao-direct.paas-id",
                ACCOUNT,
                "medsettle.yibao-direct.gateway-secret",
                SECRET));
        ward = new Ward(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
        municipal.close();
    }

    private Said asked(NewStay stay, String what, String patientClass, Map<String, Object> body) {
        Map<String, Object> whole = new HashMap<>(body);
        whole.put("insuranceClass", patientClass);
        return ward.edge().post("/api/v1/stays/" + stay.stayId() + "/" + what, whole, Clinic.freshKey());
    }

    /** Admitted with one class and out with another, settled. */
    private NewStay stayed(int person, String then, String later) {
        NewStay stay = ward.stay(person, 300_00, 4);
        ward.until(stay, asked(stay, "admission", then, Map.of("sessionId", ward.session(person))), "DONE");
        Map<String, Object> leaving =
                Map.of("sessionId", ward.session(person), "insured", true, "account", "NONE", "pay", Ward.BY_CODE);
        ward.left(stay, ward.until(stay, asked(stay, "discharge", later, leaving), "WAITING_CONFIRM"));
        return stay;
    }

    private static List<Long> funds(YibaoSimulator platform, int person) {
        return platform.settlements().stream()
                .filter(s -> s.psnNo().equals(Clinic.person(person).psnNo()))
                .map(SettlementView::fundFen)
                .map(Long::signum)
                .map(Integer::longValue)
                .toList();
    }

    @Test
    void a_stay_stays_with_the_platform_that_admitted_it_whatever_class_is_told_later() {
        stayed(7, "GZ_CITY", "GZ_DIRECT");
        NewStay second = stayed(8, "GZ_DIRECT", "GZ_CITY");

        assertThat(funds(gateway.world().yibao(), 7)).containsExactly(1L);
        assertThat(funds(municipal, 7)).isEmpty();
        assertThat(funds(municipal, 8)).containsExactly(1L);
        assertThat(funds(gateway.world().yibao(), 8)).isEmpty();

        ward.until(second, ward.reverse(second, Ward.BY_CODE), "DONE");
        assertThat(funds(municipal, 8)).containsExactly(1L, -1L);
        assertThat(funds(gateway.world().yibao(), 8)).isEmpty();
    }

    @Test
    void each_platform_is_asked_for_its_own_groups_and_each_claim_is_made_where_it_is_due() {
        stayed(9, "GZ_CITY", "GZ_CITY");
        stayed(10, "GZ_DIRECT", "GZ_DIRECT");
        Edge finance = gateway.as("finance");

        Said day = finance.post("/api/v1/insurer-statements/" + today, "{}");

        assertThat(day.status()).as(day.text()).isEqualTo(200);
        assertThat(day.body().path("level").asBoolean()).as(day.text()).isTrue();
        List<String> platforms = new ArrayList<>();
        JsonNode theirs = day.body();
        for (JsonNode group : day.body().path("groups")) {
            platforms.add(group.path("platform").asText(""));
            theirs = group.path("platform").asText("").equals(MUNICIPAL) ? group : theirs;
        }
        assertThat(platforms).contains("", MUNICIPAL);

        Map<String, String> wish =
                Map.of("clrType", theirs.path("clrType").asText(), "from", today.toString(), "to", today.toString());
        Map<String, String> there = new HashMap<>(wish);
        there.put("platform", MUNICIPAL);
        Said claimed = finance.post(CLEARINGS, there, Clinic.freshKey());
        assertThat(claimed.status()).as(claimed.text()).isEqualTo(201);
        assertThat(claimed.text("platform")).isEqualTo(MUNICIPAL);
        assertThat(claimed.body().path("fundFen").longValue())
                .isEqualTo(theirs.path("fundFen").longValue());
        assertThat(municipal.statements().clearings()).containsExactly(claimed.text("eventNumber"));
        assertThat(gateway.world().yibao().statements().clearings()).isEmpty();

        Said here = finance.post(CLEARINGS, wish, Clinic.freshKey());
        assertThat(here.status()).as(here.text()).isEqualTo(201);
        assertThat(gateway.world().yibao().statements().clearings()).containsExactly(here.text("eventNumber"));

        finance.post(CLEARINGS + "/" + claimed.text("clearingId") + "/withdraw", "", Clinic.freshKey());
        assertThat(municipal.statements().clearings()).isEmpty();
        assertThat(gateway.world().yibao().statements().clearings()).hasSize(1);
    }

    @Test
    void a_platform_that_nobody_configured_is_refused() {
        Map<String, String> wish =
                Map.of("clrType", "21", "from", today.toString(), "to", today.toString(), "platform", "elsewhere");
        assertThat(gateway.as("finance")
                        .post(CLEARINGS, wish, Clinic.freshKey())
                        .text("code"))
                .isEqualTo("no-such-platform");
    }
}
