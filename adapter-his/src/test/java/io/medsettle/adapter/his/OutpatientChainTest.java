package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tencent.kona.crypto.KonaCryptoProvider;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.his.BookedCharge;
import io.medsettle.fixtures.his.HisMac;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.crypto.ProviderCrypto;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bill's way through the simulated HIS: found, frozen, looked at again, written back, or let go. */
class OutpatientChainTest {
    private static final SamplePerson PERSON = SamplePeople.all().get(0);

    private final SimulatedHis his = new SimulatedHis();

    @AfterEach
    void close() {
        his.close();
    }

    @Test
    void an_insured_bill_is_frozen_rechecked_and_written_back() {
        Bill bill = his.insuredBill("01");

        Receipt frozen = bill.hear(his.counterparty.start(bill.freeze()));
        assertThat(frozen.parts()).isEqualTo(Parts.of(Part.WHOLE, 100_00));
        FeeSheet sheet = FeeSheet.ofText(bill.secrets().need(NoteKey.FEE_SHEET));
        assertThat(sheet.defect(new Money(100_00))).isEmpty();
        assertThat(bill.hear(his.counterparty.start(bill.recheck())).parts()).isEqualTo(frozen.parts());

        Receipt booked = bill.hear(his.counterparty.start(bill.writeBack()));

        assertThat(booked.seen()).isEqualTo(SimulatedHis.INSURER.with(Part.CASH, 20_00));
        assertThat(booked.notes().get(HisNotes.GUIDE)).contains("取药");
        BookedCharge charge = his.hospital.charges("W01").get(0);
        assertThat(charge.hisTradeNo()).isEqualTo(booked.farNumber());
        assertThat(charge.payTime()).isEqualTo(booked.farTime());
        assertThat(yes(his.counterparty.ask(bill.writeBack()))).isEqualTo(booked);
    }

    @Test
    void the_bill_of_another_person_than_the_one_shown_is_refused_and_set_free() {
        Bill bill = his.insuredBill("01")
                .hiding(NoteKey.CERT_NO, SamplePeople.all().get(1).idNumber());

        assertThat(no(his.counterparty.start(bill.freeze())).code()).isEqualTo("NOT_THEIRS");
        Fields where = bill.notes();
        Bill again = Bill.mixed("04", where.get(NoteKey.VISIT_NO), where.get(NoteKey.RX_NOS));
        again.hear(his.counterparty.start(again.freeze()));

        Bill own =
                his.insuredBill("02").hiding(NoteKey.CERT_NO, PERSON.idNumber().toLowerCase(Locale.ROOT));
        assertThat(own.hear(his.counterparty.start(own.freeze())).parts()).isEqualTo(Parts.of(Part.WHOLE, 100_00));
        Bill masked = his.insuredBill("03").hiding(NoteKey.CERT_NO, "4401**********1234");
        assertThat(masked.hear(his.counterparty.start(masked.freeze())).parts())
                .isEqualTo(Parts.of(Part.WHOLE, 100_00));
    }

    @Test
    void a_self_paid_bill_needs_no_bundle_and_no_insurance_block() {
        Bill bill = his.selfPaidBill("01");

        Receipt frozen = bill.hear(his.counterparty.start(bill.freeze()));
        assertThat(frozen.secrets().isEmpty()).isTrue();
        bill.hear(his.counterparty.start(bill.recheck()));
        Receipt booked = bill.hear(his.counterparty.start(bill.writeBack()));

        assertThat(booked.seen()).isEqualTo(Parts.of(Part.CASH, 12_34));
        assertThat(his.hospital.charges("W01")).hasSize(1);
    }

    @Test
    void repeats_under_the_same_numbers_have_one_effect() {
        Bill bill = his.insuredBill("01");

        Receipt first = bill.hear(his.counterparty.start(bill.freeze()));
        assertThat(bill.hear(his.counterparty.start(bill.freeze())).farNumber()).isEqualTo(first.farNumber());
        Receipt booked = bill.hear(his.counterparty.start(bill.writeBack()));
        assertThat(bill.hear(his.counterparty.start(bill.writeBack()))).isEqualTo(booked);

        assertThat(his.hospital.effects("O02")).isEqualTo(1);
        assertThat(his.hospital.effects("O07")).isEqualTo(1);
    }

