package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.fixtures.wechat.SentMessage;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 成功提醒: whoever paid in WeChat is told there, once; what becomes of the message changes nothing else. */
@ExtendWith(SharedGateway.class)
class MessagesTest {
    private static final String SENDING = "template-send";

    private final Gateway gateway;
    private final Clinic clinic;

    MessagesTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    private List<SentMessage> about(String order) {
        return gateway.world().wechat().messages().stream()
                .filter(m -> order.equals(m.values().get("character_string5")))
                .toList();
    }

    /** The messages about an order, once there are so many. */
    private List<SentMessage> about(String order, int count) {
        assertThat(Clinic.eventually(() -> about(order).size() >= count, Clinic.SOON))
                .as(clinic.order(order).text())
                .isTrue();
        return about(order);
    }

    private List<String> history(String order) {
        return clinic.order(order).body().path("history").findValuesAsText("text");
    }

    private Said noticed(String order, String state) {
        return Clinic.until(
                () -> clinic.order(order),
                said -> Clinic.leg(said, "notice").path("state").asText().equals(state),
                Clinic.SOON);
    }

    private static void tellsNothingPrivate(SentMessage message, SamplePerson person) {
        String all = String.join(" ", message.values().values());
        assertThat(all).doesNotContain(person.name(), person.idNumber(), person.patientId());
    }

    /** A slot that is left tomorrow. */
    private Map<String, Object> slot() {
        LocalDate tomorrow = LocalDate.now(BusinessDay.ZONE).plusDays(1);
        Said said = clinic.channel()
                .post(
                        "/api/v1/registrations/schedules",
                        Map.of(
                                "from",
                                tomorrow.toString(),
                                "to",
                                tomorrow.plusDays(3).toString()));
        for (JsonNode schedule : said.body()) {
            for (JsonNode slot : schedule.path("slots")) {
                if (slot.path("left").asInt() > 0) {
                    return Map.of(
                            "scheduleId", schedule.path("scheduleId").asText(),
                            "slotId", slot.path("slotId").asText(),
                            "booked", true);
                }
            }
        }
        throw new AssertionError("nothing left");
    }

