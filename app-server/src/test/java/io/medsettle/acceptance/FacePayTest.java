package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 刷脸: a kiosk begins a look at a face, and the token that comes of it pays like a code. */
@ExtendWith(SharedGateway.class)
class FacePayTest {
    private static final String BEGIN = "zoloz.authentication.customer.smilepay.initialize";
    private static final String FACES = "/api/v1/face-pays";

    private final Gateway gateway;
    private final Kiosk kiosk;

    FacePayTest(Gateway gateway) {
        this.gateway = gateway;
        kiosk = new Kiosk(gateway);
    }

    private static Map<String, Object> device() {
        return Map.of("metaInfo", "{\"apdidToken\":\"device-1\",\"appName\":\"kiosk\"}");
    }

    private String token(int person, String ending) {
        Said begun = kiosk.edge().post(FACES, device());
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        assertThat(begun.text("clientData")).contains(begun.text("zimId"));
        return gateway.world()
                .alipay()
                .faceToken(begun.text("zimId"), Clinic.person(person).openid(), ending);
    }

    private String priced(int person, long fen) {
        Said priced = kiosk.open(
                kiosk.enter(person),
                Kiosk.wish("counter-self-pay", gateway.clinic().bill(person, fen)));
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        return priced.text("orderId");
    }

    @Test
    @Covers({"C06", "C07"})
    void a_face_pays_a_bill_and_what_it_paid_goes_back() {
        long begun = gateway.world().alipay().carriedOut(BEGIN);
        long paid = gateway.world().alipay().carriedOut("alipay.trade.pay");
        String order = priced(7, 88_00);

        assertThat(kiosk.pay(order, token(7, "")).status()).isEqualTo(200);
        kiosk.until(order, "SETTLED");

        assertThat(gateway.world().alipay().carriedOut(BEGIN)).isEqualTo(begun + 1);
        assertThat(gateway.world().alipay().carriedOut("alipay.trade.pay")).isEqualTo(paid + 1);
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(Map.of("alipay CASH", 88_00L));
        assertThat(money.charged()).isEqualTo(88_00);
        money.agrees();

        kiosk.refund(order);
        kiosk.until(order, "REFUNDED");
        assertThat(money.held()).isEmpty();
        money.agrees();
    }

    @Test
    void a_face_behind_which_there_is_too_little_money_pays_nothing() {
        String order = priced(8, 60_00);
        kiosk.pay(order, token(8, "40005"));
        Said ended = kiosk.until(order, "CANCELLED", "UNWOUND");
        assertThat(ended.text("reason")).as(ended.text()).contains("余额不足");
        assertThat(new Money(gateway, order).held()).isEmpty();
    }

    @Test
    void who_may_not_look_at_a_face_is_told_so_in_words() {
        gateway.world().alipay().faults().next(BEGIN, Mood.LOSE_REQUEST);
        Said silence = kiosk.edge().post(FACES, device());
        gateway.world().alipay().faults().next(BEGIN, Mood.REFUSE);
        Said refused = kiosk.edge().post(FACES, device());
        Said empty = kiosk.edge().post(FACES, Map.of("metaInfo", ""));
        Said stranger = gateway.as("reader").post(FACES, device());
        assertThat(silence.status()).as(silence.text()).isEqualTo(503);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("face-refused");
        assertThat(refused.text("next")).contains("付款码");
        assertThat(empty.status()).as(empty.text()).isEqualTo(400);
        assertThat(stranger.status()).isEqualTo(403);
    }
}
