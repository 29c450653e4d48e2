package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.yibao.Entitlement;
import io.medsettle.fixtures.yibao.Policy;
import io.medsettle.fixtures.yibao.PolicyRule;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 床日, 单病种, 重大疾病, 生育, 门特: the kinds of stay differ by what HIS tells (yibao-core §3.5), the steps never. The codes
 * of the kinds are those of a region and stand nowhere in the gateway.
 */
@ExtendWith(SharedGateway.class)
class StayKindsTest {
    private final Gateway gateway;
    private final Ward ward;
    private final int person;

    StayKindsTest(Gateway gateway) {
        this.gateway = gateway;
        ward = new Ward(gateway);
        person = ward.nobodyLyingIn();
    }

    @AfterEach
    void byPersonAgain() {
        gateway.world().yibao().policy(Policy.byPerson());
    }

    private void rule(PolicyRule rule) {
        gateway.world().yibao().policy(Policy.byPerson().with(rule));
    }

    /** Admitted as a stay of which HIS tells this. */
    private NewStay lying(long fen, Map<String, String> told) {
        NewStay stay = ward.stay(person, fen, 5);
        gateway.world().his().tricks().particulars(stay.stayId(), told);
        ward.admitted(stay, person);
        return stay;
    }

    private Said priced(NewStay stay) {
        return ward.priced(stay, person, true, Ward.BY_CODE);
    }

    /** Settled as this kind, by every transaction of a stay once, and nothing of it differs in anybody's books. */
    private Money settledAs(String medType, NewStay stay, Said priced, Counts counts) {
        Said settled = ward.left(stay, priced);
        counts.once("2401", "2301", "2402", "2403", "2304", "I08").atLeastOnce("2303");
        assertThat(gateway.world().yibao().stays())
                .filteredOn(s -> s.iptNo().equals(stay.admissionNo()))
                .singleElement()
                .satisfies(s -> assertThat(s.medType()).isEqualTo(medType));
        ward.agrees(settled.text("orderId"));
        return new Money(gateway, settled.text("orderId"));
    }

    @Test
    @Covers("C19")
    void a_stay_by_bed_days_is_settled_with_so_much_a_day_and_the_hospital_bears_the_rest() {
        rule(PolicyRule.of("310", "2105", "0.80").bedDay(150_00).build());
        Counts counts = new Counts(gateway);
        NewStay stay = lying(1_000_00, Map.of("medType", "2105"));

        Said priced = priced(stay);

        assertThat(priced.part("hospitalFen")).as("four days of 150.00").isEqualTo(400_00);
        assertThat(priced.part("fundFen")).isEqualTo(480_00);
        assertThat(priced.part("cashFen")).isEqualTo(120_00);
        Money money = settledAs("2105", stay, priced, counts);
        assertThat(money.held()).containsEntry("yibao FUND", 480_00L).containsEntry("wechat CASH", 120_00L);
        assertThat(money.postings()).anyMatch(p -> p.account().equals("hospital-borne") && p.fen() == 400_00);
    }

    @Test
    @Covers("C19")
    void a_single_disease_is_settled_with_what_the_hospital_bears() {
        rule(PolicyRule.of("310", "25", "0.80").fixed(800_00).build());
        Counts counts = new Counts(gateway);
        NewStay stay = lying(1_000_00, Map.of("medType", "25", "diseaseType", "1", "diseaseCode", "DB001"));
        ward.deposited(stay, 160_00, Ward.BY_CODE);

        Said priced = priced(stay);

        assertThat(priced.part("hospitalFen")).isEqualTo(200_00);
        assertThat(priced.part("fundFen")).isEqualTo(640_00);
        assertThat(priced.part("cashFen")).isEqualTo(160_00);
        Money money = settledAs("25", stay, priced, counts);
        assertThat(money.postings()).anyMatch(p -> p.account().equals("hospital-borne") && p.fen() == 200_00);
    }

    @Test
    @Covers("C19")
    void a_major_disease_is_settled_with_the_large_amount_fund_above_the_ceiling() {
        rule(PolicyRule.of("310", "2103", "0.80").ceiling(300_00, "0.60").build());
        Counts counts = new Counts(gateway);
        NewStay stay = lying(1_000_00, Map.of("medType", "2103", "diseaseCode", "ZD001", "diseaseName", "重大疾病"));

        Said priced = priced(stay);

        assertThat(priced.part("fundFen")).as("300.00, and 0.60 of 500.00").isEqualTo(600_00);
        assertThat(priced.part("cashFen")).isEqualTo(400_00);
        Money money = settledAs("2103", stay, priced, counts);
        assertThat(money.held()).containsEntry("yibao FUND", 600_00L).containsEntry("wechat CASH", 400_00L);
    }

    @Test
    @Covers("C19")
    void a_maternity_stay_is_settled_and_leaves_nothing_to_pay() {
        rule(PolicyRule.of("310", "52", "1.00").build());
        Counts counts = new Counts(gateway);
        Map<String, String> birth = Map.of(
                "medType",
                "52",
                "maternityType",
                "1",
                "birthDate",
                "2026-11-20",
                "pregnancyWeeks",
                "39",
                "children",
                "1");
        NewStay stay = lying(600_00, birth);

        Money money = settledAs("52", stay, priced(stay), counts);

        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 600_00L));
    }

    @Test
    void a_special_disease_that_is_not_registered_is_not_settled_as_a_stay_and_leaves_nothing_behind() {
        rule(PolicyRule.of("310", "14", "0.85").registered().build());
        NewStay stay = lying(500_00, Map.of("medType", "14", "diseaseCode", "M00500", "diseaseName", "慢性肾功能衰竭"));
        Counts counts = new Counts(gateway);

        Said refused = ward.until(stay, ward.leave(stay, person, true, Ward.BY_CODE), "GIVEN_UP");

        assertThat(refused.text("reason")).contains("未备案");
        counts.once("2405", "2302").never("2304", "I08");
        String mdtrtId = ward.atHis(stay).path("mdtrtId").asText();
        assertThat(gateway.world().yibao().standingLines(mdtrtId)).isZero();
        String psnNo = Clinic.person(person).psnNo();
        gateway.world().yibao().entitle(psnNo, new Entitlement.Chronic("M00500", "慢性肾功能衰竭", "2020-10-01", ""));
        Said settled = ward.left(stay, priced(stay));
        assertThat(settled.part("fundFen")).isEqualTo(425_00);
        ward.agrees(settled.text("orderId"));
    }
}
