package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.server.metrics.Drives;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 结算告警: orders in doubt, stuck, not written down, and credit pay; each calm before, red by a far side's mood, calm again. */
@ExtendWith(WatchedGateway.class)
class MoneyAlarmsTest {
    private final Watched watched;
    private final Gateway gateway;
    private final Clinic clinic;
    private final CreditClinic credit;

    MoneyAlarmsTest(Watched watched) {
        this.watched = watched;
        gateway = watched.gateway();
        clinic = gateway.clinic();
        credit = new CreditClinic(gateway);
    }

    @Test
    @Drives({"OrdersInDoubt", "CollectedNotWritten"})
    void an_order_that_his_does_not_answer_about_is_in_doubt_and_its_money_is_not_written_down() {
        Watched.Alarm doubt = watched.calm("OrdersInDoubt");
        Watched.Alarm unwritten = watched.calm("CollectedNotWritten");
        gateway.world().his().faults().always("O07", Mood.LOSE_REQUEST);
        gateway.world().his().faults().always("O08", Mood.LOSE_REQUEST);
        Said priced = clinic.selfPay(7, 50_00);
        String id = priced.text("orderId");
        clinic.atTheCashier(7, clinic.pay(id), PatientChoice.BOTH_OK);

        doubt.turnsRed("state", "IN_DOUBT");
        unwritten.turnsRed();

        gateway.calm();
        clinic.until(id, Watched.LONG, "SETTLED");
        doubt.turnsCalm();
        unwritten.turnsCalm();
    }

    @Test
    @Drives("OrdersStuck")
    void an_amount_that_is_a_fen_off_leaves_an_order_to_a_person() {
        Watched.Alarm stuck = watched.calm("OrdersStuck");
        Said priced = clinic.mixed(8, 200_00);
        String id = priced.text("orderId");
        Said paying = clinic.pay(id);
        gateway.world().wechat().faults().always("pay-query", Mood.WRONG_AMOUNT);
        clinic.atTheCashier(8, paying, PatientChoice.BOTH_OK);
        clinic.until(id, Watched.LONG, "STUCK");

        stuck.turnsRed();
    }

    private void circuitIsClosed() {
        watched.until("medsettle_credit_circuit == 0");
    }

    @Test
    @Drives("CreditHeldTooLong")
    void a_credit_payment_in_doubt_for_longer_than_the_hold_calls_a_person() {
        circuitIsClosed();
        Watched.Alarm held = watched.calm("CreditHeldTooLong");
        credit.signed(9);
        credit.platform().faults().next("HOS00003", Mood.LOSE_REPLY);
        credit.platform().faults().always("HOS00012", Mood.MAINTENANCE);
        NewVisit visit = clinic.bill(9, 300_00);
        Map<String, Object> event = CreditClinic.event(visit);
        Said said = credit.saved(event);
        assertThat(said.text("result")).as(said.text()).isEqualTo("PROCESSING");

        held.turnsRed();

        gateway.calm();
        assertThat(credit.decided(event, Watched.LONG).text("result")).isEqualTo("PAID");
        held.turnsCalm();
    }

    @Test
    @Drives("CreditBadSignatures")
    void answers_of_the_platform_under_a_wrong_signature_call_a_person() {
        circuitIsClosed();
        Watched.Alarm signatures = watched.calm("CreditBadSignatures");
        credit.signed(10);
        credit.platform().spoil("HOS00001", AnswerFlaw.WRONG_SIGNATURE, AnswerFlaw.WRONG_SIGNATURE);
        credit.settled(10, 40_00);
        credit.settled(10, 41_00);

        signatures.turnsRed();
    }

    @Test
    @Drives("CreditDeclinedOften")
    void a_platform_that_declines_one_after_the_other_calls_a_person() {
        circuitIsClosed();
        Watched.Alarm declined = watched.calm("CreditDeclinedOften");
        credit.signed(10);
        credit.platform().faults().always("HOS00003", Mood.REFUSE);
        declined.turnsRed(() -> {
            Said said = credit.settled(10, 150_00);
            assertThat(said.text("result")).as(said.text()).isEqualTo("DECLINED");
        });
    }

    @Test
    @Drives("CreditCircuitOpen")
    void a_platform_that_does_not_answer_any_more_is_left_alone_and_somebody_is_told() {
        circuitIsClosed();
        Watched.Alarm open = watched.calm("CreditCircuitOpen");
        credit.signed(14);
        credit.platform().faults().always("HOS00001", Mood.LOSE_REQUEST);

        open.turnsRed(() -> credit.settled(14, 50_00));

        gateway.calm();
        open.turnsCalm();
    }
}
