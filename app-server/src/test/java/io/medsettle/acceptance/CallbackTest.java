package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.fixtures.yibao.CallbackSent;
import io.medsettle.sandbox.OutsideWorld;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class CallbackTest {
    private static final String ROWS = "SELECT COUNT(*) FROM inbox WHERE source = ? AND verdict = ? AND numbers LIKE ?";
    private static final String YIBAO = "yibao/" + OutsideWorld.ORG;
    private static final String WECHAT = "wechat/" + OutsideWorld.ORG;

    private final Gateway gateway;
    private final Clinic clinic;
    private final OutsideWorld world;

    CallbackTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        world = gateway.world();
    }

    /** Whoever wrote them: what is not genuine says nothing that is believed, not even its number. */
    private long kept(String source, String verdict) {
        return gateway.count(ROWS, source, verdict, "%");
    }

    /** Genuine ones about this number, ours or theirs. */
    private long genuine(String source, String number) {
        return gateway.count(ROWS, source, "GENUINE", "%" + number + "%");
    }

    @Test
    @Covers("D11")
    void the_insurers_notice_is_acknowledged_only_after_his_has_written_the_settlement_down() {
        Said settled = clinic.settled(clinic.mixed(7, 100_00), 7);
        String payOrdId = Clinic.leg(settled, "insurer").path("farNumber").asText();

        assertThat(Clinic.eventually(() -> yes(payOrdId).size() == 1, Clinic.SOON))
                .as("6302 of " + payOrdId + " answered yes")
                .isTrue();

        CallbackSent answered = yes(payOrdId).get(0);
        assertThat(world.his().charges(Clinic.number(settled, "his")))
                .singleElement()
                .satisfies(charge -> assertThat(charge.bookedAt()).isBefore(answered.at()));
    }

    private List<CallbackSent> yes(String payOrdId) {
        return world.yibao().callbacksSent().stream()
                .filter(c -> c.payOrdId().equals(payOrdId) && c.reply() == CallbackSent.Reply.YES)
                .toList();
    }

    @Test
    void the_channels_notice_is_verified_kept_and_moves_the_order_on() {
        String number = Clinic.number(clinic.settled(clinic.selfPay(8, 10_00), 8), "cash");

        assertThat(Clinic.eventually(() -> genuine(WECHAT, number) == 1, Clinic.SOON))
                .isTrue();
        assertThat(Clinic.eventually(() -> answered(number), Clinic.SOON)).isTrue();
    }

    private boolean answered(String number) {
        return world.wechat().noticeAttempts().stream()
                .anyMatch(a -> a.businessNo().equals(number) && a.status() >= 200 && a.status() <= 204);
    }

    @Test
    void a_notice_delivered_five_times_books_once() {
        URI door = gateway.address().resolve("/callbacks/yibao/" + OutsideWorld.ORG);
        try (Echo echo = new Echo(door, 5)) {
            world.yibao().sendNoticesTo(OutsideWorld.ORG, echo.address());
            world.wechat().faults().callbacks(CallbackMood.TWICE);

            Said settled = clinic.settled(clinic.mixed(9, 100_00), 9);

            assertThat(Clinic.eventually(() -> echo.answers().size() >= 5, Clinic.SOON))
                    .isTrue();
            assertThat(world.wechat().drainNotices(Clinic.SOON)).isTrue();
            assertThat(echo.answers()).containsOnly(200);
            String payOrdId = Clinic.leg(settled, "insurer").path("farNumber").asText();
            assertThat(genuine(YIBAO, payOrdId)).isEqualTo(1);
            assertThat(world.his().charges(Clinic.number(settled, "his"))).hasSize(1);
            new Money(gateway, settled.text("orderId")).agrees();
        } finally {
            world.gatewayIsAt(gateway.address());
        }
    }

    @Test
    void a_forged_notice_books_nothing_and_is_kept() {
        Said priced = clinic.mixed(10, 100_00);
        String id = priced.text("orderId");
        clinic.pay(id);
        long before = kept(YIBAO, "FORGED") + kept(YIBAO, "UNREADABLE");
        String forged = "{\"appId\":\"x\",\"data\":{\"payOrdId\":\""
                + Clinic.leg(priced, "insurer").path("farNumber").asText()
                + "\",\"ordStas\":\"6\"},\"signType\":\"SM2\",\"signData\":\"AAAA\",\"encType\":\"SM4\",\"encData\":\"00\"}";

        Said answer = new Edge(gateway.address(), "").post("/callbacks/yibao/" + OutsideWorld.ORG, forged, Map.of());

        assertThat(answer.text()).doesNotContain("\"success\":true").doesNotContain("Exception");
        assertThat(kept(YIBAO, "FORGED") + kept(YIBAO, "UNREADABLE")).isGreaterThan(before);
        assertThat(clinic.order(id).text("state")).isNotIn("SETTLED", "STUCK");
        assertThat(new Money(gateway, id).postings()).isEmpty();
        clinic.cancel(id);
        clinic.until(id, Clinic.SOON, "CANCELLED");
    }

    @Test
    void when_all_notices_are_forged_the_order_is_settled_by_asking() {
        forAllCallbacks(CallbackMood.FORGED);
        long insurers = kept(YIBAO, "FORGED");
        long channels = kept(WECHAT, "FORGED");

        Said settled = clinic.settled(clinic.mixed(11, 100_00), 11);

        assertThat(Clinic.eventually(
                        () -> kept(YIBAO, "FORGED") > insurers && kept(WECHAT, "FORGED") > channels, Clinic.SOON))
                .isTrue();
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    @Covers({"B04", "D10"})
    void when_both_far_sides_notices_are_lost_the_order_is_settled_by_asking() {
        forAllCallbacks(CallbackMood.NEVER);
        Counts counts = new Counts(gateway);

        Said settled = clinic.settled(clinic.mixed(12, 200_00), 12);

        counts.atLeastOnce("pay-query", "med-query");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.heldFen()).isEqualTo(200_00);
        money.agrees();
    }

    @Test
    void a_late_notice_changes_nothing_any_more() {
        forAllCallbacks(CallbackMood.LATE);
        world.wechat().faults().slowness(Duration.ofSeconds(3));
        Said settled = clinic.settled(clinic.mixed(13, 100_00), 13);
        String id = settled.text("orderId");
        int before = new Money(gateway, id).postings().size();

        assertThat(world.wechat().drainNotices(Clinic.SOON)).isTrue();
        String payOrdId = Clinic.leg(settled, "insurer").path("farNumber").asText();
        assertThat(Clinic.eventually(() -> yes(payOrdId).size() == 1, Clinic.SOON))
                .isTrue();

        Money money = new Money(gateway, id);
        assertThat(money.postings()).hasSize(before);
        assertThat(clinic.order(id).text("state")).isEqualTo("SETTLED");
        money.agrees();
    }

    @Test
    void an_unpaid_order_is_not_settled_by_a_patient_who_only_looks() {
        Said priced = clinic.mixed(14, 100_00);
        String id = priced.text("orderId");
        clinic.atTheCashier(14, clinic.pay(id), PatientChoice.HESITATE);

        assertThat(clinic.order(id).text("state")).isIn("AWAITING_PATIENT", "COLLECTING");
        assertThat(new Money(gateway, id).postings()).isEmpty();
        clinic.cancel(id);
        clinic.until(id, Clinic.SOON, "CANCELLED");
    }

    private void forAllCallbacks(CallbackMood mood) {
        world.yibao().faults().callbacks(mood);
        world.wechat().faults().callbacks(mood);
    }
}