    private Said registered(int person) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("entry", "registration-self-pay");
        wish.put("patientId", Clinic.person(person).patientId());
        wish.put("slot", slot());
        wish.put("description", "挂号");
        wish.put(
                "payer",
                Map.of("channel", "WECHAT", "openid", Clinic.person(person).openid()));
        return clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey());
    }

    @Test
    @Covers("B25")
    void a_paid_registration_is_told_to_its_payer_once_with_where_to_go() {
        Said priced = registered(17);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        assertThat(about(priced.text("orderId"))).isEmpty();

        String order = clinic.settled(priced, 17).text("orderId");

        assertThat(about(order, 1)).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo(Clinic.person(17).openid());
            assertThat(message.templateId()).endsWith("registered");
            assertThat(message.values())
                    .containsEntry("thing1", "示例医院")
                    .containsEntry("amount2", "25.00元")
                    .hasSize(5);
            assertThat(message.values().get("time3"))
                    .startsWith(LocalDate.now(BusinessDay.ZONE).getYear() + "年");
            assertThat(message.values().get("thing4")).isNotBlank();
            tellsNothingPrivate(message, Clinic.person(17));
        });
        Said noticed = noticed(order, "TAKEN");
        assertThat(noticed.text("state")).isEqualTo("SETTLED");
        assertThat(history(order)).anyMatch(line -> line.startsWith("向患者发送提醒 已完成"));
    }

    @Test
    @Covers({"B25", "E10"})
    void a_paid_bill_of_insurer_and_patient_is_told_to_its_payer_once_and_its_refund_too() {
        String order = clinic.settled(clinic.mixed(18, 200_00), 18).text("orderId");

        assertThat(about(order, 1)).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo(Clinic.person(18).openid());
            assertThat(message.templateId()).endsWith("paid");
            assertThat(message.values()).containsEntry("amount2", "200.00元");
            assertThat(message.values().get("thing4")).isNotBlank();
            tellsNothingPrivate(message, Clinic.person(18));
        });
        clinic.refund(order);
        clinic.until(order, Clinic.SOON, "REFUNDED");

        assertThat(about(order, 2)).hasSize(2).last().satisfies(message -> {
            assertThat(message.templateId()).endsWith("refunded");
            assertThat(message.values()).containsEntry("amount2", "200.00元").containsEntry("thing4", "款项按原路退回");
        });
        new Money(gateway, order).agrees();
    }

    @Test
    void a_deposit_on_a_page_is_told_to_whoever_paid_it() {
        Ward ward = new Ward(gateway);
        NewStay stay = ward.stay(12, 900_00, 3);
        Said paying = clinic.channel()
                .post(
                        "/api/v1/stays/" + stay.stayId() + "/deposits",
                        Map.of(
                                "patientId",
                                stay.patientId(),
                                "amountFen",
                                70_00,
                                "description",
                                "住院预交金",
                                "pay",
                                Ward.onePage(12)),
                        Clinic.freshKey());
        clinic.atTheCashier(12, paying, PatientChoice.BOTH_OK);
        String order = ward.until(stay, paying, "DONE").text("orderId");

        assertThat(about(order, 1)).singleElement().satisfies(message -> {
            assertThat(message.templateId()).endsWith("deposited");
            assertThat(message.values()).containsEntry("amount2", "70.00元");
        });
    }

    @Test
    void a_payer_whom_wechat_will_not_tell_has_paid_all_the_same_and_the_history_says_why() {
        gateway.world().wechat().unreachable(Clinic.person(19).openid());

        String order = clinic.settled(clinic.selfPay(19, 60_00), 19).text("orderId");

        Said refused = noticed(order, "REFUSED");
        assertThat(refused.text("state")).isEqualTo("SETTLED");
        assertThat(history(order)).anyMatch(line -> line.startsWith("向患者发送提醒 被拒绝: [43004]"));
        assertThat(about(order)).isEmpty();
        new Money(gateway, order).agrees();
    }

    @Test
    void a_platform_that_is_away_leaves_the_order_settled_and_is_not_asked_again() {
        gateway.world().wechat().faults().always(SENDING, Mood.LOSE_REQUEST);

        String order = clinic.settled(clinic.selfPay(20, 60_00), 20).text("orderId");

        assertThat(Clinic.eventually(
                        () -> history(order).stream().anyMatch(line -> line.startsWith("向患者发送提醒 结果未知")), Clinic.SOON))
                .as(clinic.order(order).text())
                .isTrue();
        assertThat(clinic.order(order).text("state")).isEqualTo("SETTLED");
        gateway.calm();
        clinic.refund(order);
        clinic.until(order, Clinic.SOON, "REFUNDED");
        assertThat(about(order, 1)).singleElement().satisfies(message -> assertThat(message.templateId())
                .endsWith("refunded"));
        new Money(gateway, order).agrees();
    }

    @Test
    void a_message_whose_answer_was_lost_is_not_sent_a_second_time() {
        gateway.world().wechat().faults().next(SENDING, Mood.LOSE_REPLY);
        long before = gateway.world().wechat().arrived(SENDING);

        String order = clinic.settled(clinic.selfPay(16, 60_00), 16).text("orderId");

        about(order, 1);
        assertThat(Clinic.eventually(
                        () -> history(order).stream().anyMatch(line -> line.startsWith("向患者发送提醒 结果未知")), Clinic.SOON))
                .isTrue();
        assertThat(clinic.order(order).text("state")).isEqualTo("SETTLED");
        clinic.refund(order);
        clinic.until(order, Clinic.SOON, "REFUNDED");
        assertThat(about(order, 2)).hasSize(2);
        assertThat(gateway.world().wechat().arrived(SENDING) - before).isEqualTo(2);
    }
}