    @Test
    void another_report_under_the_same_number_does_not_move_what_was_booked() {
        Bill bill = his.frozenBill("01");
        yes(his.counterparty.start(bill.writeBack()));

        bill.borne(Parts.of(Part.FUND, 80_00), 20_00);

        doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));
        assertThat(his.hospital.charges("W01").get(0).fundFen()).isEqualTo(60_00);
    }

    @Test
    void a_bill_edited_after_the_freeze_is_found_out_before_money_moves() {
        Bill bill = his.frozenBill("01");
        his.hospital.edit(bill.notes().get(NoteKey.HIS_ORDER_ID));

        assertThat(no(his.counterparty.start(bill.recheck())).code()).isEqualTo("VERSION_MOVED");
        assertThat(no(his.counterparty.start(bill.writeBack())).code()).isEqualTo("2005");
    }

    @Test
    void a_bill_edited_between_freeze_and_bundle_is_a_whole_no() {
        Bill bill = his.insuredBill("01");
        his.hospital.tricks().editAfterFreezeNext();

        assertThat(no(his.counterparty.start(bill.freeze())).code()).isEqualTo("2005");
        assertThat(no(his.counterparty.ask(bill.freeze())).code()).isEqualTo("RELEASED");
    }

    @Test
    void a_bill_paid_at_the_window_meanwhile_is_a_no_for_the_window() {
        Bill bill = his.frozenBill("01");
        his.hospital
                .tricks()
                .payAtWindow(bill.notes().get(NoteKey.VISIT_NO), bill.notes().get(NoteKey.RX_NOS));

        assertThat(no(his.counterparty.start(bill.recheck())).code()).isEqualTo("CHARGED_ELSEWHERE");
        assertThat(no(his.counterparty.ask(bill.freeze())).code()).isEqualTo("CHARGED_ELSEWHERE");
        assertThat(no(his.counterparty.start(bill.writeBack())).code()).isEqualTo("2008");
        assertThat(no(his.counterparty.ask(bill.writeBack())).advice()).isEqualTo(Advice.WINDOW_ONLY);
    }

    @Test
    void a_hold_that_lapsed_is_taken_again_by_recheck_and_by_write_back() {
        Bill bill = his.frozenBill("01");
        his.clock.tick(Duration.ofMinutes(16));
        bill.hear(his.counterparty.start(bill.recheck()));
        his.clock.tick(Duration.ofMinutes(16));

        bill.hear(his.counterparty.start(bill.writeBack()));

        assertThat(his.hospital.charges("W01")).hasSize(1);
        assertThat(his.hospital.effects("O02")).isEqualTo(1);
    }

    @Test
    void a_bill_that_another_order_holds_cannot_be_frozen() {
        Bill bill = his.frozenBill("01");
        Bill second = Bill.mixed(
                "02", bill.notes().get(NoteKey.VISIT_NO), bill.notes().get(NoteKey.RX_NOS));

        assertThat(no(his.counterparty.start(second.freeze())).code()).isEqualTo("2004");
        yes(his.counterparty.abandon(bill.freeze()));
        second.hear(his.counterparty.start(second.freeze()));
    }

    @Test
    void what_was_let_go_can_never_be_charged() {
        Bill bill = his.frozenBill("01");

        assertThat(yes(his.counterparty.abandon(bill.writeBack())).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        assertThat(yes(his.counterparty.abandon(bill.freeze())).proof()).isEqualTo(Closed.Proof.BY_CLOSE);

        assertThat(no(his.counterparty.start(bill.writeBack())).code()).isEqualTo("2013");
        assertThat(no(his.counterparty.ask(bill.writeBack())).code()).isEqualTo("2013");
        assertThat(no(his.counterparty.start(bill.freeze())).code()).isEqualTo("2013");
        assertThat(his.hospital.charges()).isEmpty();
    }

    @Test
    void what_was_charged_cannot_be_let_go() {
        Bill bill = his.frozenBill("01");
        yes(his.counterparty.start(bill.writeBack()));

        assertThat(no(his.counterparty.abandon(bill.writeBack())).code()).isEqualTo("2011");
        assertThat(no(his.counterparty.abandon(bill.freeze())).code()).isEqualTo("2011");
    }

    @Test
    void a_slow_booking_is_waited_for() {
        Bill bill = his.frozenBill("01");
        his.hospital.tricks().slowConfirmNext(Duration.ofSeconds(20));

        doubt(Doubt.STILL_WORKING, his.counterparty.start(bill.writeBack()));
        doubt(Doubt.STILL_WORKING, his.counterparty.ask(bill.writeBack()));
        doubt(Doubt.STILL_WORKING, his.counterparty.abandon(bill.writeBack()));
        his.clock.tick(Duration.ofSeconds(21));
        yes(his.counterparty.ask(bill.writeBack()));
    }

    @Test
    void a_fault_after_booking_is_found_out_by_asking() {
        Bill bill = his.frozenBill("01");
        his.hospital.tricks().bookedButFaultNext();

        doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));
        yes(his.counterparty.ask(bill.writeBack()));
        assertThat(his.hospital.charges("W01")).hasSize(1);
    }

    @Test
    void advice_to_refund_and_to_go_to_the_window_is_passed_on() {
        Bill bill = his.frozenBill("01");
        his.hospital.tricks().refundAdvisedNext();
        assertThat(no(his.counterparty.start(bill.writeBack())).advice()).isEqualTo(Advice.REFUND_ADVISED);

        his.hospital.tricks().windowOnlyNext();
        assertThat(no(his.counterparty.start(bill.writeBack())).advice()).isEqualTo(Advice.WINDOW_ONLY);
    }

    @Test
    void an_uninsured_patient_cannot_be_frozen_for_insurance_and_leaves_no_hold() {
        Bill selfPaid = his.selfPaidBill("01");
        Bill bill = Bill.mixed(
                "02", selfPaid.notes().get(NoteKey.VISIT_NO), selfPaid.notes().get(NoteKey.RX_NOS));

        assertThat(no(his.counterparty.start(bill.freeze())).code()).isEqualTo("2012");
        selfPaid.hear(his.counterparty.start(selfPaid.freeze()));
    }

    @Test
    void hmac_sm3_goes_through_the_embedders_sockets() {
        try (SimulatedHis sm3 = new SimulatedHis(usual -> usual.signedWith(HisMac.HMAC_SM3))) {
            KonaCryptoProvider provider = new KonaCryptoProvider();
            byte[] key = Proof.SECRET.getBytes(StandardCharsets.UTF_8);
            HisSignature signature = new HisSignature(
                    new ProviderCrypto(provider).mac("HmacSM3", new SecretKeySpec(key, "HmacSM3")), body -> {
                        try {
                            return MessageDigest.getInstance("SM3", provider).digest(body);
                        } catch (NoSuchAlgorithmException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            Bill bill = sm3.insuredBill("01");

            assertThat(no(sm3.counterparty.start(bill.freeze())).code()).isEqualTo("1902");
            bill.hear(sm3.spokenToBy(signature, Duration.ofSeconds(5)).start(bill.freeze()));
        }
    }

    @Test
    void a_clock_that_is_off_is_shut_out_and_nobody_draws_conclusions_about_the_money() {
        Bill bill = his.frozenBill("01");
        SettableClock off = new SettableClock(his.clock.instant().plus(Duration.ofMinutes(6)));
        HisCounterparty late = new HisCounterparty(
                his.settings(), new OkHttpExchange(Duration.ofSeconds(2), true), WireLog.none(), off);

        doubt(Doubt.NO_ANSWER, late.start(bill.writeBack()));
        doubt(Doubt.NO_ANSWER, late.ask(bill.writeBack()));
    }

    @Test
    void questions_are_answered() {
        List<HisQuestions.Patient> found = yes(his.questions.patients("ID_CARD", new Secret(PERSON.idNumber())));
        assertThat(found).hasSize(1);
        assertThat(yes(his.questions.patients("HIS_ID", new Secret("P9999")))).isEmpty();
        assertThat(yes(his.questions.patients(
                        "ID_CARD", new Secret(SamplePeople.all().get(4).idNumber()))))
                .hasSize(2);
        LocalDate day = LocalDate.parse("2026-01-05");
        assertThat(yes(his.questions.unpaid("P0001", day, day)))
                .hasSize(3)
                .flatExtracting(HisQuestions.UnpaidVisit::orders)
                .extracting(HisQuestions.UnpaidOrder::reason)
                .contains("NO_NATIONAL_CODE");
        assertThat(yes(his.questions.places()))
                .extracting(HisQuestions.InsuredPlace::admdvs)
                .contains("440100");
        assertThat(yes(his.questions.eligibility("P0001", "440100")).insured()).isTrue();
        assertThat(yes(his.questions.eligibility("P0003", "440100")).reason()).isEqualTo("NOT_INSURED");
        assertThat(no(his.questions.unpaid("P9999", day, day)).code()).isEqualTo("2001");
    }

    @Test
    void a_chosen_identity_is_written_back_once_and_used_by_the_bundle() {
        HisQuestions.InsuranceIdentity chosen =
                new HisQuestions.InsuranceIdentity(new Secret(PERSON.psnNo()), "390", "449999", "14", "M03900", false);

        String id = yes(his.questions.saveIdentity("P0001", chosen, new RequestNo("Q01")));
        assertThat(yes(his.questions.saveIdentity("P0001", chosen, new RequestNo("Q01"))))
                .isEqualTo(id);

        FeeSheet sheet = FeeSheet.ofText(his.frozenBill("01").secrets().need(NoteKey.FEE_SHEET));
        assertThat(sheet.encounter().insuType()).isEqualTo("390");
        assertThat(sheet.encounter().admdvs()).isEqualTo("449999");
        assertThat(sheet.encounter().diseaseCode()).isEqualTo("M03900");
    }

    @Test
    void what_the_site_offers_is_known_and_its_further_calls_work() {
        assertThat(yes(his.site.capabilities()).reverseInsurance()).isTrue();
        Bill bill = his.frozenBill("01");
        HisSite.PricedOrder order = new HisSite.PricedOrder(
                new RequestNo("W01"),
                bill.notes().get(NoteKey.HIS_ORDER_ID),
                Long.parseLong(bill.notes().get(NoteKey.HIS_VERSION)),
                "MD1",
                "");
        Parts split = SimulatedHis.INSURER.with(Part.CASH, 20_00);
        assertThat(yes(his.site.tellPricing(new RequestNo("T01"), order, split, his.clock.instant())))
                .isEqualTo(order.version());

        String reversal = yes(his.site.reverseInsurance(new RequestNo("W01"), "SE1", "MD1", "x"))
                .farNumber();
        assertThat(yes(his.site.reverseInsurance(new RequestNo("W01"), "SE1", "MD1", "x"))
                        .farNumber())
                .isEqualTo(reversal);
        doubt(Doubt.NO_ANSWER, his.counterparty.ask(bill.writeBack()));
        assertThat(no(his.counterparty.start(bill.writeBack())).code()).isEqualTo("2013");
    }

    @Test
    void his_in_maintenance_is_a_doubt_everywhere() {
        Bill bill = his.frozenBill("01");
        for (String id : new String[] {"O02", "O03", "O04", "O05", "O07", "O08", "F01", "F02", "F03"}) {
            his.hospital.faults().always(id, Mood.MAINTENANCE);
        }

        doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.freeze()));
        doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.recheck()));
        doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));
        doubt(Doubt.NO_ANSWER, his.counterparty.ask(bill.writeBack()));
        doubt(Doubt.NO_ANSWER, his.counterparty.abandon(bill.writeBack()));
        doubt(Doubt.NO_ANSWER, his.counterparty.abandon(bill.freeze()));
        doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.permit(100_00)));
        doubt(Doubt.NO_ANSWER, his.counterparty.ask(bill.permit(100_00)));
    }
}
