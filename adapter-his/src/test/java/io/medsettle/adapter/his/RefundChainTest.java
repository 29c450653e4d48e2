package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.HisCapabilities;
import io.medsettle.fixtures.his.HisCapability;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A charged bill's way back through the simulated HIS. */
class RefundChainTest {
    private final SimulatedHis his = new SimulatedHis();

    @AfterEach
    void close() {
        his.close();
    }

    private static Receipt charged(SimulatedHis at, Bill bill) {
        bill.hear(at.counterparty.start(bill.freeze()));
        return bill.hear(at.counterparty.start(bill.writeBack()));
    }

    private Deed reversal(Bill bill, Receipt booked, long cashFen) {
        return bill.redReceipt(booked, cashFen, his.clock.instant());
    }

    @Test
    void an_insured_bill_is_permitted_refunded_and_gets_its_red_receipt() {
        Bill bill = his.insuredBill("01");
        Receipt booked = charged(his, bill);

        Receipt granted = bill.hear(his.counterparty.start(bill.permit(100_00)));
        assertThat(yes(his.counterparty.ask(bill.permit(100_00))).farNumber()).isEqualTo(granted.farNumber());
        Deed reversal = reversal(bill.permitted(granted), booked, 20_00);
        doubt(Doubt.NOT_FOUND, his.counterparty.askReverse(reversal));
        Returned returned = yes(his.counterparty.reverse(reversal));

        assertThat(yes(his.counterparty.reverse(reversal))).isEqualTo(returned);
        assertThat(yes(his.counterparty.askReverse(reversal))).isEqualTo(returned);
        assertThat(his.hospital.refunds("W01")).hasSize(1);
        assertThat(his.hospital.refunds("W01").get(0).hisRefundTradeNo()).isEqualTo(returned.farNumber());
        assertThat(his.hospital.refunds("W01").get(0).refundTime()).isEqualTo(returned.farTime());
        assertThat(doubt(Doubt.NO_ANSWER, his.counterparty.ask(bill.writeBack()))
                        .text())
                .contains("已退费");
        yes(his.counterparty.abandon(bill.freeze()));
    }

    @Test
    void cash_is_refunded_in_parts_each_with_a_permit_of_its_own() {
        Bill bill = his.selfPaidBill("01");
        Receipt booked = charged(his, bill);

        bill.permitted(bill.hear(his.counterparty.start(bill.permit(2_34))));
        yes(his.counterparty.reverse(reversal(bill, booked, 2_34)));

        assertThat(his.hospital.refunds("W01").get(0).cashFen()).isEqualTo(2_34);
        assertThat(doubt(Doubt.NO_ANSWER, his.counterparty.ask(bill.writeBack()))
                        .text())
                .contains("2.34");
    }

    @Test
    void more_than_was_charged_is_not_permitted_and_dispensed_drugs_are_not_either() {
        Bill bill = his.insuredBill("01");
        charged(his, bill);

        assertThat(no(his.counterparty.start(bill.permit(100_01))).code()).isEqualTo("2021");
        his.hospital.tricks().dispense("W01");
        assertThat(no(his.counterparty.start(bill.permit(100_00))).code()).isEqualTo("DISPENSED");
        assertThat(no(his.counterparty.start(bill.permit(100_00))).advice()).isEqualTo(Advice.WINDOW_ONLY);
    }

    @Test
    void a_permit_for_fee_lines_names_them() {
        Bill bill = his.selfPaidBill("01");
        charged(his, bill);

        assertThat(no(his.counterparty.start(
                                bill.noting(HisNotes.REFUND_ITEMS, "999999").permit(2_00)))
                        .code())
                .isEqualTo("2002");
    }

    @Test
    void an_unused_permit_is_given_back_and_frees_its_reserve() {
        Bill bill = his.insuredBill("01");
        charged(his, bill);
        bill.hear(his.counterparty.start(bill.permit(100_00)));

        yes(his.counterparty.abandon(bill.permit(100_00)));
        yes(his.counterparty.abandon(bill.permit(100_00)));

        assertThat(no(his.counterparty.ask(bill.permit(100_00))).code()).isEqualTo("REJECTED");
        assertThat(his.hospital.refunds()).isEmpty();
    }

