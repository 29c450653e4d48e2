package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.sms.ShortMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 结算成功推送: who paid without doing anything is told so on the phone, with where to go; who did not is told what to do. */
@ExtendWith(SharedGateway.class)
class CreditMessagesTest {
    private static final Duration LONG = Duration.ofSeconds(100);
    /** For these nobody else pays by credit: what is told on their phones is told by these tests. */
    private static final int ALONE = 1;

    private static final int DECLINED = 5;
    private static final int WAITING = 20;

    private final Gateway gateway;
    private final CreditClinic credit;

    CreditMessagesTest(Gateway gateway) {
        this.gateway = gateway;
        credit = new CreditClinic(gateway);
    }

    private List<ShortMessage> to(SamplePerson person, String template) {
        return gateway.world().sms().sent().stream()
                .filter(m -> m.to().equals(person.mobile()) && m.template().equals(template))
                .toList();
    }

    private ShortMessage told(SamplePerson person, String template, int before) {
        assertThat(Clinic.eventually(() -> to(person, template).size() > before, Clinic.SOON))
                .as(template)
                .isTrue();
        ShortMessage last = to(person, template).get(before);
        String all = String.join(" ", last.words().values());
        assertThat(all).doesNotContain(person.name(), person.idNumber(), person.patientId());
        return last;
    }

    @Test
    @Covers("A30")
    void a_bill_that_was_paid_by_itself_is_told_once_with_its_amounts_and_where_to_go_and_its_refund_too() {
        SamplePerson person = credit.signed(ALONE);
        int paid = to(person, "SMS-paid").size();
        int refunded = to(person, "SMS-refunded").size();

        Said said = credit.settled(ALONE, 200_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        ShortMessage message = told(person, "SMS-paid", paid);
        assertThat(message.words()).containsEntry("amount", "200.00元").containsEntry("how", "信用无感支付");
        assertThat(message.words().get("where")).isNotBlank();
        credit.refund(CreditClinic.order(said));
        credit.until(CreditClinic.order(said), "REFUNDED");
        assertThat(told(person, "SMS-refunded", refunded).words()).containsEntry("amount", "200.00元");
        assertThat(to(person, "SMS-paid")).hasSize(paid + 1);
    }

    @Test
    @Covers("A30")
    void a_bill_that_the_platform_declined_is_told_to_be_paid_the_ordinary_way() {
        SamplePerson person = credit.signed(DECLINED);
        int paid = to(person, "SMS-paid").size();
        int declined = to(person, "SMS-declined").size();
        credit.platform().faults().next("HOS00003", Mood.REFUSE);

        Said said = credit.settled(DECLINED, 150_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("DECLINED");
        ShortMessage message = told(person, "SMS-declined", declined);
        assertThat(message.words().get("next")).contains("没有扣款", "自行缴费");
        assertThat(to(person, "SMS-paid")).hasSize(paid);
    }

    @Test
    @Covers("A30")
    void a_deposit_and_a_discharge_that_were_paid_by_themselves_are_told() {
        Ward ward = new Ward(gateway);
        int no = ward.nobodyLyingIn();
        SamplePerson person = credit.signed(no, ContractTerms.usual().limit(50_000_00));
        NewStay stay = ward.stay(no, 500_00, 4);
        ward.admitted(stay, no);
        int deposited = to(person, "SMS-deposited").size();
        int discharged = to(person, "SMS-discharged").size();

        ward.until(stay, credit.deposit(stay, 50_00, Clinic.freshKey()), "DONE");

        assertThat(told(person, "SMS-deposited", deposited).words()).containsEntry("amount", "50.00元");
        ward.until(stay, credit.discharge(stay, true, Clinic.freshKey()), "DONE");
        assertThat(told(person, "SMS-discharged", discharged).words())
                .containsEntry("amount", "500.00元")
                .containsEntry("cash", "200.00元");
    }

    @Test
    @Covers("A30")
    void a_refund_that_was_only_taken_on_is_told_once_more_when_it_has_arrived() {
        SamplePerson person = credit.signed(WAITING);
        String order = CreditClinic.order(credit.settled(WAITING, 320_00));
        int refunded = to(person, "SMS-refunded").size();
        int arrived = to(person, "SMS-refund-arrived").size();
        credit.platform().spoil("HOS00004", AnswerFlaw.UNDER_WAY);

        credit.refund(order);

        told(person, "SMS-refunded", refunded);
        assertThat(to(person, "SMS-refund-arrived")).as("it is still under way").hasSize(arrived);
        boolean there = Clinic.eventually(() -> to(person, "SMS-refund-arrived").size() > arrived, LONG);
        assertThat(there).as(credit.look(order).text()).isTrue();
        ShortMessage message = told(person, "SMS-refund-arrived", arrived);
        assertThat(message.words()).containsEntry("where", "款项已退回原支付账户");
        assertThat(message.words().get("amount")).endsWith("元");
        String other = CreditClinic.order(credit.settled(WAITING, 280_00));
        credit.refund(other);
        credit.until(other, "REFUNDED");
        told(person, "SMS-refunded", refunded + 1);
        assertThat(to(person, "SMS-refund-arrived"))
                .as("one that arrived at once is told by its round, and the other once only")
                .hasSize(arrived + 1);
    }

    @Test
    void a_provider_that_is_down_holds_nothing_up() {
        credit.signed(12);
        gateway.world().sms().faults().always("sms", Mood.LOSE_REQUEST);

        Said said = credit.settled(12, 60_00);

        gateway.world().sms().faults().calm();
        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        credit.until(CreditClinic.order(said), "SETTLED");
    }
}
