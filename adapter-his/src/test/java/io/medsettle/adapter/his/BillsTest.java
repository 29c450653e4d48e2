package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillsTest {
    private final WardScene scene = new WardScene();
    private final BusinessDay today = BusinessDay.of(scene.clock.instant());
    private final List<BillLine> lines = new ArrayList<>();

    @BeforeEach
    void a_day_of_registrations_deposits_and_a_discharge() {
        scene.registrations();
        scene.discharge();
        scene.insuranceAndDetails();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private HisBills paged(int size) {
        HisWardConventions ward = new HisWardConventions(1, 1, 100, false, 200, size);
        return new HisBills(
                scene.settings, new OkHttpExchange(Duration.ofSeconds(2), true), WireLog.none(), scene.clock, ward);
    }

    @Test
    void inpatient_and_outpatient_are_read_apart_purse_by_purse() {
        BillSummary outpatient = yes(scene.bills.fetch(today, "outpatient", lines::add));
        assertThat(lines).extracting(BillLine::requestNo).containsExactly("W41", "W01");
        assertThat(outpatient.sumFen()).isEqualTo(125_00);
        assertThat(outpatient.lines()).isEqualTo(2);

        lines.clear();
        BillSummary inpatient = yes(scene.bills.fetch(today, "inpatient", lines::add));
        assertThat(inpatient.sumFen()).isEqualTo(15_00);
        assertThat(lines)
                .extracting(line -> line.requestNo() + " " + line.part() + " " + line.fen() + " "
                        + line.labels().get("purse"))
                .containsExactlyInAnyOrder(
                        "W21 CASH 1500 ",
                        "H21 FUND 2000 ",
                        "H21 CASH 1000 DEPOSIT",
                        "X21 FUND -2000 ",
                        "X21 CASH -1000 DEPOSIT");
        assertThat(lines.get(0).labels().asMap().keySet()).doesNotContain("patientId", "patientNameMask");
    }

    @Test
    void pages_of_one_record_give_the_same_bill_as_pages_of_many() {
        BillSummary many = yes(scene.bills.fetch(today, "inpatient", line -> {}));

        assertThat(yes(paged(1).fetch(today, "inpatient", lines::add))).isEqualTo(many);
        assertThat(lines).filteredOn(line -> line.part() == Part.FUND).hasSize(2);
    }

    @Test
    void a_record_listed_twice_is_refused_by_its_number() {
        String recordNo = scene.hospital.charges("W21").get(0).hisTradeNo();
        scene.hospital.billTricks().listTwice(recordNo);

        assertThat(no(scene.bills.fetch(today, "inpatient", lines::add)).code()).isEqualTo("BILL_RECORD");
        assertThat(no(scene.bills.fetch(today, "inpatient", lines::add)).text()).contains(recordNo);
    }

    @Test
    void sums_that_differ_from_the_summary_are_refused_by_their_group() {
        scene.tape.twist("B02", "\"cashAmt\":1500", "\"cashAmt\":1501");

        assertThat(no(scene.bills.fetch(today, "inpatient", lines::add)).text()).contains("DEPOSIT WECHAT PAY");
        assertThat(no(scene.bills.fetch(today, "inpatient", lines::add)).code()).isEqualTo("BILL_SUMS");
    }

    @Test
    void a_page_with_other_counts_and_parts_that_do_not_add_up_are_refused() {
        scene.tape.twist("B01", "\"total\":1}", "\"total\":2}");
        assertThat(no(scene.bills.fetch(today, "outpatient", lines::add)).code())
                .isEqualTo("BILL_PAGES");
        scene.tape.twist("B01", "\"cashAmt\":10000", "\"cashAmt\":10001");
        assertThat(no(scene.bills.fetch(today, "outpatient", lines::add)).code())
                .isEqualTo("BILL_RECORD");
    }

    @Test
    void a_kind_that_his_has_no_bill_of_is_a_wrong_call() {
        assertThatThrownBy(() -> scene.bills.fetch(today, "", lines::add)).isInstanceOf(IllegalArgumentException.class);
    }
}
