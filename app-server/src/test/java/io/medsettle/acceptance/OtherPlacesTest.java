package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 异地, 共济: who is insured in another city or province, and who pays from a relative's account. */
@ExtendWith(SharedGateway.class)
class OtherPlacesTest {
    private static final String HERE = "440100";
    private static final String ANOTHER_PROVINCE = "430100";
    private static final int PERSON = 18;
    private static final String INSURANCE = "/api/v1/insurance/";

    private final Gateway gateway;
    private final Kiosk kiosk;
    private int elsewhere = PERSON;

    OtherPlacesTest(Gateway gateway) {
        this.gateway = gateway;
        kiosk = new Kiosk(gateway);
    }

    @AfterEach
    void everybody_is_insured_here_again() {
        if (elsewhere != PERSON) {
            hisKeeps(elsewhere, HERE);
        }
        insuredAt(elsewhere, HERE);
        gateway.world().yibao().familyAccount(psnNo(PERSON), 0);
    }

    private static String psnNo(int person) {
        return Clinic.person(person).psnNo();
    }

    private void insuredAt(int person, String place) {
        elsewhere = person;
        gateway.world().yibao().insuredAt(psnNo(person), place);
    }

    private Map<String, Object> wish(long fen, String... choices) {
        return Kiosk.insured(Kiosk.wish("counter", gateway.clinic().bill(PERSON, fen)), choices);
    }

    @ParameterizedTest
    @ValueSource(strings = {ANOTHER_PROVINCE, "440600"})
    @Covers("C04")
    void who_is_insured_elsewhere_settles_here_and_is_refunded_there(String place) {
        insuredAt(PERSON, place);
        Counts counts = new Counts(gateway);

        Said settled = kiosk.settled(PERSON, wish(100_00, "admdvs", place, "account", "NONE"));

        counts.once("2201", "2203", "2204", "2206", "2207", "O07");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 60_00L, "wechat CASH", 40_00L));
        assertThat(asked(settled, place).path("clrOptins").asText()).isEqualTo(place);
        kiosk.refund(settled.text("orderId"));
        kiosk.until(settled.text("orderId"), "REFUNDED");
        counts.once("2208");
        assertThat(money.held()).isEmpty();
        money.agrees();
    }

    /** The settlement as the insurer tells it to who asks from this place. */
    private JsonNode asked(Said settled, String place) {
        String setlId = Clinic.leg(settled, "insurer").path("farNumber").asText();
        String mdtrtId = gateway.world().yibao().settlements().stream()
                .filter(s -> s.setlId().equals(setlId))
                .findFirst()
                .orElseThrow()
                .mdtrtId();
        Said told = gateway.as("window")
                .post(
                        INSURANCE + "settlement",
                        Map.of("psnNo", psnNo(PERSON), "admdvs", place, "mdtrtId", mdtrtId, "setlId", setlId));
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        return told.body();
    }

    @Test
    void an_emergency_in_another_province_is_told_as_one() {
        insuredAt(PERSON, ANOTHER_PROVINCE);
        Counts counts = new Counts(gateway);

        Said settled =
                kiosk.settled(PERSON, wish(90_00, "admdvs", ANOTHER_PROVINCE, "medType", "13", "account", "NONE"));

        counts.once("2203", "2207");
        assertThat(settled.part("fundFen")).isPositive();
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    void a_place_where_the_patient_is_not_insured_is_refused_before_a_visit_is_opened() {
        insuredAt(PERSON, ANOTHER_PROVINCE);
        Counts counts = new Counts(gateway);

        Said refused = kiosk.open(kiosk.enter(PERSON), wish(80_00, "admdvs", HERE));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("detail")).contains(HERE);
        kiosk.until(refused.text("orderId"), "CANCELLED");
        counts.never("2201", "2207", "O07");
    }

    @Test
    void a_patient_of_another_province_is_admitted_and_discharged_with_the_insurer() {
        Ward ward = new Ward(gateway);
        int person = ward.nobodyLyingIn();
        insuredAt(person, ANOTHER_PROVINCE);
        hisKeeps(person, ANOTHER_PROVINCE);
        NewStay stay = ward.stay(person, 400_00, 4);
        Counts counts = new Counts(gateway);

        Said admitted = ward.admitted(stay, person);
        Said left = ward.left(stay, ward.priced(stay, person, true, Ward.BY_CODE));

        counts.once("2401", "2402", "2304");
        assertThat(left.part("fundFen")).isPositive();
        ward.agrees(admitted.text("orderId"));
    }

    /** The patient chose a place, and HIS keeps the choice. */
    private void hisKeeps(int person, String place) {
        Said kept = gateway.clinic()
                .channel()
                .post(
                        "/api/v1/patients/identity",
                        Map.of(
                                "patientId",
                                Clinic.person(person).patientId(),
                                "psnNo",
                                psnNo(person),
                                "insuType",
                                "310",
                                "admdvs",
                                place,
                                "medType",
                                "11",
                                "number",
                                "ID" + Clinic.freshKey().replace("-", "").substring(0, 16)));
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
    }

    @Test
    @Covers("C04")
    void relatives_who_share_an_account_are_told_and_their_account_pays_only_when_it_is_chosen() {
        gateway.world().yibao().relate(psnNo(PERSON), psnNo(PERSON - 1));
        gateway.world().yibao().familyAccount(psnNo(PERSON), 500_00);
        Counts counts = new Counts(gateway);

        Said told = kiosk.edge().post(INSURANCE + "relatives", Map.of("sessionId", kiosk.enter(PERSON)));

        counts.once("1163");
        assertThat(told.body().findValuesAsText("psnNo")).as(told.text()).contains(psnNo(PERSON - 1));
        assertThat(told.text()).doesNotContain(Clinic.person(PERSON - 1).name());
        kiosk.settled(PERSON, wish(100_00, "account", "OWN"));
        assertThat(gateway.world().yibao().familyFen(psnNo(PERSON))).isEqualTo(500_00);
        long own = gateway.world().yibao().accountFen(psnNo(PERSON));
        Said settled = kiosk.settled(PERSON, wish(200_00, "account", "FAMILY"));
        assertThat(gateway.world().yibao().familyFen(psnNo(PERSON))).isEqualTo(500_00 - (80_00 - own));
        new Money(gateway, settled.text("orderId")).agrees();
    }
}
