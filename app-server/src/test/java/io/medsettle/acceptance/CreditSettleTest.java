package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.RulingDesk;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Ruling;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.BookedCharge;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 信用无感支付, 门诊: the doctor saves, the insurer settles, the platform collects the rest, HIS books; and back. */
@ExtendWith(SharedGateway.class)
class CreditSettleTest {
    private final Gateway gateway;
    private final CreditClinic credit;

    CreditSettleTest(Gateway gateway) {
        this.gateway = gateway;
        credit = new CreditClinic(gateway);
    }

    @ParameterizedTest
    @CsvSource({
        "GZ_CITY, 440100",
        "GZ_DIRECT, 440100",
        "PROVINCE_OTHER, 440600",
        "NATIONAL_OTHER, 430100",
        "SELF, 440100"
    })
    @Covers({"A05", "A06", "A07", "A08"})
    void the_platform_is_asked_how_a_contract_of_each_class_stands(String patientClass, String place) {
        credit.signed(19);
        gateway.world().yibao().insuredAt(Clinic.person(19).psnNo(), place);
        Counts counts = new Counts(gateway);

        Said told = gateway.as("channel")
                .get("/api/v1/credit/contract?patientId=P0019&fresh=true&patientClass=" + patientClass);
        Said atTheDoctor = credit.his()
                .post("/api/v1/credit/contract/query", Map.of("patientId", "P0019", "patientClass", patientClass));

        gateway.world().yibao().insuredAt(Clinic.person(19).psnNo(), "440100");
        counts.once("HOS00001");
        assertThat(told.body().path("contract").path("state").asText())
                .as(told.text())
                .isEqualTo("SIGNED");
        assertThat(atTheDoctor.text("patientClass")).as(atTheDoctor.text()).isEqualTo(patientClass);
        assertThat(atTheDoctor.body().path("usable").asBoolean()).isTrue();
        assertThat(atTheDoctor.fen("remainLimitFen")).isPositive();
    }

    @Test
    @Covers({"A09", "A29"})
    void what_a_doctor_saves_is_settled_in_the_background_and_everybodys_books_say_the_same() {
        credit.signed(7);
        NewVisit visit = gateway.clinic().bill(7, 200_00);
        Counts counts = new Counts(gateway);

        Said said = credit.decided(CreditClinic.event(visit));

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        counts.once("O02", "2201", "2203", "2204", "2207", "HOS00003", "O07").atLeastOnce("2206", "HOS00001");
        String order = CreditClinic.order(said);
        Said settled = credit.look(order);
        Money money = new Money(gateway, order);
        assertThat(money.held()).containsEntry("yibao FUND", 120_00L).containsKey("credit CASH");
        assertThat(money.heldFen()).isEqualTo(200_00);
        money.agrees();
        List<BookedCharge> charges = gateway.world().his().charges(Clinic.number(settled, "his"));
        assertThat(charges).singleElement().satisfies(charge -> {
            assertThat(charge.fundFen()).isEqualTo(settled.part("fundFen"));
            assertThat(charge.cashFen()).isEqualTo(settled.part("cashFen"));
        });
    }

    @Test
    @Covers("A11")
    void somebody_insured_in_another_city_is_settled_there() {
        credit.signed(18);
        gateway.world().yibao().insuredAt(Clinic.person(18).psnNo(), "440600");
        Counts counts = new Counts(gateway);

        Said said = credit.settled(18, 300_00);

        gateway.world().yibao().insuredAt(Clinic.person(18).psnNo(), "440100");
        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        counts.atLeastOnce("1101").once("2207", "HOS00003", "O07");
        assertThat(classOf(said)).isEqualTo("PROVINCE_OTHER");
        new Money(gateway, CreditClinic.order(said)).agrees();
    }

    private String classOf(Said said) {
        return gateway.histories()
                .read(new OrderId(CreditClinic.order(said)))
                .get(0)
                .fields()
                .get("notes.insuranceClass");
    }

    @Test
    @Covers("A10")
    void a_municipal_member_is_settled_at_the_municipal_platform() {
        credit.signed(8);
        Counts counts = new Counts(gateway);

        Said said = credit.decided(CreditClinic.event(gateway.clinic().bill(8, 300_00), "patientClass", "GZ_DIRECT"));

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        counts.once("2207", "HOS00003", "O07");
        assertThat(classOf(said)).isEqualTo("GZ_DIRECT");
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM wire_message WHERE party = ? AND wire_name = '2207'", "yibao-direct"))
                .isPositive();
        new Money(gateway, CreditClinic.order(said)).agrees();
    }

