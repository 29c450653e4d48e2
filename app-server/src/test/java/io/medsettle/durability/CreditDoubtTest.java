package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.value.OrderId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ENGINE 8, 9, 20: nobody knows for 40 minutes whether the platform has collected, while HIS lets its freeze go. */
class CreditDoubtTest {
    private static final Duration FORTY_MINUTES = Duration.ofMinutes(40);
    private static final Duration HIS_LETS_GO = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private Hospital hospital;
    private Life life;
    private CreditBill saved;

    @BeforeEach
    void start() {
        hospital = new Hospital(directory);
        life = hospital.life(Fuse.solid());
        saved = CreditBill.at(hospital, CreditBill.Payer.OWN);
    }

    @AfterEach
    void stop() {
        hospital.close();
    }

    private OrderId inDoubt(Mood ofThePayment) {
        hospital.world.credit().faults().next("HOS00003", ofThePayment);
        hospital.world.credit().faults().always("HOS00012", Mood.MAINTENANCE);
        Order order = life.open(saved.opening());
        assertThat(order.state()).isEqualTo(OrderState.IN_DOUBT);
        return order.id();
    }

    private void waits(OrderId id, Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            life.shortly(STEP);
            Order order = life.read(id);
            assertThat(order.state()).as("after " + passed).isEqualTo(OrderState.IN_DOUBT);
            assertThat(order.round(0).gaveUp())
                    .as("no state moves because time passed")
                    .isFalse();
        }
    }

    @Test
    void the_order_stays_in_doubt_nobody_else_may_pay_and_a_late_yes_is_booked_once() {
        OrderId id = inDoubt(Mood.LOSE_REPLY);

        waits(id, FORTY_MINUTES);

        assertThat(hospital.world.credit().carriedOut("HOS00003")).isEqualTo(1);
        assertThat(hospital.world.credit().orders())
                .as("no new number while one is unknown")
                .hasSize(1);
        assertThat(life.settlements().open(anotherDoor())).isInstanceOf(Opened.BillHeld.class);
        waits(id, HIS_LETS_GO);
        hospital.world.credit().calm();

        Order settled = life.rest(id);

        assertThat(settled.state()).as(settled.round(0).why()).isEqualTo(OrderState.SETTLED);
        assertThat(Ledgers.writtenDown(hospital.world, id)).isEqualTo(Bill.FEN);
        assertThat(hospital.world.credit().carriedOut("HOS00003")).isEqualTo(1);
        assertThat(Ledgers.held(hospital.world, id)).isPositive();
        assertThat(settled.held().total()).isEqualTo(Bill.FEN);
    }

    /** The same bill by another door. */
    private io.medsettle.core.desk.Opening anotherDoor() {
        io.medsettle.core.desk.Opening o = saved.opening();
        return new io.medsettle.core.desk.Opening(
                o.org(),
                o.entry(),
                o.bills(),
                java.util.Optional.of("another/" + o.bills().get(0)),
                o.digest(),
                o.by(),
                o.notes(),
                o.secrets(),
                o.plan());
    }

    @Test
    void what_never_arrived_is_sent_again_under_its_number_and_paid_once() {
        OrderId id = inDoubt(Mood.LOSE_REQUEST);
        waits(id, FORTY_MINUTES);
        hospital.world.credit().calm();

        Order settled = life.rest(id);

        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(hospital.world.credit().carriedOut("HOS00003")).isEqualTo(1);
        assertThat(Ledgers.writtenDown(hospital.world, id)).isEqualTo(Bill.FEN);
    }

    @Test
    void where_the_patient_has_paid_at_the_window_meanwhile_a_person_is_called_and_his_books_one_payment() {
        OrderId id = inDoubt(Mood.LOSE_REPLY);
        waits(id, FORTY_MINUTES);
        waits(id, HIS_LETS_GO);
        hospital.world
                .his()
                .tricks()
                .payAtWindow(
                        saved.bill().visit().visitNo(), saved.bill().visit().rxNo());
        hospital.world.credit().calm();

        Order order = life.rest(id);

        assertThat(order.state()).isIn(OrderState.STUCK, OrderState.UNWOUND);
        assertThat(Ledgers.writtenDown(hospital.world, id)).isZero();
        if (order.state() == OrderState.STUCK) {
            assertThat(order.round(0).stuckWhy()).contains("窗口");
        } else {
            assertThat(order.held().isZero()).isTrue();
        }
    }

    @Test
    void a_deposit_that_never_reached_the_platform_is_let_go_once_it_was_not_known_twice() {
        SamplePerson person = SamplePeople.all().get(6);
        Bed bed = Bed.byCredit(
                hospital, hospital.world.credit().sign(person.idNumber(), person.name(), ContractTerms.usual()));
        OrderId id = bed.admitted(life);
        hospital.world.credit().faults().always("HOS00003", Mood.LOSE_REQUEST);
        bed.deposits(life, id, 120_00);
        assertThat(life.read(id).state()).isEqualTo(OrderState.IN_DOUBT);

        life.settlements().giveUp(id, 1, "患者改用现金", "clerk");
        assertThat(cash(life.read(id)).status())
                .as("not known once is not enough")
                .isNotEqualTo(DeedStatus.CLOSED);
        Order order = life.rest(id);

        assertThat(cash(order).status()).isEqualTo(DeedStatus.CLOSED);
        assertThat(order.round(1).gaveUp()).isTrue();
        assertThat(order.round(1).stuck()).isFalse();
        assertThat(order.atRest()).isTrue();
        assertThat(bed.left(order)).isZero();
        assertThat(order.held().isZero()).isTrue();
        assertThat(hospital.world.credit().carriedOut("HOS00003")).isZero();
        assertThat(Ledgers.writtenDown(hospital.world, id)).isZero();
    }

    private static DeedView cash(Order order) {
        return order.round(1).deed("cash").orElseThrow();
    }
}
