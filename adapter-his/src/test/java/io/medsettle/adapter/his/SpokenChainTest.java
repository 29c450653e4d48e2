package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.his.SpokenHis.Way;
import io.medsettle.fixtures.his.BookedCharge;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One and the same chain over every way of speaking: found, read or held, looked at again, charged, refunded. */
class SpokenChainTest {
    @ParameterizedTest
    @EnumSource(Way.class)
    void a_self_paid_bill_is_frozen_rechecked_written_back_and_found_again(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            Bill bill = his.selfPaidBill("01");

            Receipt frozen = bill.hear(his.counterparty.start(bill.freeze()));
            assertThat(frozen.parts()).isEqualTo(Parts.of(Part.WHOLE, 12_34));
            assertThat(frozen.notes().get(HisNotes.HOLD)).isEqualTo(way.holds() ? "" : HisNotes.NO_HOLD);
            bill.hear(his.counterparty.start(bill.recheck()));
            Receipt booked = bill.hear(his.counterparty.start(bill.writeBack()));

            BookedCharge charge = his.hospital.charges("W01").get(0);
            assertThat(booked.seen()).isEqualTo(Parts.of(Part.CASH, 12_34));
            assertThat(booked.farNumber()).isEqualTo(charge.hisTradeNo());
            assertThat(booked.notes().get(HisNotes.GUIDE)).contains("取药");
            assertThat(charge.cashFen()).isEqualTo(12_34);
            assertThat(charge.payTime()).isEqualTo(booked.farTime());
            assertThat(yes(his.counterparty.ask(bill.writeBack())).farNumber()).isEqualTo(booked.farNumber());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_refund_is_permitted_booked_red_and_found_again(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            Bill bill = his.frozenBill("01");
            Receipt booked = bill.hear(his.counterparty.start(bill.writeBack()));

            bill.permitted(bill.hear(his.counterparty.start(bill.permit(12_34))));
            var back = bill.redReceipt(booked, 12_34, his.clock.instant().plusSeconds(200));
            Returned red = yes(his.counterparty.reverse(back));

            assertThat(his.hospital.refunds("W01")).hasSize(1);
            assertThat(his.hospital.refunds("W01").get(0).hisRefundTradeNo()).isEqualTo(red.farNumber());
            assertThat(yes(his.counterparty.askReverse(back)).arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_bill_that_changed_after_it_was_read_is_found_out_before_money_moves(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            Bill bill = his.frozenBill("01");
            if (way.holds()) {
                his.hospital.edit(bill.notes().get(NoteKey.HIS_ORDER_ID));
            } else {
                his.faces.edit(bill.notes().get(NoteKey.VISIT_NO));
            }

            assertThat(no(his.counterparty.start(bill.recheck())).code()).isEqualTo("VERSION_MOVED");
            assertThat(no(his.counterparty.start(bill.writeBack())).code()).isEqualTo("2005");
            assertThat(his.hospital.charges()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_bill_that_was_charged_at_the_window_is_not_payable_any_more(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            var visit = his.hospital.addVisit("P0003", 50_00, 1);
            Bill bill = Bill.selfPay("02", visit.visitNo(), way.holds() ? visit.rxNo() : visit.visitNo())
                    .borne(Parts.NONE, 50_00);
            bill.hear(his.counterparty.start(bill.freeze()));
            his.hospital.tricks().payAtWindow(visit.visitNo(), visit.rxNo());

            no(his.counterparty.start(bill.recheck()));
            no(his.counterparty.start(bill.writeBack()));
            assertThat(his.hospital.charges("W02")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void what_was_only_read_or_held_is_let_go_and_what_was_charged_is_not(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            Bill left = his.frozenBill("01");
            assertThat(yes(his.counterparty.abandon(left.freeze())).proof())
                    .isEqualTo(way.holds() ? Closed.Proof.BY_CLOSE : Closed.Proof.BY_ABSENCE);

            Bill charged = his.frozenBill("02");
            yes(his.counterparty.start(charged.writeBack()));
            assertThat(no(his.counterparty.abandon(charged.freeze())).code()).isEqualTo("2011");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void an_amount_that_is_one_fen_off_never_books(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            Bill bill = his.frozenBill("01");
            his.faces.faults().next(way.holds() ? way.pay : way.state, Mood.WRONG_AMOUNT);

            doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));
            yes(his.counterparty.ask(bill.writeBack()));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void questions_are_answered(Way way) {
        try (SpokenHis his = new SpokenHis(way)) {
            HisQuestions.Patient found = yes(his.questions.patients(
                            "ID_CARD", new Secret(SamplePeople.all().get(2).idNumber())))
                    .get(0);
            assertThat(found.patientId()).isEqualTo("P0003");
            assertThat(found.birthday()).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(yes(his.questions.patients("HIS_ID", new Secret("P9999"))))
                    .isEmpty();
            assertThat(yes(his.questions.places()))
                    .extracting(HisQuestions.InsuredPlace::admdvs)
                    .contains("440100");
            assertThat(yes(his.questions.eligibility("P0001", "440100")).insured())
                    .isTrue();
            assertThat(yes(his.questions.eligibility("P0003", "440100")).insured())
                    .isFalse();
            var visit = his.hospital.addVisit("P0003", 50_00, 1);
            LocalDate day = LocalDate.parse("2026-01-05");
            assertThat(yes(his.questions.unpaid("P0003", day, day)))
                    .filteredOn(v -> v.visitNo().equals(visit.visitNo()))
                    .flatExtracting(HisQuestions.UnpaidVisit::orders)
                    .extracting(HisQuestions.UnpaidOrder::fen)
                    .containsExactly(50_00L);
            assertThat(yes(his.site.capabilities()).freeze()).isEqualTo(way.holds());
        }
    }
}
