package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.ports.value.BusinessDay;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 统计报表 and 医院对账单 of one stay: a deposit of yesterday, two of today of which the first was given back, and a discharge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreditStayReportsTest {
    private Gateway gateway;
    private CreditClinic credit;
    private Ward ward;
    private LocalDate today;
    private NewStay stay;
    private String order;

    @BeforeAll
    void stayed() {
        gateway = Gateway.patient();
        credit = new CreditClinic(gateway);
        ward = new Ward(gateway);
        today = BusinessDay.of(InstantSource.system().instant()).date();
        int person = ward.nobodyLyingIn();
        credit.signed(person, ContractTerms.usual().limit(50_000_00));
        stay = ward.stay(person, 500_00, 4);
        ward.admitted(stay, person);
        order = deposited(10_00).text("orderId");
        String yesterday = today.minusDays(1).toString().replace("-", "");
        gateway.change("UPDATE posting SET bill_day = ? WHERE order_id = ?", yesterday, order);
        Said first = deposited(20_00);
        deposited(40_00);
        String refund = ward.refund(order, Ward.no(first), 20_00).text("refundNo");
        ward.until(stay, ward.round(stay, Integer.parseInt(refund.substring(refund.indexOf('-') + 1))), "DONE");
        Said left = credit.discharge(stay, true, Clinic.freshKey());
        assertThat(ward.until(stay, left, "DONE").part("fundFen")).isEqualTo(300_00);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private Said deposited(long fen) {
        return ward.until(stay, credit.deposit(stay, fen, Clinic.freshKey()), "DONE");
    }

    private List<JsonNode> rows(LocalDate from) {
        Said said = gateway.as("finance").get("/api/v1/credit/statistics?from=" + from + "&to=" + today);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return StreamSupport.stream(said.body().spliterator(), false).toList();
    }

    @Test
    void the_insurers_money_of_a_stay_is_counted_once_beside_the_discharge_whatever_days_are_asked_for() {
        for (LocalDate from : List.of(today.minusDays(1), today)) {
            List<JsonNode> rows = rows(from);
            assertThat(rows).hasSize(from.equals(today) ? 2 : 3);
            assertThat(rows).allSatisfy(row -> assertThat(row.path("fundFen").asLong())
                    .as(row.toString())
                    .isEqualTo(row.path("business").asText().equals("DISCHARGE") ? 300_00 : 0));
        }
    }

    /** The lines of today, without head and end. */
    private List<String[]> bill() {
        Said bill = gateway.as("finance").get("/api/v1/credit/hospital-bills/" + today);
        List<String[]> lines = bill.text()
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
        assertThat(lines).as(bill.text()).hasSize(4);
        return lines;
    }

    @Test
    void the_hospitals_bill_tells_the_fund_beside_the_discharge_and_not_beside_the_deposits_of_its_day() {
        for (String[] cells : bill()) {
            assertThat(cells[11]).as(cells[5]).isEqualTo(cells[5].equals("DISCHARGE") ? "30000" : "0");
        }
    }

    @Test
    void a_refund_in_the_hospitals_bill_names_the_deposit_that_it_gives_back_and_not_the_last_one() {
        String[] deposit = only(bill(), "PAY", "2000");
        String[] refund = only(bill(), "REFUND", "2000");

        assertThat(refund[8]).isEqualTo(deposit[6]).isNotEmpty();
        assertThat(refund[9]).isEqualTo(deposit[7]).isNotEmpty();
    }

    private static String[] only(List<String[]> lines, String type, String fen) {
        return lines.stream()
                .filter(c -> c[4].equals(type) && c[13].equals(fen))
                .findFirst()
                .orElseThrow();
    }
}
