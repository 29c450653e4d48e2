package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.yibao.Entitlement;
import io.medsettle.fixtures.yibao.Policy;
import io.medsettle.fixtures.yibao.PolicyRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 普通, 慢特病, 生育, 共济: kinds of visits and purses that one counter settles. */
@ExtendWith(SharedGateway.class)
class CounterKindsTest {
    private final Gateway gateway;
    private final Kiosk kiosk;

    CounterKindsTest(Gateway gateway) {
        this.gateway = gateway;
        kiosk = new Kiosk(gateway);
    }

    @AfterEach
    void everybody_pays_by_the_usual_rules_again() {
        gateway.world().yibao().policy(Policy.byPerson());
        gateway.world().yibao().familyAccount(psnNo(19), 0);
    }

    private static String psnNo(int person) {
        return Clinic.person(person).psnNo();
    }

    private Map<String, Object> wish(int person, long fen, String... choices) {
        return Kiosk.insured(Kiosk.wish("counter", gateway.clinic().bill(person, fen)), choices);
    }

    private Money settled(int person, long fen, String... choices) {
        Counts counts = new Counts(gateway);
        Said settled = kiosk.settled(person, wish(person, fen, choices));
        counts.once("2201", "2203", "2204", "2207", "O07");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.heldFen()).isEqualTo(fen).isEqualTo(money.charged());
        money.agrees();
        return money;
    }

    private String settledAs(String order) {
        Set<String> far = new Money(gateway, order)
                .postings().stream().map(p -> p.farNumber()).collect(Collectors.toSet());
        String visit = gateway.world().yibao().settlements().stream()
                .filter(s -> far.contains(s.setlId()))
                .findFirst()
                .orElseThrow()
                .mdtrtId();
        return gateway.world().yibao().visits().stream()
                .filter(v -> v.mdtrtId().equals(visit))
                .findFirst()
                .orElseThrow()
                .medType();
    }

    @Test
    @Covers("C04")
    void an_ordinary_visit_pays_with_fund_own_account_and_cash() {
        Map<String, Long> held = settled(19, 100_00).held();
        assertThat(held).containsEntry("yibao FUND", 60_00L);
        assertThat(held.getOrDefault("yibao ACCOUNT", 0L)).isPositive();
    }

    @Test
    @Covers("C04")
    void who_does_not_want_the_account_touched_pays_the_rest_in_cash() {
        long before = gateway.world().yibao().accountFen(psnNo(20));
        assertThat(settled(20, 100_00, "account", "NONE").held())
                .isEqualTo(Map.of("yibao FUND", 60_00L, "wechat CASH", 40_00L));
        assertThat(gateway.world().yibao().accountFen(psnNo(20))).isEqualTo(before);
    }

    @Test
    @Covers("C04")
    void a_relatives_account_pays_after_the_own_one_and_both_come_back() {
        gateway.world().yibao().familyAccount(psnNo(19), 200_00);
        long own = gateway.world().yibao().accountFen(psnNo(19));

        Said settled = kiosk.settled(19, wish(19, 300_00, "account", "FAMILY"));
        String order = settled.text("orderId");
        Money money = new Money(gateway, order);

        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 180_00L, "yibao ACCOUNT", 120_00L));
        assertThat(gateway.world().yibao().familyFen(psnNo(19))).isEqualTo(200_00 - (120_00 - own));
        money.agrees();
        kiosk.refund(order);
        kiosk.until(order, "REFUNDED");
        assertThat(gateway.world().yibao().familyFen(psnNo(19))).isEqualTo(200_00);
        assertThat(gateway.world().yibao().accountFen(psnNo(19))).isEqualTo(own);
    }

    @Test
    @Covers("C04")
    void a_chronic_disease_is_paid_at_its_own_rate_where_it_is_registered_and_refused_where_it_is_not() {
        PolicyRule rule = PolicyRule.of("310", "14", "0.85").registered().build();
        gateway.world().yibao().policy(Policy.byPerson().with(rule));
        Counts counts = new Counts(gateway);
        Said refused = kiosk.open(kiosk.enter(10), wish(10, 100_00, "medType", "14", "account", "NONE"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("detail")).contains("慢特病");
        counts.never("2207", "O07");
        kiosk.until(refused.text("orderId"), "CANCELLED");
        counts.once("2205", "2202", "O04");

        for (String disease : new String[] {"J06.900", "I10.x00", "K02.900"}) {
            gateway.world().yibao().entitle(psnNo(11), new Entitlement.Chronic(disease, "门慢门特病种", "2020-01-01", ""));
        }
        Money money = settled(11, 100_00, "medType", "14", "account", "NONE");
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 85_00L, "wechat CASH", 15_00L));
    }

    @Test
    @Covers("C04")
    void a_maternity_check_is_paid_by_the_maternity_insurance() {
        PolicyRule rule = PolicyRule.of("510", "51", "1.00").build();
        gateway.world().yibao().policy(Policy.byPerson().with(rule));
        Said settled = kiosk.settled(12, wish(12, 90_00, "medType", "51", "insuType", "510", "account", "NONE"));
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 90_00L));
        assertThat(settledAs(settled.text("orderId"))).isEqualTo("51");
        money.agrees();
    }
}