    @Test
    void a_permit_that_never_arrived_is_closed_for_good() {
        Bill bill = his.insuredBill("01");
        charged(his, bill);

        yes(his.counterparty.abandon(bill.permit(100_00)));

        assertThat(no(his.counterparty.ask(bill.permit(100_00))).code()).isEqualTo("REJECTED");
    }

    @Test
    void a_used_permit_cannot_be_given_back() {
        Bill bill = his.insuredBill("01");
        Receipt booked = charged(his, bill);
        bill.permitted(bill.hear(his.counterparty.start(bill.permit(100_00))));
        yes(his.counterparty.reverse(reversal(bill, booked, 20_00)));

        assertThat(no(his.counterparty.abandon(bill.permit(100_00))).code()).isEqualTo("DONE");
    }

    @Test
    void a_red_receipt_that_disagrees_with_its_permit_is_a_no() {
        Bill bill = his.insuredBill("01");
        Receipt booked = charged(his, bill);
        bill.permitted(bill.hear(his.counterparty.start(bill.permit(100_00))));

        assertThat(no(his.counterparty.reverse(reversal(bill, booked, 19_99))).code())
                .isEqualTo("2023");
    }

    @Test
    void a_slow_red_receipt_is_waited_for() {
        Bill bill = his.insuredBill("01");
        Receipt booked = charged(his, bill);
        bill.permitted(bill.hear(his.counterparty.start(bill.permit(100_00))));
        Deed reversal = reversal(bill, booked, 20_00);
        his.hospital.tricks().slowRefundNext(Duration.ofSeconds(20));

        doubt(Doubt.STILL_WORKING, his.counterparty.reverse(reversal));
        doubt(Doubt.STILL_WORKING, his.counterparty.askReverse(reversal));
        his.clock.tick(Duration.ofSeconds(21));
        yes(his.counterparty.askReverse(reversal));
    }

    @Test
    void a_refund_that_his_began_itself_has_a_number_without_a_permit() {
        Bill bill = his.insuredBill("01");
        Receipt booked = charged(his, bill);
        bill.noting(NoteKey.HIS_REFUND_NO, his.hospital.tricks().openRefund("W01", 100_00));

        yes(his.counterparty.reverse(reversal(bill, booked, 20_00)));

        assertThat(his.hospital.refunds("W01")).hasSize(1);
        assertThat(his.hospital.effects("F01")).isZero();
    }

    @Test
    void what_went_back_without_anybody_asking_his_gets_a_permit_and_a_red_receipt() {
        Bill bill = his.insuredBill("01");
        Receipt booked = charged(his, bill);

        yes(his.counterparty.reverse(reversal(bill, booked, 20_00)));

        assertThat(his.hospital.effects("F01")).isEqualTo(1);
        assertThat(his.hospital.refunds("W01")).hasSize(1);
    }

    @Test
    void a_site_without_permits_takes_our_own_number() {
        HisCapabilities can = HisCapabilities.usual().without(HisCapability.PERMIT_REFUND);
        try (SimulatedHis site = new SimulatedHis(usual -> usual.offering(can))) {
            Bill bill = site.insuredBill("01");
            Receipt booked = charged(site, bill);

            assertThat(no(site.counterparty.start(bill.permit(100_00))).code()).isEqualTo("1404");
            yes(site.counterparty.reverse(bill.redReceipt(booked, 20_00, site.clock.instant())));

            assertThat(site.hospital.refunds("W01")).hasSize(1);
        }
    }

    @Test
    void a_site_without_partial_refunds_says_no_to_one() {
        HisCapabilities can = HisCapabilities.usual().without(HisCapability.PARTIAL_REFUND);
        try (SimulatedHis site = new SimulatedHis(usual -> usual.offering(can))) {
            Bill bill = site.selfPaidBill("01");
            charged(site, bill);

            assertThat(no(site.counterparty.start(bill.permit(1_00))).code()).isEqualTo("2024");
            assertThat(yes(site.site.capabilities()).partialRefund()).isFalse();
        }
    }
}
