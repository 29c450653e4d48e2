package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.fixtures.wechat.RefundCourse;
import io.medsettle.fixtures.wechat.RefundStatus;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refunds in parts, and refunds that do not arrive (wechat §6.5, §6.6). */
class RefundsTest {
    private final Hospital hospital = new Hospital();
    private final Deed cash = Deeds.cash("20260105C00001", 50_00);
    private Receipt paid = Receipt.of("", Parts.NONE, Deeds.INTENDED);

    @BeforeEach
    void pays() {
        yes(hospital.party.start(cash));
        hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK);
        paid = yes(hospital.party.ask(cash));
    }

    @AfterEach
    void close() {
        hospital.close();
    }

    private Deed back(int number, long fen) {
        return Deeds.back(cash, paid, "20260105R0000" + number, Parts.of(Part.CASH, fen));
    }

    @Test
    void one_order_is_given_back_in_parts_and_never_more_than_was_paid() {
        yes(hospital.party.reverse(back(1, 20_00)));
        yes(hospital.party.reverse(back(2, 20_00)));
        assertThat(no(hospital.party.reverse(back(3, 10_01))).code()).startsWith("INVALID_REQUEST");
        yes(hospital.party.reverse(back(4, 10_00)));
        assertThat(hospital.held()).isZero();
        assertThat(no(hospital.party.reverse(back(5, 1))).code()).startsWith("INVALID_REQUEST");
        assertThat(yes(hospital.party.askReverse(back(2, 20_00))).parts()).isEqualTo(Parts.of(Part.CASH, 20_00));
    }

    @Test
    void a_dead_card_calls_a_person_and_the_money_is_seen_when_it_arrives_after_all() {
        hospital.wechat.refundsTake(RefundCourse.PROCESSING);
        Deed back = back(1, 50_00);
        assertThat(yes(hospital.party.reverse(back)).arrival()).isEqualTo(Returned.Arrival.ACCEPTED);
        hospital.wechat.advanceRefund("20260105R00001", RefundStatus.ABNORMAL);
        Outcome.Declined<Returned> stuck = no(hospital.party.askReverse(back));
        assertThat(stuck.code()).isEqualTo("ABNORMAL");
        assertThat(stuck.advice()).isEqualTo(Advice.WINDOW_ONLY);
        assertThat(stuck.text()).contains("人工");
        hospital.wechat.advanceRefund("20260105R00001", RefundStatus.SUCCESS);
        assertThat(yes(hospital.party.askReverse(back)).arrival()).isEqualTo(Returned.Arrival.ARRIVED);
    }

    @Test
    void a_closed_refund_may_be_tried_under_a_new_number() {
        hospital.wechat.refundsTake(RefundCourse.CLOSED);
        Outcome.Declined<Returned> closed = no(hospital.party.reverse(back(1, 50_00)));
        assertThat(closed.code()).isEqualTo("CLOSED");
        assertThat(closed.advice()).isEqualTo(Advice.NONE);
        hospital.wechat.refundsTake(RefundCourse.SUCCESS);
        yes(hospital.party.reverse(back(2, 50_00)));
        assertThat(hospital.held()).isZero();
    }
}
