package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.done;
import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.credit.ReceivedCall;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A platform on which an order is opened before it is paid. */
class PairsTest extends Stepwise {
    private String open() {
        return clinic.platform.code("pay.before");
    }

    @Test
    void an_order_is_opened_and_then_paid() {
        done(clinic.party.start(deed()));
        assertThat(clinic.platform.received().stream().map(ReceivedCall::code).toList())
                .containsExactly(clinic.platform.code("fetchToken"), open(), pay());
        assertThat(clinic.platform.held(NUMBER)).isEqualTo(10_00);
    }

    @Test
    void a_first_call_that_is_refused_is_a_no_and_nothing_second_is_sent() {
        clinic.platform.faults().next(open(), Mood.REFUSE);
        Outcome<Started> said = clinic.party.start(deed());
        assertThat(said).isInstanceOf(Outcome.Declined.class);
        assertThat(((Outcome.Declined<Started>) said).refusal()).isEqualTo(Outcome.Refusal.ANSWERED_NO);
        assertThat(clinic.platform.arrived("pay")).isZero();
        assertThat(doubt(clinic.party.ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
    }

    @Test
    void a_first_reply_that_is_lost_is_asked_about_and_the_repeat_pays_once() {
        for (Mood mood : List.of(Mood.LOSE_REPLY, Mood.LOSE_REQUEST)) {
            Deed each = Deeds.pay("20260105C0002" + mood.ordinal(), 10_00, clinic.contract);
            clinic.platform.faults().next(open(), mood);
            long before = clinic.platform.arrived("pay");
            assertThat(doubt(clinic.party.start(each))).isEqualTo(Doubt.NO_ANSWER);
            assertThat(clinic.platform.arrived("pay")).isEqualTo(before);
            assertThat(doubt(clinic.party.ask(each))).isEqualTo(Doubt.NOT_FOUND);
            clinic.clock.tick(Duration.ofMinutes(1));
            assertThat(done(clinic.party.start(each)).parts()).isEqualTo(each.parts());
            assertThat(clinic.effects(each.number().text())).isEqualTo(1);
        }
    }

    @Test
    void a_second_reply_that_is_lost_is_asked_about_and_the_repeat_takes_nothing_more() {
        clinic.platform.faults().next(pay(), Mood.LOSE_REPLY);
        assertThat(doubt(clinic.party.start(deed()))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(yes(clinic.party.ask(deed())).parts()).isEqualTo(deed().parts());
        clinic.clock.tick(Duration.ofMinutes(1));
        done(clinic.party.start(deed()));
        assertThat(clinic.effects(NUMBER)).isEqualTo(1);
    }

    @Test
    void what_is_opened_and_not_paid_is_let_go_by_absence_and_never_at_once() {
        clinic.platform.faults().next(pay(), Mood.LOSE_REQUEST);
        assertThat(doubt(clinic.party.start(deed()))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(clinic.party.abandon(deed()))).isEqualTo(Doubt.STILL_WORKING);
        clinic.clock.tick(Duration.ofMinutes(5));
        assertThat(doubt(clinic.party.abandon(deed()))).isEqualTo(Doubt.STILL_WORKING);
        clinic.clock.tick(Duration.ofMinutes(1));
        assertThat(doubt(clinic.party.abandon(deed()))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(clinic.platform.held()).isZero();
    }

    @Test
    void a_second_call_that_never_left_is_in_doubt_because_the_first_has() {
        Exchange half = request -> request.transaction().equals(pay())
                ? new WireResult.NeverSent("no route")
                : clinic.exchange.exchange(request);
        CreditGz room = new CreditGz(clinic.settings, half, clinic.clock);
        assertThat(doubt(room.counterparty().start(deed()))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(clinic.party.ask(deed()))).isEqualTo(Doubt.NOT_FOUND);
    }

    @Test
    void a_second_call_that_is_refused_is_a_no() {
        clinic.platform.terms(Clinic.PERSON.idNumber(), ContractTerms.usual().limit(5_00));
        assertThat(clinic.party.start(deed())).isInstanceOf(Outcome.Declined.class);
        assertThat(clinic.platform.held()).isZero();
    }

    @Test
    void a_first_answer_about_another_order_is_no_answer() {
        clinic.platform.spoil(open(), AnswerFlaw.OTHER_ORDER);
        assertThat(doubt(clinic.party.start(deed()))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(clinic.platform.arrived("pay")).isZero();
    }

    @Test
    void a_pair_stays_within_one_deadline() {
        List<WireRequest> sent = new ArrayList<>();
        Exchange slow = request -> {
            sent.add(request);
            WireResult result = clinic.exchange.exchange(request);
            clinic.clock.tick(Duration.ofSeconds(2));
            return result;
        };
        CreditGz room = new CreditGz(clinic.settings, slow, clinic.clock);
        assertThat(doubt(room.counterparty().start(deed()))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(sent.stream().map(WireRequest::transaction)).containsExactly(WireRequest.TOKEN, open());
        assertThat(sent.get(1).deadline()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_refund_may_be_a_pair_too() {
        String profile = Shape.STEPS
                .whole()
                .replace("    code: RF01\n", """
                            code: RF01
                            before:
                              code: RF00
                              path: /credit/refund/open
                              request: [{ field: refundId, from: refund.no, req: M }, { field: all, from: refund.amount, conv: money, req: M }]
                              response: [{ field: openNo, to: step.no, req: M }]
                        """)
                .replace(
                        "      - { field: refundId, from: refund.no, req: M, max: 32 }\n      - { field: of.orderId",
                        "      - { field: refundId, from: refund.no, req: M, max: 32 }\n      - { field: openNo, from: step.no, req: M }\n      - { field: of.orderId")
                .replace("refundState: { SUCCESS: S,", "refundState: { WAITING: OPENED, SUCCESS: S,");
        try (Clinic other = new Clinic(Shape.STEPS, profile)) {
            Deed paid = Deeds.pay(NUMBER, 10_00, other.contract);
            Receipt receipt = done(other.party.start(paid));
            Deed back = Deeds.back(paid, receipt, "20260105R00001", 10_00, 1);
            other.platform.faults().next(other.platform.code("refund"), Mood.LOSE_REQUEST);
            assertThat(doubt(other.party.reverse(back))).isEqualTo(Doubt.NO_ANSWER);
            assertThat(doubt(other.party.askReverse(back))).isEqualTo(Doubt.NOT_FOUND);
            other.clock.tick(Duration.ofMinutes(1));
            yes(other.party.reverse(back));
            assertThat(other.platform.held()).isZero();
        }
    }
}
