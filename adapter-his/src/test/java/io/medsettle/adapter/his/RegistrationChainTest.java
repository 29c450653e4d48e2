package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.his.HisRegistrations;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationChainTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-01-05");

    private final SimulatedHis his = new SimulatedHis();
    private final HisRegistrations registrations = new HisRegistrationsOverRest(
            his.settings(), new OkHttpExchange(Duration.ofSeconds(2), true), WireLog.none(), his.clock);

    @AfterEach
    void close() {
        his.close();
    }

    private String freeSlot(int i) {
        return yes(registrations.schedules(TODAY, TODAY.plusDays(1), "", "")).stream()
                .flatMap(s -> s.slots().stream())
                .filter(s -> s.left() == 1)
                .skip(i)
                .findFirst()
                .orElseThrow()
                .slotId();
    }

    private Round round(String patientId, String slotId, String tail) {
        return Round.first(Fields.of(NoteKey.PATIENT_ID, patientId)
                        .with(NoteKey.SLOT_ID, slotId)
                        .with(NoteKey.CHANNEL, "WECHAT"))
                .planned(Act.WRITE_BACK_REGISTRATION, Bill.HIS, "W" + tail);
    }

    /** Locked and made. */
    private Round made(String patientId, String slotId, String tail) {
        Round round = round(patientId, slotId, tail);
        if (!patientId.equals("P0003")) {
            round.planned(Act.ORDER, Round.YIBAO, "I" + tail);
        }
        round.hear(his.counterparty.start(round.deed(Act.LOCK_SLOT, "L" + tail)));
        round.hear(his.counterparty.start(round.deed(Act.REGISTER, "R" + tail)));
        return round;
    }

    private Deed writeBack(Round made, String tail) {
        return Round.first(made.notes())
                .taken(
                        Act.CASH,
                        Round.WECHAT,
                        "C" + tail,
                        Parts.of(Part.CASH, 25_00),
                        "4200",
                        his.clock.instant(),
                        Fields.NONE)
                .deed(Act.WRITE_BACK_REGISTRATION, "W" + tail);
    }

    @Test
    void a_registration_is_locked_made_paid_permitted_refunded_and_its_slot_is_free_again() {
        String slot = freeSlot(0);
        Round made = made("P0003", slot, "1");
        assertThat(freeSlot(0)).isNotEqualTo(slot);
        Deed writeBack = writeBack(made, "1");
        Receipt paid = made.hear(his.counterparty.start(writeBack));

        assertThat(paid.seen()).isEqualTo(Parts.of(Part.CASH, 25_00));
        assertThat(paid.notes().asMap()).containsKeys(HisNotes.QUEUE_NO, HisNotes.LOCATION, HisNotes.TAKE_BEFORE);
        assertThat(yes(his.counterparty.ask(writeBack)).farNumber()).isEqualTo(paid.farNumber());

        Round back = made.next().planned(Act.WRITE_BACK_REGISTRATION, Bill.HIS, "X1");
        Receipt permit = back.hear(his.counterparty.start(back.deed(Act.PERMIT_REGISTRATION, "P1", 25_00)));
        Deed reversal = made.next()
                .noting(NoteKey.HIS_REFUND_NO, permit.farNumber())
                .returned(Act.CASH, Round.WECHAT, "D1", Parts.of(Part.CASH, 25_00), "5000", his.clock.instant())
                .reversal("X1", writeBack, paid);
        assertThat(yes(his.counterparty.reverse(reversal)).farNumber()).isNotEmpty();
        assertThat(yes(his.counterparty.askReverse(reversal)).farNumber()).isNotEmpty();

        assertThat(freeSlot(0)).isEqualTo(slot);
        assertThat(his.hospital.ledger().stream().mapToLong(LedgerEntry::fen).sum())
                .isZero();
        assertThat(yes(registrations.state(new RequestNo("W1"))).state()).isEqualTo("REFUNDED");
        assertThat(yes(registrations.registrations("P0003", TODAY, TODAY.plusDays(7))))
                .hasSize(1);
    }

    @Test
    void an_insured_registration_brings_a_fee_sheet_that_adds_up() {
        Round made = made("P0001", freeSlot(1), "1");

        FeeSheet sheet = FeeSheet.ofText(made.secrets().need(NoteKey.FEE_SHEET));
        assertThat(sheet.defect(new Money(25_00))).isEmpty();
        assertThat(sheet.encounter().visitNo()).isEqualTo(made.notes().get(NoteKey.VISIT_NO));
        assertThat(sheet.diagnoses()).hasSize(1);
        assertThat(made.notes().get(HisNotes.TOTAL)).isEqualTo("2500");
    }

    @Test
    void nobody_else_gets_a_locked_slot_until_ten_minutes_are_over() {
        String slot = freeSlot(0);
        Round first = round("P0001", slot, "1");
        first.hear(his.counterparty.start(first.deed(Act.LOCK_SLOT, "L1")));
        Round second = round("P0003", slot, "2");

        assertThat(no(his.counterparty.start(second.deed(Act.LOCK_SLOT, "L2"))).code())
                .isEqualTo("2040");
        his.clock.tick(Duration.ofMinutes(10));
        second.hear(his.counterparty.start(second.deed(Act.LOCK_SLOT, "L2")));
        his.clock.tick(Duration.ofMinutes(1));
        assertThat(no(his.counterparty.start(first.deed(Act.REGISTER, "R1"))).code())
                .isEqualTo("2041");
    }

    @Test
    void a_lock_whose_answer_was_lost_is_found_and_freed() {
        String slot = freeSlot(0);
        Round round = round("P0001", slot, "1");
        his.hospital.faults().next("R02", Mood.LOSE_REPLY);
        doubt(Doubt.NO_ANSWER, his.counterparty.start(round.deed(Act.LOCK_SLOT, "L1")));

        assertThat(yes(his.counterparty.abandon(round.deed(Act.LOCK_SLOT, "L1")))
                        .proof())
                .isEqualTo(Closed.Proof.BY_CLOSE);
        assertThat(freeSlot(0)).isEqualTo(slot);
    }

    @Test
    void a_registration_that_is_let_go_frees_the_slot_and_takes_no_payment_any_more() {
        String slot = freeSlot(0);
        Round made = made("P0003", slot, "1");

        yes(his.counterparty.abandon(made.deed(Act.REGISTER, "R1")));

        assertThat(freeSlot(0)).isEqualTo(slot);
        assertThat(no(his.counterparty.start(writeBack(made, "1"))).code()).isEqualTo("2013");
        assertThat(his.hospital.ledger()).isEmpty();
    }

    @Test
    void a_registration_that_never_arrived_is_let_go_so_that_it_cannot_arrive_any_more() {
        String slot = freeSlot(0);
        Round round = round("P0003", slot, "1");
        round.hear(his.counterparty.start(round.deed(Act.LOCK_SLOT, "L1")));
        his.hospital.faults().next("R04", Mood.LOSE_REQUEST);
        doubt(Doubt.NO_ANSWER, his.counterparty.start(round.deed(Act.REGISTER, "R1")));

        assertThat(yes(his.counterparty.abandon(round.deed(Act.REGISTER, "R1"))).proof())
                .isEqualTo(Closed.Proof.BY_CLOSE);
        assertThat(no(his.counterparty.ask(round.deed(Act.REGISTER, "R1"))).code())
                .isEqualTo("CANCELLED");
        assertThat(freeSlot(0)).isEqualTo(slot);
    }

    @Test
    void a_registration_that_never_arrived_and_whose_lock_is_gone_never_will() {
        Round round = round("P0003", freeSlot(0), "1");
        round.hear(his.counterparty.start(round.deed(Act.LOCK_SLOT, "L1")));
        his.hospital.faults().next("R04", Mood.LOSE_REQUEST);
        doubt(Doubt.NO_ANSWER, his.counterparty.start(round.deed(Act.REGISTER, "R1")));
        his.hospital.faults().next("R04", Mood.REFUSE);
        doubt(Doubt.NO_ANSWER, his.counterparty.abandon(round.deed(Act.REGISTER, "R1")));
        his.clock.tick(Duration.ofMinutes(11));

        assertThat(yes(his.counterparty.abandon(round.deed(Act.REGISTER, "R1")))
                        .notes()
                        .get("hisState"))
                .isEqualTo("LOCK_GONE");
        assertThat(his.hospital.effects("R04")).isZero();
    }

    @Test
    void a_registration_that_nobody_paid_in_time_is_a_no() {
        Round made = made("P0003", freeSlot(0), "1");
        his.clock.tick(Duration.ofMinutes(16));

        assertThat(no(his.counterparty.start(writeBack(made, "1"))).code()).isEqualTo("2009");
        assertThat(no(his.counterparty.ask(made.deed(Act.REGISTER, "R1"))).code())
                .isEqualTo("EXPIRED");
    }

    @Test
    void a_booking_that_was_answered_9999_or_late_is_found_by_asking() {
        Round made = made("P0003", freeSlot(0), "1");
        his.hospital.tricks().bookedButFaultNext();
        doubt(Doubt.NO_ANSWER, his.counterparty.start(writeBack(made, "1")));
        yes(his.counterparty.ask(writeBack(made, "1")));

        Round slow = made("P0003", freeSlot(0), "2");
        his.hospital.tricks().slowConfirmNext(Duration.ofSeconds(20));
        doubt(Doubt.STILL_WORKING, his.counterparty.start(writeBack(slow, "2")));
        doubt(Doubt.STILL_WORKING, his.counterparty.ask(writeBack(slow, "2")));
        his.clock.tick(Duration.ofSeconds(20));
        yes(his.counterparty.ask(writeBack(slow, "2")));
        assertThat(his.hospital.effects("R05")).isEqualTo(2);
    }

    @Test
    void an_amount_one_fen_off_is_a_doubt_and_advice_passes_through() {
        Round made = made("P0003", freeSlot(0), "1");
        his.hospital.faults().next("R05", Mood.WRONG_AMOUNT);
        doubt(Doubt.NO_ANSWER, his.counterparty.start(writeBack(made, "1")));

        Round other = made("P0003", freeSlot(0), "2");
        his.hospital.tricks().windowOnlyNext();
        assertThat(no(his.counterparty.start(writeBack(other, "2"))).advice()).isEqualTo(Advice.WINDOW_ONLY);
        his.hospital.tricks().refundAdvisedNext();
        assertThat(no(his.counterparty.start(writeBack(other, "2"))).advice()).isEqualTo(Advice.REFUND_ADVISED);
    }

    @Test
    void a_number_that_was_taken_is_not_refunded_by_machine() {
        Round made = made("P0003", freeSlot(0), "1");
        made.hear(his.counterparty.start(writeBack(made, "1")));
        his.hospital.tricks().attend("W1", false);

        Round back = made.next().planned(Act.WRITE_BACK_REGISTRATION, Bill.HIS, "X1");
        assertThat(no(his.counterparty.start(back.deed(Act.PERMIT_REGISTRATION, "P1", 25_00)))
                        .advice())
                .isEqualTo(Advice.WINDOW_ONLY);
    }

    @Test
    void departments_and_doctors_are_told_once_each() {
        assertThat(yes(registrations.departments(TODAY, TODAY.plusDays(3)))).hasSize(3);
        List<HisRegistrations.Doctor> doctors = yes(registrations.doctors("A12", TODAY, TODAY));
        assertThat(doctors).hasSize(1);
        doubt(Doubt.NOT_FOUND, registrations.state(new RequestNo("W9")));
    }
}
