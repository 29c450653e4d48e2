package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.alipay.MedicalSettings.Flow;
import io.medsettle.fixtures.alipay.AnswerFlaw;
import io.medsettle.fixtures.alipay.KeyMode;
import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned.Arrival;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole payments and their way back, over real HTTP. */
class SimulatorChainTest {
    private static final Parts FIFTY = Parts.of(Part.CASH, 50_00);

    private Hospital hospital = new Hospital();
    private final Deed cash = Deeds.cash("20260105C00001", 50_00);

    @AfterEach
    void close() {
        hospital.close();
    }

    private void instead(KeyMode mode, Optional<String> contentKey, Flow flow) {
        hospital.close();
        hospital = new Hospital(mode, contentKey, flow);
    }

    @Test
    void a_patient_authorises_pays_insurance_and_cash_at_one_page_and_gets_both_back() {
        assertThat(yes(hospital.exchanged())).isInstanceOf(Authorisation.Wanted.class);
        Deed mixed = hospital.mixedBehind(cash);
        Started.HandedOff handed = Hospital.handed(yes(hospital.party.start(mixed)));
        assertThat(handed.handoff().get("payUrl")).startsWith("http");
        assertThat(doubt(hospital.party.ask(cash))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(doubt(hospital.party.ask(mixed))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(hospital.alipay.pay("20260105C00001", PatientChoice.BOTH_OK).ok())
                .isTrue();
        assertThat(hospital.settled).containsExactly(Deeds.PAY_ORD_ID + " 5000");

        Receipt paid = yes(hospital.party.ask(cash));
        Receipt seen = yes(hospital.party.ask(mixed));
        assertThat(paid.parts()).isEqualTo(FIFTY);
        assertThat(seen.seen()).isEqualTo(Deeds.ALL);
        assertThat(seen.farNumber()).isEqualTo(handed.farNumber());
        assertThat(no(hospital.party.abandon(mixed)).text()).isEqualTo("混合订单已支付");
        assertThat(no(hospital.party.abandon(cash)).code()).isEqualTo("TRADE_SUCCESS");

        Leg insurer = Deeds.orderLeg("20260105J00001", Standing.RETURNED, Deeds.ALL.with(Part.CASH, 0));
        Deed cashBack = Deeds.back(cash, paid, "20260105R00001", FIFTY, insurer);
        assertThat(yes(hospital.party.reverse(cashBack)).arrival()).isEqualTo(Arrival.ARRIVED);
        Deed told = Deeds.back(mixed, seen, "20260105X00001", Parts.NONE, insurer);
        assertThat(yes(hospital.party.reverse(told)).parts()).isEqualTo(Parts.NONE);
        assertThat(yes(hospital.party.askReverse(told)).arrival()).isEqualTo(Arrival.ARRIVED);
        assertThat(hospital.held()).isZero();
        assertThat(yes(hospital.party.ask(cash)).notes().get("goneBack")).isEqualTo("CASH:5000");
    }

    @Test
    void insurance_alone_needs_no_cash_trade() {
        Parts insured = Deeds.ALL.with(Part.CASH, 0);
        Deed mixed = hospital.authorised(Deeds.expecting(
                Deeds.mixed("20260105M00001", Deeds.orderLeg("20260105I00001", Standing.OPEN, insured)), insured));
        yes(hospital.party.start(mixed));
        hospital.alipay.pay("20260105M00001", PatientChoice.BOTH_OK);
        assertThat(yes(hospital.party.ask(mixed)).seen()).isEqualTo(insured);
        assertThat(hospital.alipay.ledger()).isEmpty();
    }

    @Test
    void a_mixed_order_is_let_go_when_its_cash_is_closed() {
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        assertThat(doubt(hospital.party.abandon(mixed))).isEqualTo(Doubt.STILL_WORKING);
        yes(hospital.party.abandon(cash));
        Deed after = Deeds.mixed(
                "20260105M00001",
                Deeds.cashLeg("20260105C00001", Standing.GONE, 50_00, ""),
                Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL));
        yes(hospital.party.abandon(after));
        hospital.alipay.pay("20260105C00001", PatientChoice.BOTH_OK);
        assertThat(hospital.held()).isZero();
    }

    @Test
    void a_mixed_order_whose_insurance_failed_is_dead_though_its_cash_was_paid() {
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        hospital.alipay.pay("20260105C00001", PatientChoice.SELF_OK_MED_FAIL);
        assertThat(no(hospital.party.ask(mixed)).text()).isEqualTo("混合订单已关闭");
        yes(hospital.party.abandon(mixed));
        assertThat(yes(hospital.party.ask(cash)).parts()).isEqualTo(FIFTY);
    }

    @Test
    void a_shown_code_is_scanned_and_paid_and_an_unscanned_one_is_gone_only_when_its_time_is_over() {
        Deed shown = Deeds.shown("20260105Q00001", 50_00);
        assertThat(doubt(hospital.party.ask(shown))).isEqualTo(Doubt.NOT_FOUND);
        Started.HandedOff handed = Hospital.handed(yes(hospital.party.start(shown)));
        Deed known = Deeds.knowing(shown, handed.notes());
        assertThat(doubt(hospital.party.ask(known))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(doubt(hospital.party.abandon(known))).isEqualTo(Doubt.STILL_WORKING);
        hospital.alipay.pay(handed.handoff().get("qrCode"), PatientChoice.BOTH_OK);
        assertThat(yes(hospital.party.ask(known)).parts()).isEqualTo(FIFTY);
        assertThat(no(hospital.party.abandon(known)).code()).isEqualTo("TRADE_SUCCESS");

        Deed second = Deeds.shown("20260105Q00002", 50_00);
        Deed unscanned = Deeds.knowing(
                second, Hospital.handed(yes(hospital.party.start(second))).notes());
        hospital.clock.tick(Duration.ofMinutes(32));
        Closed closed = yes(hospital.party.abandon(unscanned));
        assertThat(closed.proof()).isEqualTo(Closed.Proof.BY_ABSENCE);
        assertThat(hospital.alipay.pay("20260105Q00002", PatientChoice.BOTH_OK).ok())
                .isFalse();
        assertThat(hospital.held()).isEqualTo(50_00);
    }

    @Test
    void a_scanned_but_unpaid_code_is_closed_like_any_trade() {
        Deed shown = Deeds.shown("20260105Q00001", 50_00);
        Deed known = Deeds.knowing(
                shown, Hospital.handed(yes(hospital.party.start(shown))).notes());
        assertThat(hospital.alipay.scan("20260105Q00001")).isTrue();
        yes(hospital.party.abandon(known));
        assertThat(hospital.alipay.tradeStatus("20260105Q00001")).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void a_password_is_waited_for_and_then_the_payment_is_there() {
        Deed scanned = scanned("20260105P00001", "10003");
        Started.HandedOff handed = Hospital.handed(yes(hospital.party.start(scanned)));
        assertThat(handed.notes().get(NoteKey.TRADE_NO)).isNotEmpty();
        assertThat(doubt(hospital.party.ask(scanned))).isEqualTo(Doubt.STILL_WORKING);
        hospital.alipay.pay("20260105P00001", PatientChoice.BOTH_OK);
        assertThat(yes(hospital.party.ask(scanned)).parts()).isEqualTo(FIFTY);
    }

    @Test
    void a_password_that_never_comes_is_cancelled_and_takes_nothing_later() {
        Deed scanned = scanned("20260105P00001", "10003");
        yes(hospital.party.start(scanned));
        yes(hospital.party.abandon(scanned));
        yes(hospital.party.abandon(scanned));
        hospital.alipay.pay("20260105P00001", PatientChoice.BOTH_OK);
        assertThat(hospital.held()).isZero();
        assertThat(no(hospital.party.ask(scanned)).code()).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void an_unknown_payment_is_asked_for_and_is_what_it_is() {
        Deed paid = scanned("20260105P00001", "20000");
        assertThat(doubt(hospital.party.start(paid))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(yes(hospital.party.ask(paid)).parts()).isEqualTo(FIFTY);
        assertThat(no(hospital.party.abandon(paid)).code()).isEqualTo("TRADE_SUCCESS");
        Deed not = scanned("20260105P00002", "20001");
        assertThat(doubt(hospital.party.start(not))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(hospital.party.abandon(not).maybe()).isEmpty();
        hospital.clock.tick(Duration.ofMinutes(11));
        yes(hospital.party.abandon(not));
        assertThat(hospital.held()).isEqualTo(50_00);
    }

    @Test
    void a_code_that_is_no_good_and_a_purse_that_is_empty_are_firm() {
        assertThat(no(hospital.party.start(scanned("20260105P00001", "40004"))).code())
                .isEqualTo("ACQ.PAYMENT_AUTH_CODE_INVALID");
        assertThat(no(hospital.party.start(scanned("20260105P00002", "40005"))).code())
                .isEqualTo("ACQ.BUYER_BALANCE_NOT_ENOUGH");
    }

    @Test
    void two_parts_go_back_under_two_numbers_and_a_repeat_moves_nothing() {
        Receipt paid = paid();
        Deed first = Deeds.back(cash, paid, "20260105R00001", Parts.of(Part.CASH, 20_00));
        Deed second = Deeds.back(cash, paid, "20260105R00002", Parts.of(Part.CASH, 30_00));
        yes(hospital.party.reverse(first));
        yes(hospital.party.reverse(second));
        assertThat(yes(hospital.party.reverse(first)).parts()).isEqualTo(Parts.of(Part.CASH, 20_00));
        assertThat(yes(hospital.party.askReverse(second)).parts()).isEqualTo(Parts.of(Part.CASH, 30_00));
        assertThat(hospital.held()).isZero();
    }

    @Test
    void an_account_without_money_refunds_later_under_the_same_number() {
        Receipt paid = paid();
        hospital.alipay.withdraw(50_00);
        Deed back = Deeds.back(cash, paid, "20260105R00001", FIFTY);
        assertThat(doubt(hospital.party.reverse(back))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(hospital.party.askReverse(back))).isEqualTo(Doubt.NOT_FOUND);
        hospital.alipay.topUp(50_00);
        yes(hospital.party.reverse(back));
        assertThat(hospital.effects("20260105R00001")).isEqualTo(1);
    }

    @Test
    void a_trade_too_old_is_not_refunded() {
        Receipt paid = paid();
        hospital.alipay.expireRefundWindow("20260105C00001");
        assertThat(no(hospital.party.reverse(Deeds.back(cash, paid, "20260105R00001", FIFTY)))
                        .code())
                .isEqualTo("ACQ.TRADE_HAS_FINISHED");
        assertThat(yes(hospital.party.ask(cash)).parts()).isEqualTo(FIFTY);
    }

    @Test
    void with_certificates_and_with_encrypted_content_everything_is_as_before() {
        instead(KeyMode.CERTIFICATE, Optional.of(Hospital.CONTENT_KEY), Flow.ALIPAY_CASHIER);
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        hospital.alipay.pay("20260105C00001", PatientChoice.BOTH_OK);
        assertThat(yes(hospital.party.ask(mixed)).seen()).isEqualTo(Deeds.ALL);
        hospital.alipay.faults().next("alipay.trade.refund", Mood.LOSE_REPLY);
        Deed back = Deeds.back(cash, yes(hospital.party.ask(cash)), "20260105R00001", FIFTY);
        assertThat(doubt(hospital.party.reverse(back))).isEqualTo(Doubt.NO_ANSWER);
        yes(hospital.party.askReverse(back));
        assertThat(hospital.held()).isZero();
    }

    @Test
    void a_certificate_nobody_has_shown_us_is_fetched_once_and_believed_by_its_root() {
        instead(KeyMode.CERTIFICATE, Optional.empty(), Flow.ALIPAY_CASHIER);
        paid();
        hospital.alipay.rotateKey();
        assertThat(yes(hospital.party.ask(cash)).parts()).isEqualTo(FIFTY);
        assertThat(yes(hospital.party.ask(cash)).parts()).isEqualTo(FIFTY);
        assertThat(hospital.alipay.carriedOut("alipay.open.app.alipaycert.download"))
                .isEqualTo(1);
    }

    @Test
    void with_certificates_escaped_slashes_are_theirs_and_an_unpublished_certificate_is_not() {
        instead(KeyMode.CERTIFICATE, Optional.empty(), Flow.ALIPAY_CASHIER);
        paid();
        hospital.alipay.spoil("alipay.trade.query", AnswerFlaw.SLASH_UNESCAPED, AnswerFlaw.UNKNOWN_CERT_SN);
        yes(hospital.party.ask(cash));
        assertThat(doubt(hospital.party.ask(cash))).isEqualTo(Doubt.NO_ANSWER);
        yes(hospital.party.ask(cash));
    }

    @Test
    void content_that_is_encrypted_may_be_answered_plainly() {
        instead(KeyMode.KEY, Optional.of(Hospital.CONTENT_KEY), Flow.ALIPAY_CASHIER);
        paid();
        hospital.alipay.spoil("alipay.trade.query", AnswerFlaw.PLAIN_NODE);
        yes(hospital.party.ask(cash));
    }

    @Test
    void a_new_bare_key_is_not_believed_until_it_is_configured() {
        paid();
        hospital.alipay.rotateKey();
        assertThat(doubt(hospital.party.ask(cash))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void led_by_the_hospital_only_the_cash_is_paid_at_alipay() {
        instead(KeyMode.KEY, Optional.empty(), Flow.HOSPITAL_LED);
        String tradeNo =
                Hospital.handed(yes(hospital.party.start(cash))).notes().need(NoteKey.TRADE_NO);
        Deed mixed = Deeds.mixed(
                "20260105M00001",
                Deeds.cashLeg("20260105C00001", Standing.OPEN, 50_00, tradeNo),
                Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL));
        assertThat(Hospital.handed(yes(hospital.party.start(mixed))).handoff())
                .isEqualTo(Fields.of("tradeNO", tradeNo));
        assertThat(doubt(hospital.party.ask(mixed))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(doubt(hospital.party.abandon(mixed))).isEqualTo(Doubt.STILL_WORKING);
        hospital.alipay.pay("20260105C00001", PatientChoice.BOTH_OK);
        assertThat(yes(hospital.party.ask(mixed)).parts()).isEqualTo(Parts.NONE);
        assertThat(no(hospital.party.abandon(mixed)).code()).isEqualTo("TRADE_SUCCESS");
        Deed insured = Deeds.mixed("20260105M00002", Deeds.orderLeg("20260105I00002", Standing.OPEN, Deeds.ALL));
        assertThat(yes(hospital.party.start(insured))).isInstanceOf(Started.Done.class);
        yes(hospital.party.ask(insured));
        yes(hospital.party.abandon(insured));
    }

    private Deed scanned(String number, String ending) {
        String code = hospital.alipay.paymentCode(Deeds.PERSON.openid(), ending);
        return Deeds.scanned(number, 50_00, code);
    }

    private Receipt paid() {
        yes(hospital.party.start(cash));
        hospital.alipay.pay("20260105C00001", PatientChoice.BOTH_OK);
        return yes(hospital.party.ask(cash));
    }
}
