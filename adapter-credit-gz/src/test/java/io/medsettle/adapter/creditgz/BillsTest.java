package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.done;
import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.medsettle.fixtures.credit.BillFlaw;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bill of a day, under every profile. */
class BillsTest {
    private static final BusinessDay DAY = new BusinessDay("20260105");
    private static final Map<BillFlaw, String> FAULTS = Map.of(
            BillFlaw.WRONG_DIGEST, "BILL_DIGEST",
            BillFlaw.HEADER_COUNT, "BILL_HEADER_COUNT",
            BillFlaw.HEADER_SUM, "BILL_HEADER_SUM",
            BillFlaw.TRAILER_COUNT, "BILL_TRAILER_COUNT",
            BillFlaw.NO_TRAILER, "BILL_FORM",
            BillFlaw.TRUNCATED, "BILL_FORM",
            BillFlaw.BAD_AMOUNT, "BILL_FORM",
            BillFlaw.SHORT_LINE, "BILL_FORM",
            BillFlaw.LINE_MISSING, "BILL_HEADER_COUNT",
            BillFlaw.LINE_TWICE, "BILL_HEADER_COUNT");

    private final List<BillLine> lines = new ArrayList<>();

    private static void trade(Clinic clinic) {
        Deed deed = Deeds.pay("20260105C00001", 100_00, clinic.contract);
        Receipt receipt = done(clinic.party.start(deed));
        yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00001", 30_00, 1)));
        Deed other = Deeds.pay("20260105C00002", 20_00, clinic.contract);
        Receipt taken = done(clinic.party.start(other));
        yes(clinic.party.reverse(Deeds.back(other, taken, "20260105R00002", 20_00, 0)));
        clinic.clock.tick(Duration.ofDays(1));
    }

    private Outcome<BillSummary> fetched(Clinic clinic) {
        return clinic.room.bills().fetch(DAY, "", lines::add);
    }

    @ParameterizedTest
    @EnumSource
    void a_bill_tells_what_was_taken_and_given_back(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            trade(clinic);
            BillSummary summary = yes(fetched(clinic));
            assertThat(summary.lines()).isEqualTo(lines.size()).isEqualTo(4);
            assertThat(summary.sumFen()).isEqualTo(70_00).isEqualTo(clinic.platform.held());
            assertThat(lines)
                    .extracting(BillLine::requestNo, BillLine::fen)
                    .contains(
                            tuple("20260105C00001", 100_00L),
                            tuple("20260105R00001", -30_00L),
                            tuple("20260105R00002", -20_00L));
            assertThat(lines).allMatch(line -> BusinessDay.of(line.farTime()).equals(DAY));
            assertThat(lines).noneMatch(line -> line.toString().contains(Clinic.PERSON.name()));
            boolean reversals = clinic.settings.profile().profile().reversals();
            assertThat(lines.stream().filter(BillLine::reversed).count()).isEqualTo(reversals ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deposit_for_which_a_contract_stands_is_on_the_bill_and_is_no_money(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            yes(clinic.party.start(Deeds.pay("20260105C00001", 100_00, clinic.contract)));
            yes(clinic.party.start(Deeds.deed(
                    Act.CREDIT_DEPOSIT,
                    "20260105D00001",
                    0,
                    Deeds.notes().with(NoteKey.DEPOSIT_MODE, "WAIVE"),
                    Deeds.patient(clinic.contract))));
            clinic.clock.tick(Duration.ofDays(1));
            BillSummary summary = yes(fetched(clinic));
            assertThat(new String(clinic.platform.bill(DAY.date()), StandardCharsets.ISO_8859_1))
                    .contains("20260105D00001");
            assertThat(summary.lines()).isEqualTo(1);
            assertThat(lines).extracting(BillLine::requestNo).containsExactly("20260105C00001");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bill_that_is_not_what_it_says_of_itself_is_refused_by_name_before_any_line(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            trade(clinic);
            FAULTS.forEach((flaw, fault) -> {
                clinic.platform.spoilBills(flaw);
                assertThat(no(fetched(clinic)).code()).as(flaw.name()).isEqualTo(fault);
            });
            assertThat(lines).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bill_that_is_not_there_yet_is_at_work_and_an_empty_day_is_an_empty_bill(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            clinic.clock.tick(Duration.ofDays(1));
            clinic.platform.spoilBills(BillFlaw.NOT_READY);
            assertThat(doubt(fetched(clinic))).isEqualTo(Doubt.STILL_WORKING);
            assertThat(yes(fetched(clinic)).lines()).isZero();
            assertThat(lines).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bill_of_another_kind_is_no_question(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            assertThatThrownBy(() -> clinic.room.bills().fetch(DAY, "weekly", lines::add))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_is_longer_than_allowed_is_refused(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            trade(clinic);
            CreditSettings s = clinic.settings;
            CreditSettings narrow = new CreditSettings(
                    s.profile(),
                    s.merId(),
                    s.orgCode(),
                    s.appId(),
                    s.keys(),
                    s.baseUrl(),
                    s.environment(),
                    false,
                    s.notifyUrl(),
                    s.deadlines(),
                    s.absence(),
                    100);
            CreditGz room = new CreditGz(narrow, clinic.exchange, clinic.clock);
            assertThat(no(room.bills().fetch(DAY, "ALL", lines::add)).code()).isEqualTo("BILL_SIZE");
        }
    }
}
