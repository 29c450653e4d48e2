package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each complaint from the field that concerns this module, wechat §12; the sentence is the complaint, the test is what we do. */
class FieldComplaintsTest {
    private static final Deed CASH = Deeds.cash("20260105C00001", 50_00);
    private static final String PAID = Vectors.golden("pay-query-success-answer.json");
    private static final String OLD = "5157F09EFDC0000000000000000000000000C001";
    private static final String NEW = "5157F09EFDC0000000000000000000000000C002";
    private static final KeyPair FRESH = Sample.pair();

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedWechat wechat = new ScriptedWechat(clock);

    @Test
    void b1_certificates_rotate_and_code_pinned_one_serial() {
        WechatCounterparty party = withCertificates().counterparty();
        wechat.key = Sample.WECHAT;
        wechat.keyId = OLD;
        wechat.says(200, PAID);
        yes(party.ask(CASH));
        wechat.key = FRESH;
        wechat.keyId = NEW;
        wechat.says(200, PAID).says(200, Certificates.listed(NEW, Certificates.pem(FRESH, NEW), key()));
        yes(party.ask(CASH));
        assertThat(wechat.last().transaction()).isEqualTo("certificates");
        wechat.key = Sample.WECHAT;
        wechat.keyId = OLD;
        wechat.says(200, PAID);
        yes(party.ask(CASH));
    }

    @Test
    void b1_an_unknown_serial_makes_us_look_once_a_minute_and_not_more() {
        WechatCounterparty party = withCertificates().counterparty();
        wechat.key = Sample.STRANGER;
        wechat.keyId = NEW;
        wechat.says(200, PAID).says(500, "").says(200, PAID).says(200, PAID);
        for (int i = 0; i < 3; i++) {
            assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        }
        assertThat(wechat.asked).hasSize(4);
        clock.tick(Duration.ofMinutes(1));
        wechat.says(200, PAID).says(500, "");
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(wechat.asked).hasSize(6);
    }

    @Test
    void b1_a_list_of_certificates_from_a_stranger_is_not_believed() {
        WechatPay pay = withCertificates();
        wechat.key = Sample.STRANGER;
        wechat.keyId = NEW;
        wechat.says(200, Certificates.listed(NEW, Certificates.pem(Sample.STRANGER, NEW), "z".repeat(32)));
        assertThat(pay.refreshCertificates()).isFalse();
        wechat.says(200, Certificates.listed(NEW, Certificates.pem(FRESH, NEW), key()));
        assertThat(pay.refreshCertificates()).isFalse();
        wechat.key = FRESH;
        wechat.says(200, Certificates.listed(NEW, Certificates.pem(FRESH, NEW), key()));
        assertThat(pay.refreshCertificates()).isTrue();
    }

    @Test
    void b2_callbacks_arrive_signed_by_certificate_or_public_key_in_any_order() {
        PlatformKey certificate = PlatformKey.ofCertificate(Certificates.pem(FRESH, NEW));
        WechatCallbacks callbacks = pay(List.of(Sample.platformKey(), certificate), Optional.empty())
                .callbacks();
        for (int i = 0; i < 4; i++) {
            wechat.key = i % 2 == 0 ? FRESH : Sample.WECHAT;
            wechat.keyId = i % 2 == 0 ? NEW : Sample.KEY_ID;
            assertThat(callbacks.read(payment())).isInstanceOf(Reading.Genuine.class);
        }
    }

    @Test
    void b2_the_request_names_the_key_that_the_answer_is_to_be_signed_with() {
        wechat.says(200, PAID);
        yes(party().ask(CASH));
        assertThat(wechat.last().headers()).containsEntry("Wechatpay-Serial", Sample.KEY_ID);
    }

    @Test
    void b3_the_public_key_id_was_stripped_or_upper_cased_as_if_it_were_hex() {
        WechatCallbacks callbacks = callbacks();
        assertThat(callbacks.read(payment())).isInstanceOf(Reading.Genuine.class);
        wechat.keyId = Sample.KEY_ID.substring("PUB_KEY_ID_".length());
        assertThat(callbacks.read(payment())).isInstanceOf(Reading.Forged.class);
        wechat.keyId = Sample.KEY_ID.toLowerCase(Locale.ROOT);
        assertThat(callbacks.read(payment())).isInstanceOf(Reading.Forged.class);
    }

