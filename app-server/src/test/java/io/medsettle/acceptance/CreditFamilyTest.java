package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 亲情付: a relative's contract pays where the patient has none, or is too young for one (here: who is not yet twenty). */
class CreditFamilyTest {
    private static final int PAYER = 7;
    private static final int OTHER = 8;
    private static final int CHILD = 20;
    private static final Gateway GATEWAY = Gateway.start(Map.of("medsettle.credit.minor-age", "20"));

    private final CreditClinic credit = new CreditClinic(GATEWAY);

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @AfterEach
    void calm() {
        GATEWAY.calm();
        for (int patient = 9; patient <= CHILD; patient++) {
            credit.platform().endFamily(id(patient), id(PAYER));
            credit.platform().endFamily(id(patient), id(OTHER));
        }
    }

    private static String id(int person) {
        return Clinic.person(person).idNumber();
    }

    private String related(int patient, int payer, boolean preferred) {
        credit.signed(payer);
        return credit.platform().family(id(patient), id(payer), "父亲", preferred);
    }

    @Test
    @Covers("A38")
    void a_relative_pays_for_who_has_not_signed_and_gets_it_back() {
        credit.unsigned(9);
        related(9, PAYER, false);
        Counts counts = new Counts(GATEWAY);

        Said said = credit.settled(9, 200_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        counts.once("2207", "HOS00003", "O07");
        assertThat(sent())
                .contains("\"familyPayFlag\":\"1\"")
                .contains("payerContractNo")
                .contains(id(9));
        String order = CreditClinic.order(said);
        credit.refund(order);
        credit.until(order, "REFUNDED");
        counts.once("2208", "HOS00004");
        assertThat(new Money(GATEWAY, order).held()).isEmpty();
        new Money(GATEWAY, order).agrees();
    }

    /** The last payment as the platform got it. */
    private String sent() {
        return credit.platform().received().stream()
                .filter(c -> c.code().equals("HOS00003"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .body();
    }

    @Test
    @Covers("A38")
    void when_the_relation_has_ended_nobody_pays_and_the_bill_is_on_the_list() {
        credit.unsigned(10);
        related(10, PAYER, true);
        assertThat(credit.settled(10, 250_00).text("result")).isEqualTo("PAID");
        credit.platform().endFamily(id(10), id(PAYER));
        Counts counts = new Counts(GATEWAY);

        Said said = credit.settled(10, 250_00);

        assertThat(said.text("result")).as(said.text()).isIn("SKIPPED", "DECLINED");
        assertThat(said.text("reason")).isNotBlank();
        counts.never("HOS00003", "O07", "2207");
    }

    @Test
    void of_two_relatives_the_preferred_one_pays_and_without_one_nobody_is_guessed() {
        credit.unsigned(11);
        related(11, PAYER, false);
        related(11, OTHER, false);
        Counts counts = new Counts(GATEWAY);

        Said guessed = credit.settled(11, 250_00);

        assertThat(guessed.text("result")).isEqualTo("SKIPPED");
        assertThat(guessed.text("gate")).isEqualTo("FAMILY");
        assertThat(guessed.text("code")).isEqualTo("FAMILY_AMBIGUOUS");
        counts.never("O02", "HOS00003");
        String preferred = related(12, OTHER, true);
        related(12, PAYER, false);
        credit.unsigned(12);
        Said paid = credit.settled(12, 250_00);
        assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
        assertThat(sent()).contains(preferred);
    }

    @Test
    void who_is_too_young_is_paid_for_by_a_relative_even_if_signed() {
        credit.signed(CHILD);
        Said alone = credit.settled(CHILD, 250_00);
        assertThat(alone.text("result")).as(alone.text()).isEqualTo("SKIPPED");
        assertThat(alone.text("reason")).contains("未成年");

        String payer = related(CHILD, PAYER, true);
        credit.signed(CHILD);
        Said said = credit.settled(CHILD, 250_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        assertThat(sent()).contains(payer);
    }

    @Test
    void a_relatives_payment_whose_answer_is_lost_is_made_once_and_a_declined_one_reverses_the_insurer() {
        credit.unsigned(13);
        related(13, PAYER, true);
        Counts counts = new Counts(GATEWAY);
        credit.platform().faults().next("HOS00003", Mood.LOSE_REPLY);

        assertThat(credit.settled(13, 250_00).text("result")).isEqualTo("PAID");

        counts.once("HOS00003", "2207");
        credit.platform().faults().next("HOS00003", Mood.REFUSE);
        Said declined = credit.settled(13, 260_00);
        assertThat(declined.text("result")).as(declined.text()).isEqualTo("DECLINED");
        counts.once("2208", "HOS00003");
        assertThat(new Money(GATEWAY, CreditClinic.order(declined)).held()).isEmpty();
    }

    @Test
    void where_the_platform_lets_no_hospital_bind_the_relative_is_sent_to_its_app() {
        Said said = GATEWAY.as("channel")
                .post(
                        "/api/v1/credit/family",
                        Map.of(
                                "number", "B1",
                                "patientId", "P0009",
                                "payerCertType", "01",
                                "payerCertNo", id(PAYER),
                                "payerName", Clinic.person(PAYER).name(),
                                "relation", "父亲"));

        assertThat(said.status()).isEqualTo(422);
        assertThat(said.text("code")).isEqualTo("no-family-binding");
        assertThat(said.text("next")).contains("应用");
    }
}
