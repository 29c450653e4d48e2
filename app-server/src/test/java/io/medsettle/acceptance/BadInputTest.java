package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.medsettle.fixtures.his.NewVisit;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown at the edge comes back as a problem detail in words, and nothing is lost or given away. */
@ExtendWith(SharedGateway.class)
class BadInputTest {
    private static final String ORDERS = "/api/v1/orders";
    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]{2,}");
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z.]+\\(|\\.java:|io\\.micronaut|io\\.medsettle|com\\.fasterxml|SELECT |INSERT |"
                    + "JdbcSQL|stack ?trace",
            Pattern.CASE_INSENSITIVE);

    private final Gateway gateway;
    private final Clinic clinic;

    BadInputTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    private static void politely(Said said, int status) {
        assertThat(said.status()).as(said.text()).isEqualTo(status);
        assertThat(said.type()).as(said.text()).startsWith("application/problem+json");
        assertThat(said.body().path("status").intValue()).isEqualTo(status);
        assertThat(said.text("detail")).containsPattern(CHINESE);
        assertThat(said.text("title")).containsPattern(CHINESE);
        assertThat(said.text("money")).containsPattern(CHINESE);
        assertThat(said.text("next")).containsPattern(CHINESE);
        assertThat(said.text()).doesNotContainPattern(INSIDE);
    }

    private Said open(String body) {
        return clinic.channel().post(ORDERS, body, Clinic.freshKey());
    }

    private Map<String, Object> wish() {
        return new HashMap<>(clinic.wish("online-self-pay", 19, new NewVisit("P0019", "V1", "R1", 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "17",
                "{\"entry\":",
                "{\"entry\":\"online-mixed\",}",
                "<xml/>",
                "\u0000",
                "{\"entry\":{\"a\":1}}",
                "{\"rxNos\":\"one\"}",
                "{\"rxNos\":[{}]}",
                "{\"payer\":[]}",
                "{\"payer\":7}"
            })
    void a_body_that_is_no_order_is_refused(String body) {
        politely(open(body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "}", "x", ",{\"entry\":\"online-self-pay\"}"})
    void an_order_with_something_behind_its_end_is_refused(String behind) throws JsonProcessingException {
        long before = gateway.count("SELECT COUNT(*) FROM order_view");

        politely(open(new ObjectMapper().writeValueAsString(wish()) + behind), 400);

        assertThat(gateway.count("SELECT COUNT(*) FROM order_view")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry", "patientId", "visitNo", "rxNos", "description", "payer"})
    void an_order_without_a_required_field_is_refused_by_name(String field) {
        Map<String, Object> wish = wish();
        wish.remove(field);

        Said said = clinic.channel().post(ORDERS, wish, Clinic.freshKey());

        politely(said, 400);
        assertThat(said.text()).contains(field);
    }

    static Stream<Arguments> wrongFields() {
        String html = "<script>alert(1)</script>";
        String sql = "P1'; DROP TABLE order_history; --";
        return Stream.of(
                Arguments.of("entry", "cash-in-hand"),
                Arguments.of("entry", 7),
                Arguments.of("patientId", "x".repeat(65)),
                Arguments.of("patientId", html),
                Arguments.of("patientId", sql),
                Arguments.of("patientId", ""),
                Arguments.of("patientId", true),
                Arguments.of("visitNo", "x".repeat(31)),
                Arguments.of("visitNo", sql),
                Arguments.of("rxNos", List.of()),
                Arguments.of("rxNos", List.of(html)),
                Arguments.of("rxNos", List.of("x".repeat(65))),
                Arguments.of("rxNos", java.util.Collections.nCopies(21, "R1")),
                Arguments.of("description", "长".repeat(128)),
                Arguments.of("description", List.of("a")),
                Arguments.of("payer", Map.of("channel", "BANK", "openid", "o1")),
                Arguments.of("payer", Map.of("channel", "WECHAT")),
                Arguments.of("payer", Map.of("channel", "WECHAT", "openid", html)),
                Arguments.of("insurance", Map.of("authCode", "x".repeat(257))),
                Arguments.of("insurance", Map.of("authCode", "a", "admdvs", "广州")),
                Arguments.of("insurance", "none"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void an_order_with_a_wrong_field_is_refused(String field, Object value) {
        Map<String, Object> wish = wish();
        wish.put(field, value);

        politely(clinic.channel().post(ORDERS, wish, Clinic.freshKey()), 400);
    }

    @Test
    void a_mixed_order_without_an_authorisation_is_told_what_is_missing() {
        Map<String, Object> wish = wish();
        wish.put("entry", "online-mixed");

        Said said = clinic.channel().post(ORDERS, wish, Clinic.freshKey());

        politely(said, 400);
        assertThat(said.text("field")).isEqualTo("insurance");
    }

    @Test
    void a_body_beyond_the_limit_is_refused() {
        Map<String, Object> wish = wish();
        wish.put("description", "x".repeat(300_000));

        politely(clinic.channel().post(ORDERS, wish, Clinic.freshKey()), 413);
    }

    @Test
    void an_order_needs_an_idempotency_key_of_a_sound_kind() {
        politely(clinic.channel().post(ORDERS, wish()), 400);
        politely(clinic.channel().post(ORDERS, wish(), "k".repeat(101)), 400);
        politely(clinic.channel().post(ORDERS, wish(), " "), 400);
    }

    @Test
    void the_same_key_and_content_is_the_first_order_again_and_other_content_is_refused() {
        String key = Clinic.freshKey();
        Map<String, Object> wish = clinic.wish("online-self-pay", 19, clinic.bill(19, 12_00));
        Said first = clinic.channel().post(ORDERS, wish, key);
        Said again = clinic.channel().post(ORDERS, wish, key);
        Map<String, Object> other = new HashMap<>(wish);
        other.put("description", "别的内容");

        Said refused = clinic.channel().post(ORDERS, other, key);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("orderId")).isEqualTo(first.text("orderId"));
        politely(refused, 409);
        assertThat(refused.text("code")).isEqualTo("key-reused");
        assertThat(refused.text("orderId")).isEqualTo(first.text("orderId"));
        Said held = clinic.channel().post(ORDERS, wish, Clinic.freshKey());
        politely(held, 409);
        assertThat(held.text("code")).isEqualTo("bill-held");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/orders/20260101000000ZZ",
                "/api/v1/orders/nothing",
                "/api/v1/refunds/20260101000000ZZ-1",
                "/api/v1/refunds/x",
                "/api/v1/orders/%3Cscript%3E",
                "/api/v1/orders/1'%20OR%20'1'='1"
            })
    void an_unknown_number_is_not_found(String path) {
        politely(clinic.channel().get(path), 404);
    }

    @Test
    void unknown_orders_cannot_be_paid_cancelled_or_refunded() {
        String nobody = "20260101000000ZZ";
        politely(clinic.pay(nobody), 404);
        politely(clinic.cancel(nobody), 404);
        politely(clinic.refund(nobody), 404);
        politely(clinic.his().post("/api/v1/refunds/query", Map.of("hisRefundNo", "HR0")), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"ten\"", "99999999999999999999", "{}"})
    void a_refund_of_a_senseless_amount_is_refused(String amount) {
        String body = "{\"orderId\":\"20260101000000ZZ\",\"reason\":\"r\",\"amountFen\":" + amount + "}";

        politely(clinic.channel().post("/api/v1/refunds", body, Clinic.freshKey()), 400);
    }

    @Test
    void a_refund_needs_a_key_a_reason_and_an_order() {
        politely(clinic.channel().post("/api/v1/refunds", Map.of("orderId", "20260101000000ZZ", "reason", "r")), 400);
        politely(clinic.channel().post("/api/v1/refunds", Map.of("orderId", "1"), Clinic.freshKey()), 400);
        politely(clinic.channel().post("/api/v1/refunds", Map.of("reason", "r"), Clinic.freshKey()), 400);
    }

    @Test
    void who_has_no_key_or_a_wrong_one_is_not_let_in() {
        String good = gateway.world().client("channel");
        for (String token : List.of("", "channel.wrong", "nobody.key", "channel", ".", good + "x", "x".repeat(500))) {
            politely(new Edge(gateway.address(), token).get(ORDERS + "/20260101000000ZZ"), 401);
        }
    }

    @Test
    void who_lacks_the_scope_is_told_so() {
        politely(gateway.as("reader").post(ORDERS, wish(), Clinic.freshKey()), 403);
        politely(gateway.as("reader").post("/api/v1/refunds", Map.of("orderId", "1", "reason", "r"), "k"), 403);
        politely(clinic.his().post(ORDERS, wish(), Clinic.freshKey()), 403);
        politely(clinic.channel().post("/api/v1/his-orders/HO1/changed", Map.of("reason", "r")), 403);
        politely(
                clinic.channel()
                        .post(
                                "/api/v1/refunds",
                                Map.of("orderId", "1", "reason", "r", "hisRefundNo", "HR1"),
                                Clinic.freshKey()),
                403);
    }

    @Test
    void an_unknown_path_method_or_media_type_is_told_so() {
        politely(clinic.channel().get("/api/v1/nothing"), 404);
        politely(clinic.channel().send("DELETE", ORDERS, null, Map.of()), 405);
        politely(
                clinic.channel()
                        .send(
                                "POST",
                                ORDERS,
                                "a=b".getBytes(StandardCharsets.UTF_8),
                                Map.of("Content-Type", "application/x-www-form-urlencoded")),
                415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<xml/>", "{\"payOrdId\":\"' OR 1=1\"}", "<script>alert(1)</script>"})
    void a_callback_that_is_none_is_refused_without_a_word_from_inside(String body) {
        for (String party : List.of("yibao", "wechat")) {
            Said said = new Edge(gateway.address(), "").post("/callbacks/" + party + "/H44999900001", body, Map.of());
            assertThat(said.status()).as(said.text()).isLessThan(500);
            assertThat(said.text()).doesNotContainPattern(INSIDE);
        }
        int status = body.isEmpty() ? 400 : 404;
        politely(new Edge(gateway.address(), "").post("/callbacks/nobody/H44999900001", body, Map.of()), status);
        politely(new Edge(gateway.address(), "").post("/callbacks/yibao/OTHER", body, Map.of()), status);
    }

    @Test
    void markup_in_a_description_or_a_reason_is_only_text_and_the_gateway_goes_on_working() {
        Map<String, Object> wish = clinic.wish("online-self-pay", 20, clinic.bill(20, 15_00));
        wish.put("description", "<b>门诊</b>'; DROP TABLE posting; --");
        Said priced = clinic.channel().post(ORDERS, wish, Clinic.freshKey());
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        String id = clinic.settled(priced, 20).text("orderId");

        clinic.refund(id, Clinic.freshKey(), Map.of("reason", "<img src=x onerror=alert(1)>' OR '1'='1"));

        clinic.until(id, Clinic.SOON, "REFUNDED");
        new Money(gateway, id).agrees();
        assertThat(clinic.order(id).type()).startsWith("application/json");
    }
}