    @Test
    void b4_clocks_drift_apart_until_nothing_is_accepted() {
        WechatPay pay = pay(List.of(Sample.platformKey()), Optional.empty());
        byte[] body = Notifications.body("TRANSACTION.SUCCESS", PAID, key(), true);
        for (long seconds : new long[] {-300, -301, 300, 3600}) {
            RawCallback off =
                    Notifications.signed(wechat, "cash", body, clock.instant().plusSeconds(seconds));
            assertThat(pay.callbacks().read(off)).isInstanceOf(Reading.Forged.class);
        }
        for (long seconds : new long[] {-299, 299}) {
            RawCallback near =
                    Notifications.signed(wechat, "cash", body, clock.instant().plusSeconds(seconds));
            assertThat(pay.callbacks().read(near)).isInstanceOf(Reading.Genuine.class);
        }
        assertThat(pay.clockSkew()).isEqualTo(Duration.ofSeconds(-299));
    }

    @Test
    void b5_a_missing_header_skipped_the_verification() {
        for (String header :
                List.of("wechatpay-serial", "wechatpay-signature", "wechatpay-timestamp", "wechatpay-nonce")) {
            assertThat(callbacks().read(Notifications.changing(payment(), header, List.of())))
                    .isInstanceOf(Reading.Forged.class);
        }
        wechat.comes(new WireResult.Answered(200, Map.of(), PAID.getBytes(UTF_8)));
        assertThat(doubt(party().ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void b6_the_same_notice_came_for_days_because_the_acknowledgement_was_wrong() {
        Knock knock = new Knock("TRANSACTION.SUCCESS", "x", List.of(), false, "");
        for (Decision decision : List.of(Decision.YES, Decision.NO)) {
            CallbackReply reply = callbacks().answer(knock, decision);
            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.body()).isEmpty();
        }
        assertThat(callbacks().answer(knock, Decision.LATER).status()).isEqualTo(503);
    }

    @Test
    void b7_duplicate_notices_double_book() {
        Reading first = callbacks().read(payment());
        clock.tick(Duration.ofSeconds(15));
        String again =
                new String(Notifications.body("TRANSACTION.SUCCESS", PAID, key(), true), UTF_8).replace("EV-1", "EV-2");
        Reading second = callbacks().read(Notifications.signed(wechat, "cash", again.getBytes(UTF_8), clock.instant()));
        assertThat(knock(first).id()).isEqualTo(knock(second).id()).hasSizeLessThanOrEqualTo(128);
        assertThat(knock(first).numbers()).containsExactly("20260105C00001", "4200000000202601050000000001");
        assertThat(knock(first).waits()).isFalse();
    }

    @Test
    void b8_a_body_trimmed_or_written_anew_before_verification() {
        byte[] body = (new String(Notifications.body("TRANSACTION.SUCCESS", PAID, key(), true), UTF_8) + "\n ")
                .getBytes(UTF_8);
        RawCallback raw = Notifications.signed(wechat, "cash", body, clock.instant());
        assertThat(callbacks().read(raw)).isInstanceOf(Reading.Genuine.class);
        RawCallback trimmed = new RawCallback(
                "cash", raw.headers(), new String(body, UTF_8).strip().getBytes(UTF_8));
        assertThat(callbacks().read(trimmed)).isInstanceOf(Reading.Forged.class);
    }

    @Test
    void b9_signature_probes_crash_or_are_waved_through() {
        RawCallback probe = Notifications.changing(
                payment(), "wechatpay-signature", List.of("WECHATPAY/SIGNTEST/AAAAAAAAAAAAAAAAAAAAA"));
        assertThat(callbacks().read(probe)).isInstanceOfSatisfying(Reading.Forged.class, f -> assertThat(f.why())
                .contains("SIGNTEST"));
        RawCallback bad = Notifications.changing(payment(), "wechatpay-signature", List.of("no base64 !!"));
        assertThat(callbacks().read(bad)).isInstanceOf(Reading.Forged.class);
        CallbackReply refusal = callbacks().refuse();
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(new String(refusal.body(), UTF_8)).contains("\"code\":\"FAIL\"");
    }

    @Test
    void b10_a_password_being_typed_is_taken_for_a_failure() {
        wechat.says(200, PAID.replace("\"SUCCESS\"", "\"USERPAYING\""));
        assertThat(doubt(party().ask(CASH))).isEqualTo(Doubt.STILL_WORKING);
    }

    @Test
    void b12_a_wrong_pair_of_key_and_serial_is_answered_with_500() {
        wechat.no(500, "SYSTEM_ERROR", 0);
        assertThat(doubt(party().start(CASH))).isEqualTo(Doubt.NO_ANSWER);
        String unsigned = "{\"code\":\"SIGN_ERROR\",\"message\":\"签名错误\"}";
        wechat.comes(new WireResult.Answered(401, Map.of(), unsigned.getBytes(UTF_8)));
        assertThat(no(party().start(CASH)).code()).isEqualTo("SIGN_ERROR");
        String other = "{\"code\":\"NO_AUTH\",\"message\":\"x\"}";
        wechat.comes(new WireResult.Answered(403, Map.of(), other.getBytes(UTF_8)));
        assertThat(doubt(party().start(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void b13_the_cash_was_paid_and_the_insurance_failed() {
        String failed = Vectors.golden("med-query-success-answer.json")
                .replace("MIX_PAY_SUCCESS", "MIX_PAY_FAIL")
                .replace("MED_INS_PAY_SUCCESS", "MED_INS_PAY_FAIL");
        wechat.says(200, failed).says(200, PAID);
        assertThat(no(party().ask(GoldenPagesTest.both())).code()).isEqualTo("MIX_PAY_FAIL");
        assertThat(yes(party().ask(CASH)).parts().total()).isEqualTo(50_00);
    }

    @Test
    void b14_the_insurance_went_back_and_wechat_was_not_told() {
        wechat.says(500, "").says(204, "");
        Deed back = GoldenPagesTest.mixedBack();
        assertThat(doubt(party().reverse(back))).isEqualTo(Doubt.NO_ANSWER);
        yes(party().reverse(back));
        assertThat(wechat.asked.get(1).body()).isEqualTo(wechat.asked.get(0).body());
    }

    @Test
    void b15_no_callback_ever_arrives_and_asking_is_enough() {
        wechat.says(200, PAID).says(200, Vectors.golden("med-query-success-answer.json"));
        assertThat(yes(party().ask(CASH)).farNumber()).isNotEmpty();
        assertThat(yes(party().ask(GoldenPagesTest.both())).seen()).isEqualTo(Deeds.ALL);
    }

    @Test
    void b18_amounts_as_text_or_fractions_are_not_read_and_not_written() {
        for (String amount : List.of("\"5000\"", "5000.5", "-5000", "null", "5e3")) {
            wechat.says(200, PAID.replace("\"total\":5000", "\"total\":" + amount));
            assertThat(doubt(party().ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        }
        wechat.says(200, PAID.substring(0, PAID.length() / 2))
                .says(200, "[]")
                .says(200, "null")
                .says(200, PAID + "{}");
        for (int i = 0; i < 4; i++) {
            assertThat(doubt(party().ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        }
    }

    @Test
    void b19_a_refund_is_repeated_with_a_new_number_after_a_timeout() {
        Deed refund = GoldenPagesTest.refundOf("4200000000202601050000000001");
        wechat.comes(new WireResult.NoAnswer("timeout")).no(429, "FREQUENCY_LIMITED", 268447840);
        assertThat(doubt(party().reverse(refund))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party().reverse(refund))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(wechat.asked.get(1).body()).isEqualTo(wechat.asked.get(0).body());
    }

    @Test
    void b20_notices_of_another_hospital_are_not_ours() {
        for (String other : List.of(
                PAID.replace("\"1900000001\"", "\"1900000009\""),
                PAID.replace("{\"appid\"", "{\"sub_mchid\":\"1900000109\",\"appid\""))) {
            byte[] body = Notifications.body("TRANSACTION.SUCCESS", other, key(), true);
            assertThat(callbacks().read(Notifications.signed(wechat, "cash", body, clock.instant())))
                    .isInstanceOf(Reading.Unreadable.class);
        }
        String mixed =
                Vectors.golden("med-query-success-answer.json").replace("wx0000000000000001", "wx0000000000000009");
        byte[] body = Notifications.body("MEDICAL_INSURANCE.SUCCESS", mixed, key(), true);
        assertThat(callbacks().read(Notifications.signed(wechat, "mixed", body, clock.instant())))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void b21_the_order_was_closed_and_a_late_payment_arrives() {
        wechat.says(200, PAID.replace("\"SUCCESS\"", "\"NOTPAY\""))
                .says(204, "")
                .says(200, PAID);
        assertThat(no(party().abandon(CASH)).code()).isEqualTo("SUCCESS");
    }

    @Test
    void b22_a_close_says_yes_but_nothing_happened() {
        String open = PAID.replace("\"SUCCESS\"", "\"NOTPAY\"");
        wechat.says(200, open).says(204, "").says(200, open);
        assertThat(doubt(party().abandon(CASH))).isEqualTo(Doubt.STILL_WORKING);
    }

    @Test
    void b23_a_proxy_answers_itself_or_doubles_a_header() {
        byte[] page = "<html>ok</html>".getBytes(UTF_8);
        wechat.comes(new WireResult.Answered(200, Map.of("server", List.of("cdn")), page));
        assertThat(doubt(party().ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        RawCallback doubled =
                Notifications.changing(payment(), "wechatpay-serial", List.of(Sample.KEY_ID, Sample.KEY_ID));
        assertThat(callbacks().read(doubled)).isInstanceOf(Reading.Forged.class);
    }

    @Test
    void event_and_address_must_agree_and_the_key_before_last_still_opens() {
        byte[] body = Notifications.body("TRANSACTION.SUCCESS", PAID, key(), false);
        assertThat(callbacks().read(Notifications.signed(wechat, "/cash", body, clock.instant())))
                .isInstanceOf(Reading.Genuine.class);
        for (String path : List.of("refund", "mixed", "", "elsewhere")) {
            assertThat(callbacks().read(Notifications.signed(wechat, path, body, clock.instant())))
                    .isInstanceOf(Reading.Unreadable.class);
        }
        byte[] otherKey = Notifications.body("TRANSACTION.SUCCESS", PAID, "y".repeat(32), true);
        assertThat(callbacks().read(Notifications.signed(wechat, "cash", otherKey, clock.instant())))
                .isInstanceOf(Reading.Unreadable.class);
    }

    private RawCallback payment() {
        return Notifications.signed(
                wechat, "cash", Notifications.body("TRANSACTION.SUCCESS", PAID, key(), true), clock.instant());
    }

    private static Knock knock(Reading reading) {
        return ((Reading.Genuine) reading).knock();
    }

    private WechatCounterparty party() {
        return pay(List.of(Sample.platformKey()), Optional.empty()).counterparty();
    }

    private WechatCallbacks callbacks() {
        return pay(List.of(Sample.platformKey()), Optional.empty()).callbacks();
    }

    private WechatPay withCertificates() {
        PlatformKey old = PlatformKey.ofCertificate(Certificates.pem(Sample.WECHAT, OLD));
        return pay(List.of(old), Optional.of(Duration.ofMinutes(1)));
    }

    private WechatPay pay(List<PlatformKey> keys, Optional<Duration> apart) {
        URI base = URI.create("https://api.mch.weixin.qq.com");
        return new WechatPay(Sample.settings(base, keys, apart, Sample.medical()), wechat, clock);
    }

    private static String key() {
        return Sample.API_V3_KEY.reveal();
    }
}
