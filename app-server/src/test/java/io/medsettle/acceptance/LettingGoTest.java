package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.fixtures.yibao.VisitView;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bills that nobody pays, and bills that HIS or the insurer will not have. */
@ExtendWith(SharedGateway.class)
class LettingGoTest {
    private final Gateway gateway;
    private final Clinic clinic;

    LettingGoTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    @Test
    @Covers({"B03", "D04", "D12"})
    void a_cancelled_bill_leaves_no_upload_no_visit_and_no_frozen_bill_behind() {
        Said priced = clinic.mixed(7, 90_00);
        String id = priced.text("orderId");
        String mdtrt = Clinic.leg(priced, "visit").path("farNumber").asText();
        Counts counts = new Counts(gateway);

        clinic.cancel(id);

        clinic.until(id, Clinic.SOON, "CANCELLED");
        assertThat(Clinic.eventually(() -> counts.of("O04") == 1, Clinic.SOON)).isTrue();
        counts.once("6401", "2202", "O04").never("close", "settle", "O07");
        assertThat(gateway.world().yibao().visits())
                .filteredOn(v -> v.mdtrtId().equals(mdtrt))
                .singleElement()
                .returns(true, VisitView::cancelled);
        assertThat(new Money(gateway, id).theirs()).isEmpty();
    }

    @Test
    @Covers("D06")
    void a_bill_cancelled_at_the_cashier_is_closed_at_the_channel_first_and_can_be_opened_anew() {
        var visit = clinic.bill(8, 200_00);
        Said priced = clinic.channel().post("/api/v1/orders", clinic.wish("online-mixed", 8, visit), Clinic.freshKey());
        String id = priced.text("orderId");
        Said paying = clinic.pay(id);
        Said late = paying;
        clinic.atTheCashier(8, late, PatientChoice.CANCEL);
        Counts counts = new Counts(gateway);

        clinic.cancel(id);

        clinic.until(id, Clinic.SOON, "CANCELLED");
        assertThat(Clinic.eventually(() -> counts.of("O04") == 1, Clinic.SOON)).isTrue();
        counts.once("close", "6401", "2202");
        assertThat(clinic.atTheCashier(8, late, PatientChoice.BOTH_OK).ok()).isFalse();
        Said anew = clinic.channel().post("/api/v1/orders", clinic.wish("online-mixed", 8, visit), Clinic.freshKey());
        assertThat(anew.status()).as(anew.text()).isEqualTo(201);
        clinic.settled(anew, 8);
    }

    @Test
    @Covers("D04")
    void a_paid_bill_cannot_be_cancelled() {
        String id = clinic.settled(clinic.mixed(9, 60_00), 9).text("orderId");
        Counts counts = new Counts(gateway);

        Said refused = clinic.cancel(id);

        counts.never("6401", "2202", "O04");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("not-cancellable");
        assertThat(refused.text("money")).contains("已收");
        assertThat(clinic.order(id).text("state")).isEqualTo("SETTLED");
    }

    @Test
    @Covers("D04")
    void a_visit_is_not_cancelled_while_its_fees_stand_and_is_once_they_are_gone() {
        Kiosk kiosk = new Kiosk(gateway);
        Said priced = kiosk.open(kiosk.enter(9), Kiosk.wish("counter", clinic.bill(9, 60_00)));
        String id = priced.text("orderId");
        String mdtrt = Clinic.leg(priced, "visit").path("farNumber").asText();
        gateway.world().yibao().faults().next("2205", Mood.LOSE_REQUEST);
        Counts counts = new Counts(gateway);

        clinic.cancel(id);
        kiosk.until(id, "CANCELLED");

        assertThat(Clinic.eventually(() -> counts.of("2202") == 1, Clinic.SOON)).isTrue();
        counts.once("2205", "O04").never("2207");
        assertThat(gateway.world().yibao().standingLines(mdtrt)).isZero();
        assertThat(gateway.world().yibao().visits())
                .filteredOn(v -> v.mdtrtId().equals(mdtrt))
                .singleElement()
                .returns(true, VisitView::cancelled);
    }

    @Test
    void his_may_change_a_bill_that_nobody_pays_yet_but_not_one_that_is_paid() {
        Said priced = clinic.mixed(10, 60_00);
        Said free = changed(priced);
        assertThat(free.text("answer")).isIn("FREE", "WAIT");
        clinic.until(priced.text("orderId"), Clinic.SOON, "CANCELLED");
        assertThat(Clinic.until(() -> changed(priced), s -> s.text("answer").equals("FREE"), Clinic.SOON)
                        .status())
                .isEqualTo(200);

        Said settled = clinic.settled(clinic.mixed(10, 60_00), 10);
        Said conflict = changed(settled);

        assertThat(conflict.text("answer")).isEqualTo("CONFLICT");
        assertThat(conflict.text("text")).contains("退费");
        assertThat(clinic.order(settled.text("orderId")).text("state")).isEqualTo("SETTLED");
    }

    private Said changed(Said order) {
        return clinic.his()
                .post("/api/v1/his-orders/" + order.text("hisOrderId") + "/changed", Map.of("reason", "医生修改处方"));
    }

    @Test
    void a_bill_that_the_doctor_changed_is_not_collected() {
        Said priced = clinic.mixed(11, 60_00);
        gateway.world().his().edit(priced.text("hisOrderId"));
        Counts counts = new Counts(gateway);

        clinic.pay(priced.text("orderId"));

        Said gone = clinic.until(priced.text("orderId"), Clinic.SOON, "CANCELLED");
        assertThat(gone.text("reason")).isNotBlank();
        counts.never("jsapi", "med-order");
        assertThat(Clinic.eventually(() -> counts.of("2202") == 1, Clinic.SOON)).isTrue();
    }

    @Test
    @Covers("B26")
    void when_his_refuses_the_paid_bill_and_advises_a_refund_all_money_goes_back() {
        gateway.world().his().tricks().refundAdvisedNext();
        Said priced = clinic.mixed(12, 200_00);
        String id = priced.text("orderId");
        Counts counts = new Counts(gateway);
        clinic.atTheCashier(12, clinic.pay(id), PatientChoice.BOTH_OK);

        Said unwound = clinic.until(id, Duration.ofSeconds(60), "UNWOUND");

        counts.once("settle", "6203", "refund").never("O07");
        assertThat(unwound.text("reason")).isNotBlank();
        Money money = new Money(gateway, id);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @Test
    void when_only_the_window_can_help_a_person_is_called_and_nothing_moves_by_itself() {
        gateway.world().his().tricks().windowOnlyNext();
        Said priced = clinic.mixed(13, 200_00);
        String id = priced.text("orderId");
        Counts counts = new Counts(gateway);
        clinic.atTheCashier(13, clinic.pay(id), PatientChoice.BOTH_OK);

        Said stuck = clinic.until(id, Clinic.SOON, "STUCK");

        assertThat(stuck.text("reason")).contains("窗口");
        counts.never("6203", "refund");
        assertThat(new Money(gateway, id).heldFen()).isEqualTo(200_00);
    }

    @Test
    @Covers("B26")
    void when_the_insurer_refuses_at_the_cashier_the_cash_goes_back() {
        gateway.world().yibao().refuseNextSettlement("待遇不可享受", false);
        Said priced = clinic.mixed(14, 200_00);
        String id = priced.text("orderId");
        clinic.atTheCashier(14, clinic.pay(id), PatientChoice.BOTH_OK);

        clinic.until(id, Duration.ofSeconds(60), "UNWOUND", "CANCELLED");

        Money money = new Money(gateway, id);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }
}
