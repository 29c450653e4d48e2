package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StayChainTest {
    private static final HisWardConventions WARD = HisWardConventions.usual();

    private final SimulatedHis his = new SimulatedHis();
    private final Exchange exchange = new OkHttpExchange(Duration.ofSeconds(2), true);
    private final HisStays stays = new HisStaysOverRest(his.settings(), exchange, WireLog.none(), his.clock);
    private final StayFees fees = new StayFeesOverRest(his.settings(), exchange, WireLog.none(), his.clock, WARD);

    @AfterEach
    void close() {
        his.close();
    }

    private Round stay(String patientId, long totalFen, int lines) {
        NewStay stay = his.hospital.addStay(patientId, totalFen, lines);
        return Round.first(Fields.of(NoteKey.STAY_ID, stay.stayId()).with(NoteKey.CHANNEL, "WECHAT"));
    }

    private Deed deposit(Round stay, String tail, long fen) {
        return Round.first(stay.notes())
                .taken(Act.CASH, Round.WECHAT, "C" + tail, cash(fen), "42" + tail, his.clock.instant(), Fields.NONE)
                .deed(Act.WRITE_BACK_DEPOSIT, "W" + tail);
    }

    private static Parts cash(long fen) {
        return Parts.of(Part.CASH, fen);
    }

    private long balance(Round stay) {
        return yes(stays.deposits(stay.notes().need(NoteKey.STAY_ID))).balanceFen();
    }

    @Test
    void a_deposit_is_checked_written_down_found_by_its_number_and_refunded() {
        Round stay = stay("P0001", 3_000_00, 30);
        stay.hear(his.counterparty.start(stay.deed(Act.STAY_CHECK, "K1", 1_000_00)));
        Deed deposit = deposit(stay, "1", 1_000_00);
        Receipt paid = stay.hear(his.counterparty.start(deposit));

        assertThat(paid.seen()).isEqualTo(cash(1_000_00));
        assertThat(paid.notes().get(HisNotes.DEPOSIT_BALANCE)).isEqualTo("100000");
        assertThat(yes(his.counterparty.ask(deposit)).farNumber()).isEqualTo(paid.farNumber());
        assertThat(balance(stay)).isEqualTo(1_000_00);

        Round back = stay.next().planned(Act.WRITE_BACK_DEPOSIT, Bill.HIS, "X1");
        Receipt permit = his.counterparty
                .start(back.deed(Act.PERMIT_DEPOSIT, "P1", 400_00))
                .maybe()
                .map(started -> back.hear(his.counterparty.start(back.deed(Act.PERMIT_DEPOSIT, "P1", 400_00))))
                .orElseThrow();
        Deed reversal = stay.next()
                .taken(
                        Act.PERMIT_DEPOSIT,
                        Bill.HIS,
                        "P1",
                        Parts.NONE,
                        permit.farNumber(),
                        his.clock.instant(),
                        permit.notes())
                .returned(Act.CASH, Round.WECHAT, "D1", cash(400_00), "50", his.clock.instant())
                .reversal("X1", deposit, paid);
        yes(his.counterparty.reverse(reversal));
        yes(his.counterparty.askReverse(reversal));
        assertThat(balance(stay)).isEqualTo(600_00);
    }

    @Test
    void a_deposit_is_refused_by_amount_rule_and_by_a_closed_stay() {
        Round stay = stay("P0001", 3_000_00, 30);
        HisCounterparty strict = new HisCounterparty(
                his.settings(),
                exchange,
                WireLog.none(),
                his.clock,
                new HisWardConventions(100_00, 100_00, 10_000_00, true, 200, 200));

        assertThat(no(strict.start(stay.deed(Act.STAY_CHECK, "K1", 50_00))).code())
                .isEqualTo("DEPOSIT_AMOUNT");
        assertThat(no(strict.start(stay.deed(Act.STAY_CHECK, "K1", 150_00))).text())
                .contains("100.00 元的整数倍");
        assertThat(no(strict.start(stay.deed(Act.STAY_CHECK, "K1", 20_000_00))).code())
                .isEqualTo("DEPOSIT_AMOUNT");
        assertThat(no(strict.start(stay.deed(Act.STAY_CHECK, "K1", 100_00))).text())
                .contains("欠费 3000.00 元");
        yes(strict.start(stay.deed(Act.STAY_CHECK, "K1", 3_000_00)));

        frozen(stay, "1");
        assertThat(no(his.counterparty.start(stay.deed(Act.STAY_CHECK, "K2", 100_00)))
                        .code())
                .isEqualTo("STAY_CLOSED");
        assertThat(no(his.counterparty.start(deposit(stay, "2", 100_00))).code())
                .isEqualTo("2050");
    }

    @Test
    void a_deposit_that_never_arrived_is_let_go_for_good() {
        Round stay = stay("P0001", 3_000_00, 30);
        his.hospital.faults().next("I02", Mood.LOSE_REQUEST);
        doubt(Doubt.NO_ANSWER, his.counterparty.start(deposit(stay, "1", 100_00)));
        doubt(Doubt.NOT_FOUND, his.counterparty.ask(deposit(stay, "1", 100_00)));

        yes(his.counterparty.abandon(deposit(stay, "1", 100_00)));
        assertThat(no(his.counterparty.start(deposit(stay, "1", 100_00))).code())
                .isEqualTo("2013");
        assertThat(his.hospital.ledger()).isEmpty();
        assertThat(yes(stays.deposits(stay.notes().need(NoteKey.STAY_ID))).all())
                .as("a number that was let go is no deposit")
                .isEmpty();
    }

    @Test
    void a_deposit_answered_late_or_9999_is_booked_once() {
        Round stay = stay("P0001", 3_000_00, 30);
        his.hospital.tricks().slowConfirmNext(Duration.ofSeconds(20));
        doubt(Doubt.STILL_WORKING, his.counterparty.start(deposit(stay, "1", 100_00)));
        doubt(Doubt.STILL_WORKING, his.counterparty.ask(deposit(stay, "1", 100_00)));
        his.clock.tick(Duration.ofSeconds(20));
        yes(his.counterparty.ask(deposit(stay, "1", 100_00)));
        his.hospital.tricks().bookedButFaultNext();
        doubt(Doubt.NO_ANSWER, his.counterparty.start(deposit(stay, "2", 100_00)));
        yes(his.counterparty.start(deposit(stay, "2", 100_00)));
        assertThat(no(his.counterparty.abandon(deposit(stay, "2", 100_00))).code())
                .isEqualTo("2011");
        assertThat(his.hospital.effects("I02")).isEqualTo(2);
        assertThat(balance(stay)).isEqualTo(200_00);
    }

    @Test
    void the_insurers_number_of_a_stay_is_kept_and_forgotten_again() {
        Round stay = stay("P0001", 0, 0);
        Receipt told = stay.hear(his.counterparty.start(stay.deed(Act.ADMISSION, "A1")));
        FeeSheet sheet = FeeSheet.ofText(told.secrets().need(NoteKey.FEE_SHEET));
        assertThat(sheet.lines()).isEmpty();
        assertThat(sheet.encounter().more().get(EncounterKey.BED)).isEqualTo("12");
        assertThat(sheet.encounter().more().get(EncounterKey.MAIN_DIAGNOSIS_CODE))
                .isNotEmpty();
        assertThat(stay.notes().get(NoteKey.ADMISSION_NO)).startsWith("ZY");

        stay.noting(NoteKey.MDTRT_ID, "MD1");
        Deed kept = stay.deed(Act.WRITE_BACK_ADMISSION, "W1");
        doubt(Doubt.NOT_FOUND, his.counterparty.ask(kept));
        Receipt receipt = stay.hear(his.counterparty.start(kept));
        assertThat(yes(his.counterparty.ask(kept)).farNumber()).isEqualTo("MD1");

        Round undo = stay.next();
        undo.hear(his.counterparty.start(undo.deed(Act.PERMIT_ADMISSION, "P1")));
        Deed reversal = undo.reversal("X1", kept, receipt);
        doubt(Doubt.NOT_FOUND, his.counterparty.askReverse(reversal));
        yes(his.counterparty.reverse(reversal));
        yes(his.counterparty.askReverse(reversal));
        assertThat(no(his.counterparty.start(kept)).code()).isEqualTo("2013");
    }

    @Test
    void an_admission_with_fees_or_deposits_may_not_be_undone() {
        Round fees = stay("P0001", 3_000_00, 30);
        assertThat(no(his.counterparty.start(fees.deed(Act.PERMIT_ADMISSION, "P1")))
                        .code())
                .isEqualTo("HAS_FEES");
        Round paid = stay("P0001", 0, 0);
        his.hospital.tricks().depositAtWindow(paid.notes().need(NoteKey.STAY_ID), 1_00);
        assertThat(no(his.counterparty.start(paid.deed(Act.PERMIT_ADMISSION, "P1")))
                        .code())
                .isEqualTo("HAS_DEPOSIT");
    }

    private Receipt frozen(Round stay, String tail) {
        stay.planned(Act.WRITE_BACK_DISCHARGE, Bill.HIS, "H" + tail);
        return stay.hear(his.counterparty.start(stay.deed(Act.FREEZE_STAY, "F" + tail)));
    }

    /** 2000 fund, 1000 drawn: the rest of the deposits is surplus. */
    private Deed settled(Round stay, String tail) {
        Fields told =
                Fields.of(NoteKey.MDTRT_ID, "MD1").with(NoteKey.SETL_ID, "SE1").with(NoteKey.MED_TYPE, "21");
        return Round.first(stay.notes())
                .hiding(NoteKey.FEE_SHEET, stay.secrets().need(NoteKey.FEE_SHEET))
                .taken(
                        Act.STAY_SETTLE,
                        Round.YIBAO,
                        "I" + tail,
                        Parts.of(Part.FUND, 2_000_00),
                        "SE1",
                        his.clock.instant(),
                        told)
                .taken(Act.DRAW, Round.BOOK, "B" + tail, cash(1_000_00), "B1", his.clock.instant(), Fields.NONE)
                .deed(Act.WRITE_BACK_DISCHARGE, "H" + tail);
    }

    @Test
    void a_discharge_with_a_surplus_is_settled_listed_reversed_and_settled_again() {
        Round stay = stay("P0001", 3_000_00, 30);
        stay.hear(his.counterparty.start(deposit(stay, "1", 1_500_00)));
        stay.noting(NoteKey.DEPOSIT_HELD, "150000");
        Receipt frozen = frozen(stay, "1");
        assertThat(frozen.parts()).isEqualTo(Parts.of(Part.WHOLE, 3_000_00));
        assertThat(frozen.notes().get(NoteKey.LINE_COUNT)).isEqualTo("30");
        assertThat(FeeSheet.ofText(frozen.secrets().need(NoteKey.FEE_SHEET))
                        .encounter()
                        .more()
                        .get(EncounterKey.DISCHARGE_WAY))
                .isEqualTo("1");
        yes(his.counterparty.start(stay.deed(Act.DEPOSITS, "Q1")));

        Deed settled = settled(stay, "1");
        Receipt paid = stay.hear(his.counterparty.start(settled));
        assertThat(paid.seen()).isEqualTo(Parts.of(Part.FUND, 2_000_00).with(Part.CASH, 1_000_00));
        assertThat(yes(his.counterparty.ask(settled)).farNumber()).isEqualTo(paid.farNumber());
        String stayId = stay.notes().need(NoteKey.STAY_ID);
        HisStays.Statement list = yes(stays.statement(stayId, new RequestNo("H1")));
        assertThat(list.surplusFen()).isEqualTo(500_00);
        assertThat(list.depositFen()).isEqualTo(1_000_00);
        assertThat(balance(stay)).isZero();

        Round back = stay.next().planned(Act.WRITE_BACK_DISCHARGE, Bill.HIS, "X1");
        Receipt permit = back.hear(his.counterparty.start(back.deed(Act.PERMIT_DISCHARGE, "P1", 3_000_00)));
        Deed reversal = stay.next()
                .taken(
                        Act.PERMIT_DISCHARGE,
                        Bill.HIS,
                        "P1",
                        Parts.NONE,
                        permit.farNumber(),
                        his.clock.instant(),
                        permit.notes())
                .returned(Act.STAY_SETTLE, Round.YIBAO, "J1", Parts.of(Part.FUND, 2_000_00), "RS1", his.clock.instant())
                .returned(Act.DRAW, Round.BOOK, "E1", cash(1_000_00), "E1", his.clock.instant())
                .reversal("X1", settled, paid);
        yes(his.counterparty.reverse(reversal));
        assertThat(yes(his.counterparty.askReverse(reversal)).farNumber()).isNotEmpty();
        assertThat(yes(stays.discharge(stayId, new RequestNo("H1"))).state()).isEqualTo("CANCELLED");
        assertThat(balance(stay)).isEqualTo(1_500_00);

        Round again = Round.first(stay.notes());
        frozen(again, "2");
        again.hear(his.counterparty.start(settled(again, "2")));
        assertThat(his.hospital.charges("H2")).hasSize(1);
    }

    @Test
    void deposits_that_differ_are_a_firm_no_that_names_both_amounts() {
        Round stay = stay("P0001", 3_000_00, 30).noting(NoteKey.DEPOSIT_HELD, "150000");
        his.hospital.tricks().depositAtWindow(stay.notes().need(NoteKey.STAY_ID), 1_499_99);

        assertThat(no(his.counterparty.start(stay.deed(Act.DEPOSITS, "Q1"))).text())
                .contains("1499.99", "1500.00");
    }

    @Test
    void a_stay_with_something_in_the_way_is_not_frozen_and_a_moved_version_is_refused() {
        Round stay = stay("P0001", 3_000_00, 30);
        stay.hear(his.counterparty.start(deposit(stay, "1", 1_500_00)));
        String stayId = stay.notes().need(NoteKey.STAY_ID);
        his.hospital.tricks().block(stayId, "DRUGS_TO_RETURN", "有待退药");
        stay.planned(Act.WRITE_BACK_DISCHARGE, Bill.HIS, "H1");
        assertThat(no(his.counterparty.start(stay.deed(Act.FREEZE_STAY, "F1"))).text())
                .contains("有待退药");
        assertThat(yes(stays.readiness(stayId)).blockers()).hasSize(1);

        his.hospital.tricks().unblock(stayId);
        stay.noting(NoteKey.DEPOSIT_HELD, "150000").hear(his.counterparty.start(stay.deed(Act.FREEZE_STAY, "F1")));
        his.hospital.tricks().addFee(stayId, 1_00);
        assertThat(no(his.counterparty.start(settled(stay, "1"))).code()).isEqualTo("2005");
        assertThat(no(fees.page(
                                stayId,
                                stay.notes().need(NoteKey.HIS_ORDER_ID),
                                stay.notes().need(NoteKey.HIS_VERSION),
                                0,
                                100))
                        .code())
                .isEqualTo("2005");
        yes(his.counterparty.abandon(settled(stay, "1")));
        assertThat(no(his.counterparty.start(settled(stay, "1"))).code()).isEqualTo("2013");
        assertThat(yes(stays.stays("P0001", "IN")))
                .extracting(HisStays.Stay::stayId)
                .contains(stayId);
    }

    @Test
    void twenty_thousand_lines_come_in_pages_of_any_size_and_add_up() {
        Round stay = stay("P0008", 99_999_99, 20_000);
        frozen(stay, "1");
        Set<String> serials = new HashSet<>();
        long sum = 0;
        boolean last = false;
        for (int page = 0; !last; page++) {
            StayFees.Page told = yes(fees.page(
                    stay.notes().need(NoteKey.STAY_ID),
                    stay.notes().need(NoteKey.HIS_ORDER_ID),
                    stay.notes().need(NoteKey.HIS_VERSION),
                    page,
                    999));
            assertThat(told.lines()).hasSize(page < 20 ? 999 : 20);
            for (FeeLine line : told.lines()) {
                serials.add(line.serial());
                sum += line.amount().fen();
            }
            last = told.last();
        }
        assertThat(serials).hasSize(20_000);
        assertThat(sum).isEqualTo(99_999_99);
    }

    @Test
    void a_stay_is_found_by_patient_and_by_number_with_its_daily_list() {
        HisStays.Stay arrears = yes(stays.stays("P0004", "IN")).get(0);
        assertThat(arrears.arrearsFen()).isEqualTo(4_000_00);
        assertThat(yes(stays.admitted(arrears.admissionNo()))).containsExactly(arrears);
        HisStays.DailyList day = yes(stays.daily(arrears.stayId(), LocalDate.parse("2026-01-05")));
        assertThat(day.lines()).hasSize(12);
        assertThat(yes(stays.stays("P0006", "")).get(0).canSettle()).isFalse();
    }
}
