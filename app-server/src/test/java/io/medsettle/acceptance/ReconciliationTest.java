package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.alipay.BillFlaw;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.xml.sax.SAXException;

/** 日终对账: a day of business at every counter, bills with a planted difference of every class, and what finance makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconciliationTest {
    /** How many orders without a flaw lie around the planted ones. */
    private static final int QUIET = Integer.getInteger("medsettle.reconciliation.orders", 3);

    private Gateway gateway;
    private PlantedDay planted;
    private Reconciling today;
    private Reconciling yesterday;

    @BeforeAll
    void a_day_of_business() {
        gateway = Gateway.start(Map.of(
                "medsettle.reconciliation.carry-days", "0",
                "medsettle.reconciliation.lease", "2s",
                "medsettle.reconciliation.look-every", "200ms",
                "medsettle.reconciliation.fee-rates.WECHAT", "0.006",
                "medsettle.reconciliation.insurer-groups", "310/11/440100"));
        planted = new PlantedDay(gateway);
        today = new Reconciling(gateway, planted.today);
        yesterday = new Reconciling(gateway, planted.today.minusDays(1));
        planted.quiet(QUIET);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private static long count(Said day, String care, String field) {
        long sum = 0;
        for (JsonNode side : day.body().path("sides")) {
            if (side.path("care").asText().equals(care)) {
                sum += side.path(field).longValue();
            }
        }
        return sum;
    }

    private JsonNode one(String query, String difference) {
        return today.findings(query).stream()
                .filter(f -> f.path("difference").asText().equals(difference))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void a_day_whose_bills_agree_ends_without_a_finding_and_adds_up_on_both_sides() {
        Said day = today.run(false);

        assertThat(day.text("state")).as(day.text()).isEqualTo("FINISHED");
        assertThat(today.told(today.findings())).isEmpty();
        assertThat(day.body().path("sides").findValuesAsText("state")).containsOnly("COMPARED");
        assertThat(count(day, "ALL", "differenceFen")).isZero();
        assertThat(count(day, "ALL", "unexplainedFen")).isZero();
        assertThat(count(day, "ALL", "agreed")).isGreaterThanOrEqualTo(QUIET + 3);
    }

    @Test
    @Order(2)
    @Covers({"A16", "A33", "C29", "C33"})
    void every_planted_difference_is_found_rightly_named_and_none_is_invented() {
        planted.plant();
        Counts counts = new Counts(gateway);
        assertThat(yesterday.run(false).text("state")).isEqualTo("FINISHED");

        Said day = today.run(true);

        assertThat(day.text("state")).as(day.text()).isEqualTo("FINISHED");
        assertThat(today.told(today.findings())).isEqualTo(planted.expected());
        counts.atLeastOnce(
                "trade-bill",
                "bill-file",
                "3201",
                "3202",
                "HOS00013",
                "alipay.data.dataservice.bill.downloadurl.query");
        assertThat(count(day, "ALL", "unexplainedFen")).isZero();
        assertThat(today.told(today.findings("&care=INPATIENT")))
                .singleElement()
                .asString()
                .startsWith("HIS-INPATIENT D10 D3");
        assertThat(today.findings("&difference=D10&source=HIS-OUTPATIENT")).hasSize(5);
    }

    @Test
    @Order(3)
    void
            the_same_day_run_again_finds_the_same_findings_under_the_same_numbers_and_keeps_a_bill_that_comes_twice_once() {
        List<String> before = ids(today.findings());
        Said bills = today.get(planted.today + "/bills");

        today.run(true);

        assertThat(ids(today.findings())).isEqualTo(before);
        Said again = today.get(planted.today + "/bills");
        assertThat(good(again)).isEqualTo(good(bills)).hasSize(5);
        assertThat(again.body().findValuesAsText("state")).contains("DOUBLE");
        assertThat(today.start(false).status()).isEqualTo(200);
    }

    private FinanceSheets sheets() {
        return new FinanceSheets(gateway, today, planted.today);
    }

    static List<String> ids(List<JsonNode> findings) {
        return findings.stream().map(f -> f.path("findingId").asText()).sorted().toList();
    }

    /** Alipay writes into its file when it was made: there the same bill is another file each time. */
    private static List<String> good(Said bills) {
        return StreamSupport.stream(bills.body().spliterator(), false)
                .filter(f -> f.path("state").asText().equals("GOOD"))
                .filter(f -> !f.path("source").asText().equals("ALIPAY"))
                .map(f -> f.path("source").asText() + " " + f.path("digest").asText())
                .sorted()
                .toList();
    }

    @Test
    @Order(4)
    void a_finding_shows_both_sides_its_evidence_and_says_the_direction_in_words() {
        JsonNode listed = one("&source=WECHAT", "D3");

        Said whole = today.finding(listed.path("findingId").asText());

        assertThat(whole.text("direction")).contains("长款").contains("对方账单多于我方账簿");
        assertThat(whole.text("words")).contains("D3").contains(whole.text("key"));
        assertThat(whole.body().path("evidence").findValuesAsText("side")).contains("OURS", "THEIRS");
        assertThat(whole.body().path("evidence").findValuesAsText("number")).contains(whole.text("key"));
        assertThat(whole.text()).doesNotContain(Clinic.person(7).openid());
    }

    @Test
    @Order(5)
    @Covers({"C27", "C28", "C31", "C32"})
    void bills_of_channels_and_of_his_are_searched_by_care_and_number_with_what_came_of_each_line() {
        Said outpatient = today.get(planted.today + "/bill-lines?source=WECHAT&care=OUTPATIENT");
        Said inpatient = today.get(planted.today + "/bill-lines?source=WECHAT&care=INPATIENT");
        Said his = today.get(planted.today + "/bill-lines?source=HIS-OUTPATIENT&number=" + planted.lackingAtWechat);
        Said hisInpatient = today.get(planted.today + "/bill-lines?source=HIS-INPATIENT&number=" + planted.inpatient);

        assertThat(outpatient.body().path("lines").findValuesAsText("result")).contains("一致", "有差错");
        assertThat(outpatient.body().path("lines").findValuesAsText("orderId")).doesNotContain(planted.inpatient);
        assertThat(inpatient.body().path("lines").findValuesAsText("orderId")).containsOnly(planted.inpatient);
        assertThat(inpatient.body().path("lines").findValuesAsText("result")).containsOnly("一致");
        assertThat(his.body().path("lines").findValuesAsText("result")).containsExactly("一致");
        assertThat(hisInpatient.body().path("lines").findValuesAsText("result")).containsExactly("有差错");
    }

    @Test
    @Order(5)
    void a_line_of_the_insurer_that_differs_says_so_with_the_findings_number() {
        sheets().insurerLines();
    }

    @Test
    @Order(6)
    @Covers("C40")
    void the_table_of_differences_shows_by_means_of_payment_what_his_has_more_or_less() {
        Said table = today.get("differences?from=" + planted.today + "&to=" + planted.today);

        assertThat(table.status()).as(table.text()).isEqualTo(200);
        long expected = planted.expected().stream()
                .filter(line -> line.startsWith("HIS-") && !line.contains(" D5 "))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        long cash = 0;
        long insured = 0;
        for (JsonNode line : table.body()) {
            if (line.path("means").asText().equals("INSURANCE")) {
                insured += line.path("hisMinusGatewayFen").longValue();
            } else {
                cash += line.path("hisMinusGatewayFen").longValue();
            }
        }
        assertThat(cash).as(table.text()).isEqualTo(expected - 1);
        assertThat(insured).as(table.text()).isEqualTo(1);
    }

    @Test
    @Order(6)
    @Covers("C39")
    void withdrawals_tell_by_day_and_channel_what_came_in_went_back_and_is_left_on_both_sides() {
        sheets().withdrawals();
    }

    @Test
    @Order(7)
    @Covers({"C30", "C34", "C35"})
    void a_write_off_needs_a_second_person_and_every_step_stands_in_the_log() {
        String id = one("&care=INPATIENT", "D10").path("findingId").asText();
        Map<String, Object> wish =
                Map.of("step", "PROPOSE", "deed", "WRITE_OFF", "reason", "HIS 多记一分", "evidence", "工单 17");

        Said without = today.remedy(id, Map.of("step", "PROPOSE", "deed", "WRITE_OFF", "reason", "无依据"));
        Said proposed = today.remedy(id, wish);
        int seq = proposal(proposed);
        Said alone = today.remedy(id, Map.of("step", "APPROVE", "reason", "同意", "proposalSeq", seq));
        Said second = gateway.as("supervisor")
                .post(
                        Reconciling.ROOT + planted.today + "/findings/" + id + "/remedies",
                        Map.of("step", "APPROVE", "reason", "核过", "proposalSeq", seq));
        Said late = today.remedy(id, wish);

        assertThat(without.status()).isEqualTo(400);
        assertThat(proposed.text("state")).as(proposed.text()).isEqualTo("PROPOSED");
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.text("code")).isEqualTo("second-person");
        assertThat(second.text("state")).as(second.text()).isEqualTo("WRITTEN_OFF");
        assertThat(late.status()).isEqualTo(409);
        JsonNode log =
                today.get("log?from=" + planted.today + "&to=" + planted.today).body();
        assertThat(log.findValuesAsText("who")).contains("finance", "supervisor");
        assertThat(log.findValuesAsText("stepWords")).contains("提出处理", "复核通过");
    }

    /** The number of the last proposal, as it stands among the steps. */
    private static int proposal(Said finding) {
        int seq = 0;
        for (JsonNode step : finding.body().path("steps")) {
            seq = step.path("step").asText().equals("PROPOSED")
                    ? step.path("seq").intValue()
                    : seq;
        }
        return seq;
    }

    @Test
    @Order(8)
    void a_second_person_who_saw_an_earlier_proposal_does_not_approve_the_one_that_took_its_place() {
        String id = one("&source=WECHAT", "D3").path("findingId").asText();
        String path = Reconciling.ROOT + planted.today + "/findings/" + id + "/remedies";
        Edge second = gateway.as("supervisor");
        Map<String, Object> wish = Map.of("step", "PROPOSE", "deed", "WRITE_OFF", "reason", "多一分", "evidence", "工单 18");
        int seen = proposal(today.remedy(id, wish));
        Said back = second.post(path, Map.of("step", "REJECT", "reason", "依据不足", "proposalSeq", seen));
        int other = proposal(today.remedy(id, wish));

        Said unnamed = second.post(path, Map.of("step", "APPROVE", "reason", "核过"));
        Said stale = second.post(path, Map.of("step", "APPROVE", "reason", "核过", "proposalSeq", seen));
        Said rejected = second.post(path, Map.of("step", "REJECT", "reason", "依据不足", "proposalSeq", other));

        assertThat(back.text("state")).as(back.text()).isEqualTo("OPEN");
        assertThat(other).isGreaterThan(seen);
        assertThat(unnamed.status()).as(unnamed.text()).isEqualTo(400);
        assertThat(stale.status()).as(stale.text()).isEqualTo(409);
        assertThat(stale.text("code")).isEqualTo("changed-meanwhile");
        assertThat(rejected.text("state")).as(rejected.text()).isEqualTo("OPEN");
    }

    @Test
    @Order(8)
    @Covers("C30")
    void a_refund_that_two_persons_want_is_made_once_however_often_it_is_approved() {
        JsonNode finding = today.findings("&number=" + planted.lackingAtHis).get(0);
        String id = finding.path("findingId").asText();
        String path = Reconciling.ROOT + planted.today + "/findings/" + id + "/remedies";
        Edge second = gateway.as("supervisor");
        Counts counts = new Counts(gateway);

        Said proposed =
                today.remedy(id, Map.of("step", "PROPOSE", "deed", "REFUND", "reason", "HIS 未入账", "evidence", "患者来电"));
        Map<String, Object> agreed = Map.of("step", "APPROVE", "reason", "同意退费", "proposalSeq", proposal(proposed));
        second.post(path, agreed);
        second.post(path, agreed);
        gateway.clinic().until(planted.lackingAtHis, Clinic.SOON, "REFUNDED");
        Said done = Clinic.until(() -> today.finding(id), f -> f.text("state").equals("DONE"), Clinic.SOON);

        counts.once("refund");
        assertThat(done.body().path("steps").findValuesAsText("outcome")).contains("退费完成");
        assertThat(new Money(gateway, planted.lackingAtHis).heldFen()).isZero();
    }

    @Test
    @Order(8)
    void a_payment_that_is_there_twice_and_a_wrong_split_are_not_ended_by_asking_nor_by_a_refund_of_the_order() {
        for (JsonNode f : List.of(one("&source=WECHAT", "D7"), one("&source=YIBAO", "D5"))) {
            String id = f.path("findingId").asText();
            Said asked = today.remedy(id, Map.of("step", "ASK", "reason", "再查一次"));
            assertThat(asked.status()).as(asked.text()).isEqualTo(409);
            assertThat(today.finding(id).text("state")).isEqualTo("OPEN");
        }
        Map<String, Object> refund = Map.of("step", "PROPOSE", "deed", "REFUND", "reason", "退", "evidence", "账单");
        for (String difference : List.of("D7", "D2")) {
            String id = one("&source=WECHAT", difference).path("findingId").asText();
            assertThat(today.remedy(id, refund).text("code")).isEqualTo("not-by-refund");
            assertThat(today.finding(id).text("state")).isEqualTo("OPEN");
        }
    }

    @Test
    @Order(9)
    void an_export_carries_every_finding_with_chinese_headings() {
        sheets().csv();
    }

    @Test
    @Order(9)
    void a_workbook_carries_every_finding_too()
            throws IOException, InterruptedException, ParserConfigurationException, SAXException {
        sheets().workbook();
    }

    @Test
    @Order(10)
    void a_bill_that_contradicts_itself_is_refused_whole_kept_and_named_and_the_next_good_one_closes_that() {
        List<String> others = today.told(today.findings("&source=WECHAT"));
        gateway.world().alipay().spoilBills(BillFlaw.TOTAL_MISMATCH);

        Said day = today.run(true);

        assertThat(day.text("state")).as(day.text()).isEqualTo("WAITING");
        assertThat(day.text("words")).contains("ALIPAY");
        JsonNode refused = one("&source=ALIPAY", "D12");
        assertThat(refused.path("words").asText()).contains("整份拒收");
        assertThat(today.told(today.findings("&source=WECHAT"))).isEqualTo(others);
        assertThat(today.findings("&source=ALIPAY&state=OPEN"))
                .as("what was known before stays")
                .hasSizeGreaterThan(1);

        assertThat(today.run(true).text("state")).isEqualTo("FINISHED");
        assertThat(today.finding(refused.path("findingId").asText()).text("state"))
                .isEqualTo("CLOSED");
    }

    @Test
    @Order(11)
    void what_the_bills_do_not_say_any_more_is_closed_by_that_evidence() {
        planted.calm();

        Said day = today.run(true);

        assertThat(day.text("state")).isEqualTo("FINISHED");
        assertThat(today.findings("&state=OPEN").stream().map(Reconciling::line).toList())
                .allMatch(line -> line.contains(" D11 ") || line.contains(planted.lackingAtHis));
        assertThat(today.finding(one("&source=WECHAT", "D3").path("findingId").asText())
                        .body()
                        .path("steps")
                        .findValuesAsText("outcome"))
                .contains("再次核对已不存在");
    }

    @Test
    @Order(12)
    void only_finance_sees_it_and_a_day_to_come_or_never_run_is_answered_plainly() {
        assertThat(gateway.as("reader").get(Reconciling.ROOT + planted.today).status())
                .isEqualTo(403);
        assertThat(today.get(planted.today.minusDays(400).toString()).status()).isEqualTo(404);
        assertThat(new Reconciling(gateway, planted.today.plusDays(1))
                        .start(false)
                        .status())
                .isEqualTo(422);
        assertThat(today.get(planted.today + "/findings?difference=D13").status())
                .isEqualTo(400);
    }

    @Test
    @Order(13)
    void his_reads_our_ledger_of_the_day_page_by_page() {
        sheets().ledger();
    }
}
