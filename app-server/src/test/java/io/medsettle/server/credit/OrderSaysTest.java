package io.medsettle.server.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Act;
import org.junit.jupiter.api.Test;

/** What HIS is answered about an event whose order went on after it was paid, and about one that is not known. */
class OrderSaysTest {
    private final SavedOrders orders = new SavedOrders();

    @Test
    void what_is_paid_and_going_back_is_in_work_and_what_has_gone_back_wants_a_window() {
        Order paid = orders.saved("B1");
        assertThat(paid.state()).isEqualTo(OrderState.SETTLED);
        assertThat(OrderSays.of(paid).result()).isEqualTo(Result.PAID);

        orders.open(false);
        Order goingBack = orders.refunded(paid.id());

        assertThat(goingBack.state()).isEqualTo(OrderState.REFUNDING);
        assertThat(OrderSays.of(goingBack).result()).isEqualTo(Result.PROCESSING);
        assertThat(OrderSays.of(goingBack).reason()).isEqualTo("已结算, 正在退费");
        orders.open(true);

        Order back = orders.later(paid.id());

        assertThat(back.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(OrderSays.of(back).result()).isEqualTo(Result.NEED_WINDOW);
        assertThat(OrderSays.of(back).code()).isEqualTo("REFUNDED");
        assertThat(OrderSays.of(back).gate()).isEqualTo(Gate.ORDER);
    }

    @Test
    void what_nobody_knows_is_in_work_and_his_is_told_to_hold() {
        orders.credit.always("start " + Act.CREDIT_PAY, FakeMood.LOSE_REPLY);
        orders.credit.always("ask " + Act.CREDIT_PAY, FakeMood.LOSE_REPLY);

        Order order = orders.saved("B1");

        assertThat(order.state()).isEqualTo(OrderState.IN_DOUBT);
        assertThat(OrderSays.of(order).result()).isEqualTo(Result.PROCESSING);
        assertThat(OrderSays.of(order).reason()).contains("请保持锁定").contains("请勿另行收费");
    }

    @Test
    void what_the_platform_refuses_is_declined_and_what_his_refuses_is_left_to_the_list() {
        orders.credit.next("start " + Act.CREDIT_PAY, FakeMood.REFUSE);
        Order declined = orders.later(orders.saved("B1").id());
        assertThat(OrderSays.of(declined).result()).isEqualTo(Result.DECLINED);
        assertThat(orders.credit.ledger()).isEmpty();

        orders.his.next("start " + Act.FREEZE, FakeMood.REFUSE);
        Order unheld = orders.later(orders.saved("B2").id());
        assertThat(OrderSays.of(unheld).result()).isEqualTo(Result.SKIPPED);
        assertThat(OrderSays.of(unheld).code()).isEqualTo("HIS_REFUSED");
    }
}