    @Test
    @Covers({"A12", "A13"})
    void who_is_not_insured_pays_the_whole_bill_so_and_gets_it_back_in_parts() {
        credit.signed(3);
        Counts counts = new Counts(gateway);

        Said said = credit.settled(3, 90_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        counts.once("O02", "HOS00003", "O07").never("2201", "2207");
        String order = CreditClinic.order(said);
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(Map.of("credit CASH", 90_00L));
        credit.refund(order, Map.of("amountFen", 30_00));
        credit.until(order, "PART_REFUNDED");
        counts.once("HOS00004");
        assertThat(money.held()).isEqualTo(Map.of("credit CASH", 60_00L));
        credit.refund(order);
        credit.until(order, "REFUNDED");
        assertThat(counts.of("HOS00004")).isEqualTo(2);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @Test
    @Covers("A13")
    void an_insured_bill_goes_back_whole_the_insurer_before_the_platform() {
        credit.signed(9);
        String order = CreditClinic.order(credit.settled(9, 200_00));
        Counts counts = new Counts(gateway);

        credit.refund(order);

        Said refunded = credit.until(order, "REFUNDED");
        counts.once("F01", "2208", "HOS00004", "F02");
        assertThat(refunded.fen("heldFen")).isZero();
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @Test
    @Covers("A13")
    void a_refund_whose_answer_is_lost_is_made_once() {
        credit.signed(9);
        String order = CreditClinic.order(credit.settled(9, 300_00));
        Counts counts = new Counts(gateway);
        credit.platform().faults().next("HOS00004", Mood.LOSE_REPLY);

        credit.refund(order);

        credit.until(order, "REFUNDED");
        counts.once("HOS00004").atLeastOnce("HOS00012");
        new Money(gateway, order).agrees();
    }

    @Test
    @Covers("A15")
    void a_payment_whose_answer_is_lost_is_asked_about_and_made_once() {
        credit.signed(10);
        Counts counts = new Counts(gateway);
        credit.platform().faults().next("HOS00003", Mood.LOSE_REPLY);

        Said said = credit.settled(10, 300_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        counts.once("HOS00003", "2207", "O07").atLeastOnce("HOS00012");
        new Money(gateway, CreditClinic.order(said)).agrees();
    }

    @Test
    void while_nobody_knows_whether_it_was_collected_his_is_told_to_hold_on() {
        credit.signed(10);
        credit.platform().faults().next("HOS00003", Mood.LOSE_REPLY);
        credit.platform().faults().always("HOS00012", Mood.MAINTENANCE);
        Map<String, Object> event = CreditClinic.event(gateway.clinic().bill(10, 280_00));

        Said said = credit.saved(event);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PROCESSING");
        assertThat(said.text("reason")).contains("锁定");
        Said doubts = credit.his().get("/api/v1/credit/doubts");
        assertThat(doubts.text()).contains(CreditClinic.order(said));
        credit.platform().calm();
        assertThat(credit.decided(event).text("result")).isEqualTo("PAID");
    }

    @ParameterizedTest
    @CsvSource({"HOS00003, 0", "HOS00001, 1"})
    void a_declined_bill_is_back_on_the_list_and_the_insurer_is_reversed(String operation, int before) {
        credit.signed(11, operation.equals("HOS00001") ? ContractTerms.usual().limit(5_00) : ContractTerms.usual());
        if (operation.equals("HOS00003")) {
            credit.platform().faults().next(operation, Mood.REFUSE);
        }
        Counts counts = new Counts(gateway);
        NewVisit visit = gateway.clinic().bill(11, 200_00);

        Said said = credit.decided(CreditClinic.event(visit));

        assertThat(said.text("result")).as(said.text()).isEqualTo("DECLINED");
        assertThat(said.text("code")).isNotBlank();
        assertThat(counts.of("2207")).isEqualTo(1L - before);
        assertThat(counts.of("2208")).isEqualTo(1L - before);
        counts.once("2205", "2202", "O04").never("O07");
        Money money = new Money(gateway, CreditClinic.order(said));
        assertThat(money.held()).isEmpty();
        money.agrees();
        assertThat(unpaid(visit)).contains(visit.rxNo());
    }

    private String unpaid(NewVisit visit) {
        String today = BusinessDay.of(InstantSource.system().instant()).date().toString();
        return gateway.as("channel")
                .post("/api/v1/patients/unpaid", Map.of("patientId", visit.patientId(), "from", today, "to", today))
                .text();
    }

    @Test
    void what_the_fund_bears_alone_is_not_collected() {
        credit.signed(4);
        Counts counts = new Counts(gateway);

        Said said = credit.settled(4, 80_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        counts.once("2207", "O07").never("HOS00003");
        assertThat(new Money(gateway, CreditClinic.order(said)).held()).isEqualTo(Map.of("yibao FUND", 80_00L));
    }

    @Test
    void the_same_event_again_is_answered_the_same_and_other_words_under_it_are_refused() {
        credit.signed(12);
        Counts counts = new Counts(gateway);
        Map<String, Object> event = CreditClinic.event(gateway.clinic().bill(12, 260_00));
        Said first = credit.decided(event);

        Said again = credit.saved(event);
        event.put("version", 2);
        Said other = credit.saved(event);
        event.put("eventId", Clinic.freshKey());
        Said edited = credit.saved(event);

        assertThat(again.text("result")).isEqualTo("PAID");
        assertThat(CreditClinic.order(again)).isEqualTo(CreditClinic.order(first));
        assertThat(other.status()).isEqualTo(409);
        assertThat(edited.text("result")).as(edited.text()).isEqualTo("PAID");
        assertThat(CreditClinic.order(edited)).isEqualTo(CreditClinic.order(first));
        counts.once("2207", "HOS00003", "O07");
    }

    @Test
    void an_amount_that_is_not_ours_is_never_written_back() {
        credit.signed(13);
        credit.platform().spoil("HOS00003", AnswerFlaw.ONE_FEN_OFF);
        Counts counts = new Counts(gateway);

        Said said = credit.settled(13, 300_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("NEED_WINDOW");
        assertThat(said.text("code")).as(said.text()).isEqualTo("STUCK");
        assertThat(credit.look(CreditClinic.order(said)).text("state")).isEqualTo("STUCK");
        counts.never("O07");
    }

    @Test
    void what_is_said_of_a_stuck_order_is_not_the_last_word_and_after_the_ruling_the_event_is_paid() {
        credit.signed(13);
        credit.platform().spoil("HOS00003", AnswerFlaw.ONE_FEN_OFF);
        Map<String, Object> event = CreditClinic.event(gateway.clinic().bill(13, 310_00));
        Said stuck = credit.decided(event);
        assertThat(stuck.text("code")).as(stuck.text()).isEqualTo("STUCK");
        String order = CreditClinic.order(stuck);
        String open = "SELECT COUNT(*) FROM credit_event WHERE order_id = ? AND verdict = 'OPEN'";
        assertThat(gateway.count(open, order)).as("not decided").isEqualTo(1);
        String soon =
                Long.toString(InstantSource.system().instant().plusSeconds(60).toEpochMilli());
        assertThat(Clinic.eventually(
                        () -> gateway.count(open + " AND worked_on_until > CAST(? AS BIGINT)", order, soon) == 1,
                        Clinic.SOON))
                .as("nobody looks at it every few seconds")
                .isTrue();
        credit.platform().calm();

        ruledTaken(new OrderId(order));
        credit.until(order, "SETTLED");
        Said paid = credit.decided(event);

        assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
        assertThat(gateway.count(open, order)).isZero();
    }

    /** Two people say that the platform took what was asked for. */
    private void ruledTaken(OrderId id) {
        Order order = Order.tell(id, gateway.histories().read(id));
        DeedView taken = order.round(0).deeds().stream()
                .filter(d -> d.status() == DeedStatus.MISMATCHED)
                .findFirst()
                .orElseThrow();
        Parts asked = Parts.of(Part.CASH, taken.parts().get(Part.CASH) - 1);
        assertThat(new RulingDesk(gateway.bean(Desk.class))
                        .rule(
                                id,
                                new RulingDesk.Ruled(
                                        0,
                                        taken.name(),
                                        Ruling.TOOK,
                                        asked,
                                        taken.farNumber(),
                                        "甲",
                                        "乙",
                                        "已核对",
                                        "平台账单")))
                .isPresent();
    }

    @Test
    void a_bill_that_his_will_not_book_goes_back_whole() {
        credit.signed(14);
        gateway.world().his().tricks().refundAdvisedNext();
        Counts counts = new Counts(gateway);

        Said said = credit.settled(14, 300_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("NEED_WINDOW");
        counts.once("2207", "2208", "HOS00003", "HOS00004").never("O07");
        Money money = new Money(gateway, CreditClinic.order(said));
        assertThat(money.held()).isEmpty();
        money.agrees();
    }

    @Test
    void an_event_with_one_more_prescription_is_not_called_paid_by_the_order_of_the_first() {
        credit.signed(13);
        NewVisit visit = gateway.clinic().bill(13, 90_00);
        Said first = credit.decided(CreditClinic.event(visit));
        assertThat(first.text("result")).as(first.text()).isEqualTo("PAID");

        Said more = credit.decided(CreditClinic.event(visit, "rxNos", List.of(visit.rxNo(), "RX-ADDED-LATER")));

        assertThat(more.text("result")).as(more.text()).isEqualTo("NEED_WINDOW");
        assertThat(more.text("code")).isEqualTo("PARTLY_PAID");
        assertThat(credit.decided(CreditClinic.event(visit)).text("result")).isEqualTo("PAID");
    }
}
