package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.value.BusinessDay;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 联调测试报告, 统计报表, 医院对账单: all of one small joint test of a hospital of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreditReportsTest {
    private Gateway gateway;
    private CreditClinic credit;
    private LocalDate today;

    @BeforeAll
    void jointTest() {
        gateway = Gateway.patient();
        credit = new CreditClinic(gateway);
        List.of(3, 7, 10).forEach(credit::signed);
        credit.unsigned(11);
        today = BusinessDay.of(gateway.bean(java.time.InstantSource.class).instant())
                .date();
        Said paid = of(7, 200_00, "GZ_CITY", "D01");
        assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
        credit.refund(CreditClinic.order(paid));
        credit.until(CreditClinic.order(paid), "REFUNDED");
        assertThat(of(3, 90_00, "SELF", "D02").text("result")).isEqualTo("PAID");
        assertThat(of(11, 50_00, "GZ_CITY", "D01").text("result")).isEqualTo("SKIPPED");
        credit.platform().faults().next("HOS00003", Mood.REFUSE);
        assertThat(of(10, 150_00, "GZ_CITY", "D01").text("result")).isEqualTo("DECLINED");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private Said of(int person, long fen, String patientClass, String dept) {
        Map<String, Object> event =
                CreditClinic.event(gateway.clinic().bill(person, fen), "patientClass", patientClass);
        event.put("deptCode", dept);
        event.put("deptName", "科室" + dept);
        return credit.decided(event);
    }

    private String report(String format) {
        Instant now = gateway.bean(java.time.InstantSource.class).instant();
        String from = now.minusSeconds(600).atOffset(ZoneOffset.UTC).toString();
        String to = now.plusSeconds(60).atOffset(ZoneOffset.UTC).toString();
        Said said = gateway.as("admin")
                .get("/api/v1/credit/joint-test-report?from=" + from + "&to=" + to + "&format=" + format);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return said.text();
    }

    private void nothingPersonal(String text) {
        for (int each : List.of(3, 7, 10, 11)) {
            SamplePerson person = Clinic.person(each);
            assertThat(text).doesNotContain(person.name(), person.idNumber(), person.mobile(), person.psnNo());
        }
    }

    @Test
    @Covers("A32")
    void the_joint_test_report_shows_what_was_run_with_its_messages_masked_and_what_was_not() {
        assertThat(Clinic.eventually(() -> report("md").contains("| 退费 门诊 | 通过 |"), Clinic.SOON))
                .as(report("md"))
                .isTrue();
        String report = report("md");

        assertThat(report)
                .contains("| 签约查询 广州医保 | 通过 |", "| 签约查询 自费 | 通过 |", "| 无感支付 门诊 广州医保 | 通过 |")
                .contains("| 无感支付 门诊 自费 | 通过 |", "| 退费 门诊 | 通过 |", "2008")
                .contains("| 签约查询 市直医保 | 未测 | 0 | 0 |", "| 住院押金 | 未测 |", "| 亲情付 绑定 | 未测 |")
                .contains(
                        "\"certNo\" : \"***\"",
                        "\"patientName\" : \"***\"",
                        "\"bizType\" : \"01\"",
                        "\"respCode\" : \"0000\"");
        nothingPersonal(report);
        String html = report("html");
        assertThat(html).startsWith("<!doctype html>").contains("<td>未测</td>", "&quot;certNo&quot; : &quot;***&quot;");
        nothingPersonal(html);
    }

    @Test
    @Covers("A35")
    void the_statistics_tell_a_day_by_class_business_and_department() {
        Said said = gateway.as("finance").get("/api/v1/credit/statistics?from=" + today + "&to=" + today);

        assertThat(said.status()).as(said.text()).isEqualTo(200);
        JsonNode city = row(said, "GZ_CITY", "D01");
        assertThat(city.path("events").asLong()).as(said.text()).isEqualTo(3);
        assertThat(city.path("paid").asLong()).isEqualTo(1);
        assertThat(city.path("declined").asLong()).isEqualTo(1);
        assertThat(city.path("declinedBy").size()).isEqualTo(1);
        assertThat(city.path("skippedBy").path("CONTRACT").asLong()).isEqualTo(1);
        assertThat(city.path("payments").asLong()).isEqualTo(1);
        assertThat(city.path("refunds").asLong()).isEqualTo(1);
        assertThat(city.path("refundedFen").asLong())
                .isEqualTo(city.path("collectedFen").asLong());
        assertThat(city.path("fundFen").asLong()).isEqualTo(120_00);
        assertThat(city.path("p95Millis").asLong()).isPositive();
        JsonNode self = row(said, "SELF", "D02");
        assertThat(self.path("collectedFen").asLong()).isEqualTo(90_00);
        assertThat(self.path("business").asText()).isEqualTo("OUTPATIENT");

        Said csv = gateway.as("finance").get("/api/v1/credit/statistics.csv?from=" + today + "&to=" + today);
        assertThat(csv.type()).startsWith("text/csv");
        assertThat(csv.text().lines().count()).isEqualTo(1L + said.body().size());
        assertThat(csv.text()).contains("参保类别", "SELF,OUTPATIENT,D02");
    }

    private static JsonNode row(Said said, String patientClass, String dept) {
        return StreamSupport.stream(said.body().spliterator(), false)
                .filter(r -> r.path("patientClass").asText().equals(patientClass)
                        && r.path("deptCode").asText().equals(dept))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said.text()));
    }

    @Test
    @Covers("A36")
    void the_hospitals_bill_names_line_by_line_what_the_platforms_bill_names() {
        Said said = gateway.as("finance").get("/api/v1/credit/hospital-bills/" + today);

        assertThat(said.status()).as(said.text()).isEqualTo(200);
        Map<String, String> ours = new TreeMap<>();
        List<String> lines = said.text().lines().toList();
        lines.subList(1, lines.size() - 1).forEach(line -> {
            String[] cells = line.split(",", -1);
            ours.put(cells[6], cells[4] + " " + cells[7] + " " + cells[13]);
        });
        Map<String, String> theirs = new TreeMap<>();
        Arrays.stream(new String(credit.platform().bill(today), StandardCharsets.UTF_8).split("\n", -1))
                .filter(line -> line.startsWith("D|"))
                .map(line -> line.split("\\|", -1))
                .forEach(c -> theirs.put(c[7], type(c[5]) + " " + c[8] + " " + c[19]));
        assertThat(ours).hasSize(3).isEqualTo(theirs);
        assertThat(lines.get(lines.size() - 1)).startsWith("#end,3,");
        nothingPersonal(said.text());
    }

    private static String type(String code) {
        return switch (code) {
            case "01" -> "PAY";
            case "02" -> "REFUND";
            default -> "REVERSAL";
        };
    }

    @Test
    @Covers("A35")
    void nothing_is_red_and_the_figures_of_the_calls_are_there() {
        Said alarms = gateway.as("finance").get("/api/v1/credit/alarms");
        assertThat(alarms.status()).as(alarms.text()).isEqualTo(200);
        assertThat(alarms.body().isArray()).isTrue();
        assertThat(alarms.body()).isEmpty();

        String figures = gateway.as("finance").get("/prometheus").text();
        assertThat(figures).contains("medsettle_credit_calls_total", "op=\"credit-pay\"", "class=\"SELF\"");
    }
}
