package io.medsettle.adapter.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.alipay.NoticeFlaw;
import io.medsettle.fixtures.alipay.NoticePlan;
import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices made by hand, and the simulator's own over real HTTP. */
class CallbacksTest {
    private final ScriptedAlipay alipay = new ScriptedAlipay();
    private final AlipayCallbacks callbacks =
            new Alipay(Sample.settings(), alipay, SettableClock.aMondayMorning()).callbacks();

    private static SortedMap<String, String> paid() {
        return new TreeMap<>(Map.of(
                "app_id", Sample.APP_ID,
                "seller_id", Sample.SELLER,
                "out_trade_no", "20260105C00001",
                "trade_no", GoldenPagesTest.TRADE_NO,
                "trade_status", "TRADE_SUCCESS",
                "total_amount", "50.00",
                "subject", "门诊 a+b&c=d%",
                "notify_id", "N1",
                "charset", "utf-8",
                "body", ""));
    }

    private Reading read(SortedMap<String, String> parameters) {
        return callbacks.read(new RawCallback("notify", Map.of(), form(parameters)));
    }

    private byte[] form(SortedMap<String, String> parameters) {
        SortedMap<String, String> all = new TreeMap<>(parameters);
        boolean message = all.containsKey("msg_method");
        if (message) {
            all.put("sign_type", "RSA2");
        }
        String content = all.entrySet().stream()
                .filter(p -> !p.getValue().isBlank())
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining("&"));
        all.put("sign_type", "RSA2");
        all.put("sign", alipay.sign(content));
        return Seal.form(all);
    }

    private static Knock genuine(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Genuine.class);
        return ((Reading.Genuine) reading).knock();
    }

    @Test
    void a_payment_is_known_by_both_numbers_and_the_same_notice_has_the_same_id() {
        Knock knock = genuine(read(paid()));
        assertThat(knock.kind()).isEqualTo("TRADE_SUCCESS");
        assertThat(knock.numbers()).containsExactly("20260105C00001", GoldenPagesTest.TRADE_NO);
        assertThat(knock.waits()).isFalse();
        SortedMap<String, String> again = paid();
        again.put("notify_id", "N2");
        assertThat(genuine(read(again)).id()).isEqualTo(knock.id());
        SortedMap<String, String> refund = paid();
        refund.put("out_biz_no", "20260105R00001");
        refund.put("refund_fee", "20.00");
        assertThat(genuine(read(refund)).numbers()).startsWith("20260105R00001");
        assertThat(genuine(read(refund)).id()).isNotEqualTo(knock.id());
        assertThat(knock.toString()).doesNotContain("门诊");
    }

    @ParameterizedTest
    @CsvSource({
        "app_id,2021000000000009",
        "seller_id,2088000000000009",
        "seller_id,''",
        "out_trade_no,''",
        "out_trade_no,a b",
        "total_amount,0.00",
        "total_amount,-1",
        "total_amount,many",
        "trade_status,''",
        "trade_no,''"
    })
    void what_is_signed_but_is_not_ours_is_not_acted_on(String name, String value) {
        SortedMap<String, String> other = paid();
        other.put(name, value);
        assertThat(read(other)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void what_is_not_signed_by_alipay_is_forged() {
        alipay.key = Sample.STRANGER;
        assertThat(read(paid())).isInstanceOf(Reading.Forged.class);
        alipay.key = Sample.ALIPAY;
        String genuine = new String(form(paid()), UTF_8);
        for (String changed : List.of(
                genuine.replace("50.00", "50.01"),
                genuine + "&more=1",
                genuine.replaceAll("&sign=[^&]*", ""),
                genuine.replaceAll("sign=[^&]*", "sign=AAAA"))) {
            assertThat(read(changed)).isInstanceOf(Reading.Forged.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "a=%zz", "a=1&a=2", "charset=klingon&a=1", "=1"})
    void what_is_no_form_is_unreadable(String body) {
        assertThat(read(body)).isNotInstanceOf(Reading.Genuine.class);
    }

    private Reading read(String body) {
        return callbacks.read(new RawCallback("notify", Map.of(), body.getBytes(UTF_8)));
    }

    @Test
    void a_form_in_gbk_is_read_as_it_says() {
        SortedMap<String, String> gbk = new TreeMap<>(paid());
        gbk.put("charset", "GBK");
        String content = gbk.entrySet().stream()
                .filter(p -> !p.getValue().isBlank())
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining("&"));
        gbk.put("sign", alipay.sign(content));
        String form = gbk.entrySet().stream()
                .map(p -> p.getKey() + "=" + java.net.URLEncoder.encode(p.getValue(), Charset.forName("GBK")))
                .collect(Collectors.joining("&"));
        assertThat(genuine(read(form)).text()).contains("门诊 a+b&c=d%");
    }

    @Test
    void a_service_message_is_found_by_the_numbers_in_its_content() {
        SortedMap<String, String> message = new TreeMap<>(Map.of(
                "app_id", Sample.APP_ID,
                "msg_method", "alipay.trade.refund.depositback.completed",
                "notify_id", "N9",
                "biz_content", "{\"out_trade_no\":\"20260105C00001\",\"out_request_no\":\"20260105R00001\"}"));
        Knock knock = genuine(read(message));
        assertThat(knock.numbers()).containsExactly("20260105R00001", "20260105C00001");
        assertThat(knock.id()).endsWith(":N9");
        message.put("biz_content", "{}");
        assertThat(read(message)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void the_answer_is_seven_characters_or_it_comes_again() {
        Knock knock = genuine(read(paid()));
        for (Decision decision : List.of(Decision.YES, Decision.NO)) {
            CallbackReply reply = callbacks.answer(knock, decision);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("success".getBytes(UTF_8));
        }
        assertThat(new String(callbacks.answer(knock, Decision.LATER).body(), UTF_8))
                .isNotEqualTo("success");
        assertThat(new String(callbacks.refuse().body(), UTF_8)).isNotEqualTo("success");
    }

    @Test
    void the_simulators_notices_of_a_payment_and_its_refund_are_genuine_and_are_acknowledged() {
        try (Hospital hospital = new Hospital()) {
            Deed cash = pays(hospital);
            hospital.party.reverse(Deeds.back(
                    cash,
                    hospital.party.ask(cash).maybe().orElseThrow(),
                    "20260105R00001",
                    Parts.of(Part.CASH, 20_00)));
            assertThat(hospital.alipay.drainNotices(Duration.ofSeconds(5))).isTrue();
            assertThat(hospital.kinds()).containsExactly("TRADE_SUCCESS", "TRADE_SUCCESS");
            assertThat(hospital.alipay.noticeAttempts()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeFlaw.class,
            names = {"OTHER_APP", "OTHER_SELLER"})
    void a_notice_of_somebody_else_is_refused(NoticeFlaw flaw) {
        try (Hospital hospital = new Hospital()) {
            hospital.alipay.noticePlan(NoticePlan.official().faster(100_000));
            hospital.alipay.spoilNotices(flaw);
            pays(hospital);
            hospital.alipay.drainNotices(Duration.ofSeconds(2));
            assertThat(hospital.readings).isNotEmpty().allMatch(r -> r instanceof Reading.Unreadable);
        }
    }

    @Test
    void a_forged_notice_is_refused_and_a_doubled_one_has_one_id() {
        try (Hospital hospital = new Hospital()) {
            hospital.alipay.noticePlan(NoticePlan.official().faster(100_000));
            hospital.alipay.faults().callbacks(CallbackMood.FORGED);
            pays(hospital);
            hospital.alipay.drainNotices(Duration.ofSeconds(2));
            assertThat(hospital.readings).isNotEmpty().allMatch(r -> r instanceof Reading.Forged);
        }
    }

    private static Deed pays(Hospital hospital) {
        Deed cash = Deeds.cash("20260105C00001", 50_00);
        hospital.party.start(cash);
        hospital.alipay.pay("20260105C00001", PatientChoice.BOTH_OK);
        return cash;
    }
}
