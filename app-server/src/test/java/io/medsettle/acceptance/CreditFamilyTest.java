package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.acceptance.Pages.Page;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.sms.ShortMessage;
import io.medsettle.ports.value.BusinessDay;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    private static List<ShortMessage> told(String template) {
        return told(Clinic.person(PAYER), template);
    }

    private static List<ShortMessage> told(SamplePerson person, String template) {
        return GATEWAY.world().sms().sent().stream()
                .filter(m -> m.to().equals(person.mobile()) && m.template().equals(template))
                .toList();
    }

    @Test
    @Covers({"A30", "A38"})
    void a_relatives_phone_is_asked_for_on_the_page_lies_sealed_and_is_told_of_the_payment_without_anything_medical() {
        SamplePerson child = credit.unsigned(14);
        String mobile = Clinic.person(PAYER).mobile();
        related(14, PAYER, true);
        Pages pages = Pages.of(GATEWAY, child);
        Page page = pages.get("/h5/credit?scene=home&back=true");
        Map<String, String> form = new HashMap<>(Map.of("scene", "home", "visitNo", "", "mobile", "123"));
        form.put("payer", page.hidden("/h5/credit/payer-phone", "payer"));
        assertThat(pages.post("/h5/credit/payer-phone", form).text()).contains("11 位手机号");
        form.put("mobile", mobile);
        Map<String, String> stranger = new HashMap<>(form);
        stranger.put("payer", "0".repeat(32));
        assertThat(pages.post("/h5/credit/payer-phone", stranger).text()).contains("没有这位亲情付付款人");

        Page kept = pages.post("/h5/credit/payer-phone", form);

        assertThat(kept.text()).contains("已登记, 尾号 " + mobile.substring(7)).doesNotContain(mobile);
        assertThat(GATEWAY.count("SELECT COUNT(*) FROM payer_phone")).isEqualTo(1);
        assertThat(GATEWAY.count("SELECT COUNT(*) FROM payer_phone WHERE box LIKE ?", "%" + mobile + "%"))
                .isZero();
        Said paid = credit.settled(14, 230_00);
        assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
        assertThat(Clinic.eventually(() -> told("SMS-payer-paid").size() == 1, Clinic.SOON))
                .isTrue();
        ShortMessage message = told("SMS-payer-paid").get(0);
        assertThat(message.words().keySet()).containsExactlyInAnyOrder("amount", "time");
        credit.refund(CreditClinic.order(paid));
        credit.until(CreditClinic.order(paid), "REFUNDED");
        assertThat(Clinic.eventually(() -> told("SMS-payer-refunded").size() == 1, Clinic.SOON))
                .isTrue();
        form.put("mobile", "");
        assertThat(pages.post("/h5/credit/payer-phone", form).text()).doesNotContain("尾号");
        Said again = credit.settled(14, 240_00);
        assertThat(again.text("result")).as(again.text()).isEqualTo("PAID");
        Clinic.until(
                () -> credit.look(CreditClinic.order(again)),
                said -> Clinic.leg(said, "notice").path("state").asText().equals("TAKEN"),
                Clinic.SOON);
        assertThat(told(child, "SMS-paid")).as("the patient is told as before").hasSize(2);
        assertThat(told("SMS-payer-paid")).as("the phone that was taken away").hasSize(1);
        pages.post("/h5/patients/let-go", Map.of("patientId", child.patientId()));
    }

    @Test
    @Covers("A39")
    void what_relatives_paid_is_listed_by_binding_and_agrees_with_the_platforms_own_marks() {
        credit.unsigned(15);
        related(15, PAYER, true);
        credit.signed(16);
        Ward ward = new Ward(GATEWAY);
        int lying = 17;
        credit.unsigned(lying);
        related(lying, OTHER, true);
        NewStay stay = ward.stay(lying, 900_00, 2);
        Said paid = credit.settled(15, 210_00);
        assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
        credit.refund(CreditClinic.order(paid));
        credit.until(CreditClinic.order(paid), "REFUNDED");
        assertThat(credit.settled(16, 290_00).text("result")).isEqualTo("PAID");
        ward.until(stay, credit.deposit(stay, 60_00, Clinic.freshKey()), "DONE");
        LocalDate today = BusinessDay.of(InstantSource.system().instant()).date();
        Edge finance = GATEWAY.as("finance");

        Said bill = finance.get("/api/v1/credit/hospital-bills/" + today);

        Map<String, String> ours = new TreeMap<>();
        Map<String, String> bindings = new TreeMap<>();
        List<String> lines = bill.text().lines().toList();
        lines.subList(1, lines.size() - 1).forEach(line -> {
            String[] cells = line.split(",", -1);
            ours.put(cells[6], cells[15]);
            bindings.put(cells[6], cells[16]);
        });
        Map<String, String> theirs = new TreeMap<>();
        Arrays.stream(new String(credit.platform().bill(today), StandardCharsets.UTF_8).split("\n", -1))
                .filter(line -> line.startsWith("D|"))
                .map(line -> line.split("\\|", -1))
                .forEach(c -> theirs.put(c[7], c[21]));
        assertThat(ours).isEqualTo(theirs).containsValues("0", "1");
        ours.forEach((number, flag) ->
                assertThat(bindings.get(number).isEmpty()).as(number).isEqualTo(flag.equals("0")));
        Said family = finance.get("/api/v1/credit/family-payments?from=" + today + "&to=" + today);
        assertThat(family.status()).as(family.text()).isEqualTo(200);
        Map<String, JsonNode> mine = new TreeMap<>();
        family.body().forEach(row -> row.path("numbers").forEach(number -> mine.put(number.asText(), row)));
        assertThat(mine.keySet())
                .isEqualTo(theirs.entrySet().stream()
                        .filter(e -> e.getValue().equals("1"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new)));
        JsonNode bedside = mine.values().stream()
                .filter(row -> row.path("business").asText().equals("DEPOSIT"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(family.text()));
        assertThat(bedside.path("collectedFen").asLong()).isEqualTo(60_00);
        String order = CreditClinic.order(paid);
        JsonNode child = mine.entrySet().stream()
                .filter(e -> e.getKey().startsWith(order))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(family.text()));
        assertThat(child.path("payments").asInt()).isEqualTo(1);
        assertThat(child.path("refundedFen").asLong())
                .isEqualTo(child.path("collectedFen").asLong())
                .isPositive();
        assertThat(child.path("payerBinding")).isNotEqualTo(bedside.path("payerBinding"));
        String statistics = finance.get("/api/v1/credit/statistics.csv?from=" + today + "&to=" + today)
                .text();
        assertThat(statistics).contains(",是\r\n", ",否\r\n");
        String all = bill.text() + family.text();
        assertThat(all)
                .doesNotContain(id(PAYER), id(OTHER), Clinic.person(PAYER).name());
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
