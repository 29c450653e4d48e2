package io.medsettle.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of WeChat's interfaces an order goes over: the one that its own route names, whatever new orders take. */
class WechatByInterfaceTest {
    private static final Fields MARKED = WechatByInterface.marked(Fields.of("owner", "GATEWAY"), true);
    private static final Fields PLAIN = WechatByInterface.marked(Fields.of("owner", "GATEWAY"), false);

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final FakeParty second = new FakeParty("second", clock);
    private final FakeParty first = new FakeParty("first", clock);
    private final WechatByInterface wechat = new WechatByInterface(second, Optional.of(first));

    private Deed deed(String act, Fields route, Optional<Deed.Original> original, Leg... legs) {
        return new Deed(
                new OrderId("20260105A0000001"),
                0,
                act,
                act,
                Parties.WECHAT,
                new RequestNo("20260105C00001"),
                "",
                Parts.of(Part.CASH, 1),
                Parts.NONE,
                route,
                Fields.NONE,
                Secrets.NONE,
                List.of(legs),
                original,
                "",
                clock.instant());
    }

    private Deed start(String act, Fields route, Leg... legs) {
        return deed(act, route, Optional.empty(), legs);
    }

    private Leg cashier() {
        return new Leg(
                "cashier",
                Act.MIXED,
                new Party("wechat"),
                new RequestNo("20260105M00001"),
                Leg.Standing.PLANNED,
                Parts.NONE,
                "",
                Optional.empty(),
                Fields.NONE);
    }

    @Test
    void both_purses_of_a_marked_order_are_the_first_interfaces() {
        assertThat(wechat.of(start(Act.CASH, MARKED, cashier()))).isSameAs(first);
        assertThat(wechat.of(start(Act.MIXED, MARKED))).isSameAs(first);
    }

    @Test
    void cash_alone_and_every_other_order_are_the_second_ones() {
        assertThat(wechat.of(start(Act.CASH, MARKED))).isSameAs(second);
        assertThat(wechat.of(start(Act.CODE_PAY, MARKED))).isSameAs(second);
        assertThat(wechat.of(start(Act.QR_PAY, MARKED))).isSameAs(second);
        assertThat(wechat.of(start(Act.CASH, PLAIN, cashier()))).isSameAs(second);
        assertThat(wechat.of(start(Act.MIXED, PLAIN))).isSameAs(second);
    }

    @Test
    void money_goes_back_over_the_interface_that_took_it_even_after_the_hospital_has_changed() {
        Receipt receipt = Receipt.of("MT1", Parts.of(Part.CASH, 1), clock.instant());
        Deed old = deed(Act.CASH, PLAIN, Optional.of(new Deed.Original(start(Act.CASH, MARKED, cashier()), receipt)));
        Deed young = deed(Act.CASH, MARKED, Optional.of(new Deed.Original(start(Act.CASH, PLAIN, cashier()), receipt)));
        assertThat(wechat.of(old)).isSameAs(first);
        assertThat(wechat.of(young)).isSameAs(second);
    }

    @Test
    void an_order_of_an_interface_that_has_no_settings_any_more_is_not_sent_over_the_other() {
        WechatByInterface without = new WechatByInterface(second, Optional.empty());
        assertThatThrownBy(() -> without.of(start(Act.MIXED, MARKED)))
                .hasMessageContaining("first insurance interface");
    }
}
