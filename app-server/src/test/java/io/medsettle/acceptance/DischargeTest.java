package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 出院预结算, 出院结算, 补缴与结余. */
@ExtendWith(SharedGateway.class)
class DischargeTest {
    private final Gateway gateway;
    private final Ward ward;
    private final int person;

    DischargeTest(Gateway gateway) {
        this.gateway = gateway;
        ward = new Ward(gateway);
        person = ward.nobodyLyingIn();
    }

    /** Admitted, with these deposits by code. */
    private NewStay lying(long fen, int lines, long... deposits) {
        NewStay stay = ward.stay(person, fen, lines);
        ward.admitted(stay, person);
        for (long deposit : deposits) {
            ward.deposited(stay, deposit, Ward.BY_CODE);
        }
        return stay;
    }

    private Said priced(NewStay stay) {
        return ward.priced(stay, person, true, Ward.BY_CODE);
    }

    @Test
    @Covers({"C17", "C18", "C19"})
    void an_ordinary_stay_is_uploaded_registered_tried_settled_and_topped_up_by_code() {
        NewStay stay = lying(1_000_00, 7, 300_00);
        Counts counts = new Counts(gateway);

        Said priced = priced(stay);

        counts.once("I07", "2301", "2402", "2403").atLeastOnce("2303").never("2304", "I08");
        assertThat(priced.part("fundFen")).isEqualTo(600_00);
        assertThat(priced.fen("depositFen")).isEqualTo(300_00);
        assertThat(priced.fen("topUpFen")).isEqualTo(100_00);
        assertThat(priced.fen("surplusFen")).isZero();

        Said settled = ward.left(stay, priced);

        counts.once("2304", "I08");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.held()).containsEntry("yibao FUND", 600_00L).containsEntry("wechat CASH", 400_00L);
        assertThat(ward.look(stay).body().path("discharged").asBoolean()).isTrue();
        assertThat(ward.look(stay).fen("depositLeftFen")).isZero();
        ward.agrees(settled.text("orderId"));
    }

    @Test
    @Covers({"C18", "C19"})
    void rule_24_a_surplus_goes_back_after_his_newest_deposit_first() {
        NewStay stay = lying(500_00, 4, 200_00, 100_00, 150_00);
        Said priced = priced(stay);
        assertThat(priced.fen("surplusFen")).isEqualTo(250_00);

        Said settled = ward.left(stay, priced);

        assertThat(Clinic.leg(settled, "surplus-3")
                        .path("parts")
                        .path("cashFen")
                        .longValue())
                .isEqualTo(150_00);
        assertThat(Clinic.leg(settled, "surplus-2")
                        .path("parts")
                        .path("cashFen")
                        .longValue())
                .isEqualTo(100_00);
        assertThat(Clinic.leg(settled, "surplus-1").path("state").asText()).isEqualTo("LEFT_OUT");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.held()).containsEntry("yibao FUND", 300_00L).containsEntry("wechat CASH", 200_00L);
        ward.agrees(settled.text("orderId"));
    }

    @Test
    void rule_24_what_the_newest_deposit_will_not_carry_goes_back_over_another() {
        NewStay stay = lying(500_00, 4, 200_00, 100_00);
        Said priced = priced(stay);
        gateway.world().wechat().faults().next("refund", Mood.REFUSE);

        Said settled = ward.left(stay, priced);

        assertThat(Clinic.leg(settled, "surplus-2").path("state").asText()).isEqualTo("LEFT_OUT");
        assertThat(settled.text()).contains("surplus");
        assertThat(new Money(gateway, settled.text("orderId")).held()).containsEntry("wechat CASH", 200_00L);
        ward.agrees(settled.text("orderId"));
    }

    @Test
    void deposits_that_are_just_enough_leave_neither_top_up_nor_surplus() {
        NewStay stay = lying(500_00, 4, 200_00);
        Said priced = priced(stay);
        assertThat(priced.fen("topUpFen")).isZero();
        assertThat(priced.fen("surplusFen")).isZero();

        ward.confirm(stay, Ward.no(priced), Map.of());
        Said settled = ward.until(stay, priced, "DONE");

        assertThat(Clinic.leg(settled, "top-up").path("state").asText()).isEqualTo("LEFT_OUT");
        ward.agrees(settled.text("orderId"));
    }

    @Test
    void a_top_up_by_code_wants_the_code_before_anything_is_settled() {
        NewStay stay = lying(500_00, 4);
        Said priced = priced(stay);
        Counts counts = new Counts(gateway);

        Said refused = ward.confirm(stay, Ward.no(priced), Map.of());

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("payCode");
        counts.never("2304");
        ward.left(stay, priced);
        counts.once("2304");
    }

    @Test
    void a_self_paid_stay_waits_to_be_confirmed_and_is_settled_without_the_insurer() {
        NewStay stay = ward.stay(person, 500_00, 4);
        ward.deposited(stay, 600_00, Ward.BY_CODE);
        Counts counts = new Counts(gateway);

        Said priced = ward.priced(stay, person, false, Ward.BY_CODE);
        counts.once("I07").never("I08");
        assertThat(priced.fen("surplusFen")).isEqualTo(100_00);
        Said settled = ward.left(stay, priced);

        counts.once("I07", "I08").never("2301", "2402", "2303", "2304");
        assertThat(new Money(gateway, settled.text("orderId")).held()).containsOnly(Map.entry("wechat CASH", 500_00L));
        ward.agrees(settled.text("orderId"));
    }

    @Test
    void rule_24_deposits_that_differ_from_his_stop_the_discharge_before_the_insurer_and_name_both() {
        NewStay stay = lying(500_00, 4, 200_00);
        gateway.world().his().tricks().depositAtWindow(stay.stayId(), 70_00);
        Counts counts = new Counts(gateway);

        Said stopped = ward.until(stay, ward.leave(stay, person, true, Ward.BY_CODE), "GIVEN_UP");

        assertThat(stopped.text("reason")).contains("270.00").contains("200.00");
        counts.never("2301", "2402", "2304", "I08");
        assertThat(ward.atHis(stay).path("state").asText()).isEqualTo("IN");
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(200_00);
        gateway.world().his().tricks().depositAtWindow(stay.stayId(), -70_00);
        ward.left(stay, priced(stay));
    }

    @Test
    @Covers("C17")
    void a_discharge_that_is_given_up_takes_back_registration_fees_and_freeze() {
        NewStay stay = lying(500_00, 4, 200_00);
        Said priced = priced(stay);
        Counts counts = new Counts(gateway);
        String mdtrtId = ward.atHis(stay).path("mdtrtId").asText();
        assertThat(gateway.world().yibao().standingLines(mdtrtId)).isEqualTo(4);
        assertThat(ward.atHis(stay).path("state").asText()).isEqualTo("FROZEN");

        ward.giveUp(stay, Ward.no(priced));
        ward.until(stay, priced, "GIVEN_UP");

        counts.once("2405", "2302").never("2304");
        assertThat(gateway.world().yibao().standingLines(mdtrtId)).isZero();
        assertThat(ward.atHis(stay).path("state").asText()).isEqualTo("IN");
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(200_00);
        Said settled = ward.left(stay, priced(stay));
        ward.agrees(settled.text("orderId"));
    }

    @Test
    void a_second_discharge_while_one_is_under_way_or_done_is_refused() {
        NewStay stay = lying(500_00, 4, 200_00);
        Said priced = priced(stay);

        Said second = ward.leave(stay, person, true, Ward.BY_CODE);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("discharge-under-way");

        ward.left(stay, priced);
        Said third = ward.leave(stay, person, true, Ward.BY_CODE);
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.text()).contains("already-discharged");
    }

    @Test
    void what_stands_in_the_way_at_his_is_told_and_nothing_is_begun() {
        NewStay stay = lying(500_00, 4, 200_00);
        gateway.world().his().tricks().block(stay.stayId(), "DRUGS_TO_RETURN", "有待退药品");
        Counts counts = new Counts(gateway);

        Said stopped = ward.until(stay, ward.leave(stay, person, true, Ward.BY_CODE), "GIVEN_UP");

        assertThat(stopped.text("reason")).contains("有待退药品");
        counts.never("I07", "2301");
        gateway.world().his().tricks().unblock(stay.stayId());
        ward.left(stay, priced(stay));
    }

    @Test
    @Covers({"C21", "C22"})
    void a_settled_discharge_can_be_asked_for_and_printed() {
        NewStay stay = lying(500_00, 4, 250_00);
        Said early = ward.edge().get("/api/v1/stays/" + stay.stayId() + "/statement");
        assertThat(early.status()).isEqualTo(409);
        Said settled = ward.left(stay, priced(stay));

        Said list = ward.edge().get("/api/v1/stays/" + stay.stayId() + "/statement");
        assertThat(list.fen("totalFen")).as(list.text()).isEqualTo(500_00);
        assertThat(list.fen("fundFen")).isEqualTo(300_00);
        assertThat(list.fen("depositFen")).isEqualTo(200_00);
        assertThat(list.fen("surplusFen")).isEqualTo(50_00);
        assertThat(list.body().path("categories").size()).isPositive();
        Said receipts = ward.edge().get("/api/v1/orders/" + settled.text("orderId") + "/receipts");
        assertThat(receipts.body()).as(receipts.text()).hasSize(3);
        JsonNode last = receipts.body().path(2);
        assertThat(last.path("totalFen").longValue()).isEqualTo(500_00);
        assertThat(last.path("receiptNo").asText()).isEqualTo(list.text("receiptNo"));
        assertThat(last.path("listNo").asText()).isEqualTo(list.text("listNo"));
        assertThat(last.path("setlId").asText()).isNotEmpty();
        assertThat(ward.newest(stay).text("state")).isEqualTo("DONE");
        String admitted = ward.atHis(stay).path("admittedAt").asText().substring(0, 10);
        Said day = ward.edge().get("/api/v1/stays/" + stay.stayId() + "/daily?date=" + admitted);
        assertThat(day.fen("totalFen")).as(day.text()).isPositive();
    }

    @Test
    void rule_17_a_lost_settlement_is_found_by_the_message_it_was_sent_under() {
        NewStay stay = lying(500_00, 4, 200_00);
        Said priced = priced(stay);
        gateway.world().yibao().faults().next("2304", Mood.LOSE_REPLY);
        Counts counts = new Counts(gateway);

        Said settled = ward.left(stay, priced);

        counts.once("2304").never("2601");
        ward.agrees(settled.text("orderId"));
    }

    @Test
    void rule_17_a_lost_settlement_that_is_given_up_is_undone_by_its_message() {
        NewStay stay = lying(500_00, 4, 200_00);
        Said priced = priced(stay);
        gateway.world().yibao().faults().next("2304", Mood.LOSE_REPLY);
        gateway.world().yibao().faults().always("5201", Mood.LOSE_REQUEST);
        Counts counts = new Counts(gateway);

        ward.confirm(stay, Ward.no(priced), Map.of());
        ward.giveUp(stay, Ward.no(priced));
        Said over = ward.until(stay, priced, "GIVEN_UP");

        counts.once("2304", "2601", "2405").never("2305", "I08");
        assertThat(new Money(gateway, over.text("orderId")).held()).containsOnly(Map.entry("wechat CASH", 200_00L));
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(200_00);
        gateway.calm();
        ward.left(stay, priced(stay));
        counts.once("I08");
    }

    @Test
    void rule_20_his_writes_a_discharge_down_once_however_often_it_is_told() {
        NewStay stay = lying(500_00, 4, 200_00);
        Said priced = priced(stay);
        gateway.world().his().faults().next("I08", Mood.LOSE_REPLY);
        Counts counts = new Counts(gateway);

        Said settled = ward.left(stay, priced);

        counts.once("I08");
        ward.agrees(settled.text("orderId"));
    }
}
