package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sms.ShortMessage;
import io.medsettle.fixtures.sms.SmsSimulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** G10: what HIS wants patients to be told, by short message or in WeChat; each number is one message. */
@ExtendWith(SharedGateway.class)
class HisMessagesTest {
    private static final AtomicInteger PHONES = new AtomicInteger();
    private static final String PATH = "/api/v1/messages";

    private final SmsSimulator sms;
    private final Edge his;
    private final Edge kiosk;
    /** Nobody else is told anything there. */
    private final String phone = "1391449%04d".formatted(PHONES.incrementAndGet());

    HisMessagesTest(Gateway gateway) {
        sms = gateway.world().sms();
        his = gateway.as("his");
        kiosk = gateway.as("kiosk");
    }

    @AfterEach
    void calm() {
        sms.faults().calm();
    }

    private Map<String, Object> ask(String id, String kind) {
        Map<String, Object> ask = new HashMap<>();
        ask.put("messageId", id);
        ask.put("kind", kind);
        ask.put("mobile", phone);
        ask.put("amountFen", 12_30);
        ask.put("dept", "内科");
        ask.put("where", "一楼缴费窗口");
        ask.put("time", "11月23日 上午");
        ask.put("next", "请改约其他号源");
        return ask;
    }

    private Said until(String id, String state) {
        return Clinic.until(() -> his.get(PATH + "/" + id), s -> s.text("state").equals(state), Clinic.SOON);
    }

    private List<ShortMessage> told() {
        return sms.sent().stream().filter(m -> m.to().equals(phone)).toList();
    }

    @Test
    @Covers("A30")
    void an_unpaid_reminder_goes_to_the_phone_once_however_often_it_is_asked_for() {
        String id = Clinic.freshKey();

        Said first = his.post(PATH, ask(id, "UNPAID"));
        Said second = his.post(PATH, ask(id, "UNPAID"));

        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(second.status()).as(second.text()).isEqualTo(202);
        assertThat(until(id, "SENT").text("channel")).isEqualTo("SMS");
        assertThat(told()).singleElement().satisfies(m -> {
            assertThat(m.template()).isEqualTo("SMS-unpaid");
            assertThat(m.sign()).isEqualTo("示例医院");
            assertThat(m.words())
                    .containsOnly(Map.entry("amount", "12.30元"), Map.entry("dept", "内科"), Map.entry("where", "一楼缴费窗口"));
        });
    }

    @Test
    void every_kind_has_its_template() {
        for (String kind : List.of("STOP_CLINIC", "PICK_UP", "REPORT")) {
            String id = Clinic.freshKey();
            his.post(PATH, ask(id, kind));
            until(id, "SENT");
        }

        assertThat(told())
                .extracting(ShortMessage::template)
                .containsExactly("SMS-stop-clinic", "SMS-pick-up", "SMS-report");
    }

    @Test
    void the_same_number_for_another_message_is_refused() {
        String id = Clinic.freshKey();
        his.post(PATH, ask(id, "UNPAID"));

        Said other = his.post(PATH, ask(id, "REPORT"));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("key-reused");
    }

    @Test
    void whom_the_provider_refuses_is_not_tried_again_and_the_reason_is_kept() {
        String id = Clinic.freshKey();
        sms.faults().always("sms", Mood.REFUSE);

        his.post(PATH, ask(id, "PICK_UP"));

        assertThat(until(id, "REFUSED").text("reason")).isEqualTo("短信服务商拒绝发送");
        assertThat(sms.asked(phone)).isEqualTo(1);
    }

    @Test
    void a_lost_reply_is_asked_again_under_the_same_number_which_is_one_message() {
        String id = Clinic.freshKey();
        sms.faults().always("sms", Mood.LOSE_REPLY);

        his.post(PATH, ask(id, "PICK_UP"));

        assertThat(Clinic.eventually(() -> sms.asked(phone) > 0, Clinic.SOON)).isTrue();
        sms.faults().calm();
        until(id, "SENT");
        assertThat(sms.asked(phone)).isGreaterThan(1);
        assertThat(told()).hasSize(1);
    }

    @Test
    void somebody_without_phone_and_openid_cannot_be_told() {
        Map<String, Object> ask = ask(Clinic.freshKey(), "UNPAID");
        ask.remove("mobile");

        Said said = his.post(PATH, ask);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.text("field")).isEqualTo("mobile");
    }

    @Test
    void only_his_may_ask() {
        Said said = kiosk.post(PATH, ask(Clinic.freshKey(), "UNPAID"));

        assertThat(said.status()).isEqualTo(403);
    }
}
