package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.identity.SimulatedReader;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.metrics.Drives;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 接口告警: far sides that are silent, slow or gone, callbacks that are not theirs, messages that do not go out. */
@ExtendWith(WatchedGateway.class)
class FarSideAlarmsTest {
    private final Watched watched;
    private final Gateway gateway;

    FarSideAlarmsTest(Watched watched) {
        this.watched = watched;
        gateway = watched.gateway();
    }

    /** One call to HIS that changes nothing. */
    private void unpaid() {
        LocalDate today = BusinessDay.of(watched.clock().instant()).date();
        Map<String, Object> ask = Map.of(
                "patientId", Clinic.person(7).patientId(),
                "from", today.minusDays(1).toString(),
                "to", today.toString());
        Said said = gateway.as("channel").post("/api/v1/patients/unpaid", ask);
        assertThat(said.status()).as(said.text()).isNotEqualTo(400);
    }

    @Test
    @Drives("FarSideSilent")
    void a_far_side_that_leaves_a_fifth_of_its_calls_unanswered_is_named() {
        Watched.Alarm silent = watched.calm("FarSideSilent");
        gateway.world().his().faults().always("O01", Mood.LOSE_REPLY);

        silent.turnsRed(this::unpaid);
    }

    @Test
    @Drives("FarSideSlow")
    void a_far_side_that_takes_more_than_three_seconds_is_named() {
        Watched.Alarm slow = watched.calm("FarSideSlow");
        Duration usual = gateway.world().his().faults().slowness();
        gateway.world().his().faults().slowness(Duration.ofMillis(4500));
        try {
            gateway.world().his().faults().always("O01", Mood.SLOW);
            slow.turnsRed(this::unpaid);
        } finally {
            gateway.world().his().faults().slowness(usual);
        }
    }

    @Test
    @Drives("FarSideUnreachable")
    void a_far_side_at_whose_address_nobody_listens_is_named() {
        Watched.Alarm gone = watched.calm("FarSideUnreachable");
        gateway.world().identity().close();
        Kiosk kiosk = new Kiosk(gateway);

        gone.turnsRed(() -> {
            SimulatedReader reader = new SimulatedReader(true);
            reader.insert(SampleCard.of(Clinic.person(14), "440100"));
            Said said = kiosk.byCard(reader);
            assertThat(said.status()).as(said.text()).isGreaterThanOrEqualTo(400);
        });
    }

    @Test
    @Drives("CallbacksRefused")
    void callbacks_that_nobody_signed_are_counted() {
        Watched.Alarm refused = watched.calm("CallbacksRefused");
        Edge stranger = new Edge(gateway.address(), "");
        for (int i = 0; i < 6; i++) {
            Map<String, Object> forged = Map.of("appId", "x" + i, "signType", "SM2", "signData", "AAAA");
            stranger.post("/callbacks/yibao/" + OutsideWorld.ORG, forged, Map.of());
        }

        refused.turnsRed();
    }

    private void message() {
        Said said = gateway.as("his")
                .post(
                        "/api/v1/messages",
                        Map.of(
                                "messageId", Clinic.freshKey(),
                                "kind", "PICK_UP",
                                "mobile", "13900000017",
                                "where", "一楼药房窗口"));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }

    @Test
    @Drives("MessagesWaiting")
    void messages_that_do_not_get_away_are_counted() {
        Watched.Alarm waiting = watched.calm("MessagesWaiting");
        Duration usual = gateway.world().sms().faults().slowness();
        gateway.world().sms().faults().slowness(Duration.ofMillis(1500));
        try {
            gateway.world().sms().faults().always("sms", Mood.SLOW);
            for (int i = 0; i < 8; i++) {
                message();
            }
            waiting.turnsRed();
        } finally {
            gateway.world().sms().faults().calm();
            gateway.world().sms().faults().slowness(usual);
        }
        waiting.turnsCalm();
    }

    @Test
    @Drives("MessagesFailed")
    void messages_that_the_provider_refuses_are_counted() {
        Watched.Alarm failed = watched.calm("MessagesFailed");
        gateway.world().sms().faults().always("sms", Mood.REFUSE);
        for (int i = 0; i < 6; i++) {
            message();
        }

        failed.turnsRed();
    }
}
