package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.wechat.OlderInterface.SignType;
import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.adapter.wechat.wire.XmlPage;
import io.medsettle.adapter.wechat.wire.XmlSign;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.CodeManner;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments by code over the older interface (wechat §3.2, §6.10, vectors V1 and V3). */
class MicropayTest {
    private static final Secret API_KEY = new Secret("0123456789abcdef0123456789abcdef");
    private static final Parts FIFTY = Parts.of(Part.CASH, 50_00);

    private final Hospital hospital = new Hospital();
    private WechatCounterparty party = party(SignType.HMAC_SHA256, MutualTls.exchange(hospital.wechat));

    @AfterEach
    void close() {
        hospital.close();
    }

    private WechatCounterparty party(SignType signType, Exchange withCertificate) {
        CodePaySettings v3 = Sample.codes();
        CodePaySettings v2 = new CodePaySettings(
                v3.storeId(),
                v3.storeOutId(),
                v3.deviceId(),
                v3.deviceIp(),
                v3.patience(),
                v3.absence(),
                Optional.of(new OlderInterface(API_KEY, signType, Duration.ofSeconds(3))));
        return new WechatPay(hospital.settings, Optional.of(v2), hospital.exchange, withCertificate, hospital.clock)
                .counterparty();
    }

    private Deed scanned(CodeManner manner) {
        return Deeds.code("20260105C00001", 50_00, hospital.wechat.payCode(Deeds.PERSON.openid(), manner));
    }

    @ParameterizedTest
    @EnumSource(SignType.class)
    void a_code_is_paid_asked_and_given_back(SignType signType) {
        party = party(signType, MutualTls.exchange(hospital.wechat));
        Deed deed = scanned(CodeManner.PAYS);
        Started.Done done = (Started.Done) yes(party.start(deed));
        assertThat(done.receipt().parts()).isEqualTo(FIFTY);
        assertThat(done.receipt().farTime()).isEqualTo("2026-01-05T01:30:00Z");
        assertThat(yes(party.ask(deed)).farNumber()).isEqualTo(done.receipt().farNumber());
        assertThat(hospital.wechat.arrived("codepay") + hospital.wechat.arrived("pay-query"))
                .isZero();
        Deed back = Deeds.back(deed, done.receipt(), "20260105R00001", FIFTY);
        assertThat(yes(party.reverse(back)).arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(hospital.held()).isZero();
    }

    @Test
    void while_the_patient_types_it_is_his_turn_and_letting_go_needs_the_certificate() {
        Deed deed = scanned(CodeManner.TYPES);
        assertThat(yes(party.start(deed))).isInstanceOf(Started.HandedOff.class);
        assertThat(doubt(party.ask(deed))).isEqualTo(Doubt.STILL_WORKING);
        hospital.clock.tick(Duration.ofSeconds(20));
        WechatCounterparty without = party(SignType.MD5, hospital.exchange);
        assertThat(doubt(without.abandon(deed))).as("no certificate").isEqualTo(Doubt.NO_ANSWER);
        WechatCounterparty stranger = party(SignType.MD5, MutualTls.exchange(hospital.wechat, Sample.STRANGER));
        assertThat(doubt(stranger.abandon(deed))).as("somebody else's").isEqualTo(Doubt.NO_ANSWER);
        assertThat(hospital.wechat.carriedOut("secapi-reverse")).isZero();
        assertThat(yes(party.abandon(deed)).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        assertThat(hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK).ok())
                .isFalse();
        assertThat(no(party.ask(deed)).code()).isEqualTo("REVOKED");
    }

    @Test
    void a_reversal_that_wants_to_be_called_again_is_not_done() {
        Deed deed = scanned(CodeManner.TYPES);
        yes(party.start(deed));
        hospital.clock.tick(Duration.ofSeconds(20));
        hospital.wechat.recalls(1);
        assertThat(doubt(party.abandon(deed))).isEqualTo(Doubt.STILL_WORKING);
        yes(party.abandon(deed));
    }

    @Test
    void refusals_have_the_same_table() {
        assertThat(no(party.start(scanned(CodeManner.NOT_ENOUGH))).code()).isEqualTo("NOTENOUGH");
        Deed silent = Deeds.code(
                "20260105C00002",
                50_00,
                hospital.wechat.payCode(Deeds.PERSON.openid(), CodeManner.BANK_SILENT_BUT_PAID));
        assertThat(doubt(party.start(silent))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(yes(party.ask(silent)).parts()).isEqualTo(FIFTY);
        assertThat(doubt(party.ask(Deeds.code("20260105C00009", 50_00, "130000000000000001"))))
                .isEqualTo(Doubt.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_code_is_paid_once_whatever_the_wire_does(Mood mood) {
        Deed deed = scanned(CodeManner.PAYS);
        hospital.wechat.faults().next("micropay", mood);
        Outcome<Started> first = party.start(deed);
        switch (mood) {
            case ANSWER, SLOW, ANSWER_TWICE, WRONG_AMOUNT -> yes(first);
            case REFUSE -> assertThat(no(first).code()).isEqualTo("AUTH_CODE_INVALID");
            case LOSE_REQUEST, LOSE_REPLY, DO_AND_500, MAINTENANCE ->
                assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        }
        if (mood != Mood.REFUSE) {
            yes(party.start(deed));
            assertThat(hospital.held()).isEqualTo(50_00);
        }
    }

    @Test
    void an_answer_signed_with_another_key_is_no_answer() {
        CodePaySettings v3 = Sample.codes();
        OlderInterface wrong = new OlderInterface(new Secret("f".repeat(32)), SignType.MD5, Duration.ofSeconds(3));
        CodePaySettings v2 = new CodePaySettings(
                "", v3.storeOutId(), "", v3.deviceIp(), v3.patience(), v3.absence(), Optional.of(wrong));
        WechatCounterparty other = new WechatPay(
                        hospital.settings, Optional.of(v2), hospital.exchange, hospital.exchange, hospital.clock)
                .counterparty();
        assertThat(doubt(other.start(scanned(CodeManner.PAYS)))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(hospital.held()).isZero();
        assertThat(wrong.toString()).doesNotContain("ffff");
    }

    @Test
    void the_published_message_has_the_published_signatures() {
        Map<String, String> page = Map.of(
                "appid", "wxd930ea5d5a258f4f",
                "mch_id", "10000100",
                "device_info", "1000",
                "body", "test",
                "nonce_str", "ibuaiVcKdpRxkhJA");
        Secret key = new Secret("192006250b4c09247ec02edce69f6a2d");
        assertThat(XmlSign.md5(page, key)).isEqualTo("9A0A8659F005D6984697E2CA0A9CF3B7");
        assertThat(XmlSign.hmac(page, key))
                .isEqualTo("6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6");
    }

    @Test
    void a_value_of_zero_is_signed_and_an_empty_one_is_not() {
        Map<String, String> page = new TreeMap<>(Map.of("bill_no", "", "attach", "", "allow_fee_change", "0"));
        ("appid=wx0000000000000001&body=诊间缴费&cash_fee=5000&city_id=440100&gmt_out_create=20260105093000"
                        + "&hosp_out_trade_no=GZ20260105000001&hospital_name=示例医院&insurance_fee=15000&is_dept=4"
                        + "&mch_id=1900000001&nonce_str=5K8264ILTKCH16CQ2502SI8ZNMTM67VS"
                        + "&notify_url=https://pay.example.org/wx/med/notify&order_type=DiagPay&org_no=H44010000001"
                        + "&pay_type=3&return_url=https://pay.example.org/r&serial_no=MO2026010500001"
                        + "&spbill_create_ip=10.0.0.1&total_fee=20000&user_card_type=1")
                .lines()
                .flatMap(line -> Arrays.stream(line.split("&")))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> page.put(pair[0], pair[1]));
        page.put(
                "request_content",
                "{\"payAuthNo\":\"AUTH440100202601050930000000001\",\"payOrdId\":\"ORD440100202601050930000000001\","
                        + "\"setlLatlnt\":\"113.264385,23.129112\"}");
        assertThat(XmlSign.md5(page, API_KEY)).isEqualTo("6A3062185EE62101275758889EC33FFA");
        assertThat(XmlSign.hmac(page, API_KEY))
                .isEqualTo("637552ABBB5D889347AE98B2E8DCCA73A0E1BB564021E376F3B165D2B07A03E8");
        page.put("allow_fee_change", "");
        assertThat(XmlSign.md5(page, API_KEY)).isEqualTo("A3124F43EEB56BC9FA444C6C1757446D");
    }

    @Test
    void a_section_that_ends_in_a_bracket_is_read_whole_and_markup_survives() {
        byte[] page =
                "<xml><err_code_des><![CDATA[more than 0[graphid:0]]]></err_code_des><n>1</n></xml>".getBytes(UTF_8);
        assertThat(XmlPage.read(page))
                .containsEntry("err_code_des", "more than 0[graphid:0]")
                .containsEntry("n", "1");
        Map<String, String> odd = Map.of("body", "a<b>&]]>\"c\"", "empty", "");
        assertThat(XmlPage.read(XmlPage.write(odd))).isEqualTo(Map.of("body", "a<b>&]]>\"c\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><xml><a>&x;</a></xml>",
                "<!DOCTYPE xml [<!ENTITY x \"y\">]><xml><a>b</a></xml>",
                "<xml><a><b>c</b></a></xml>",
                "<xml><a>1</a><a>2</a></xml>",
                "<html><a>1</a></html>",
                "<xml><a>1</a>",
                "not xml at all",
                ""
            })
    void what_is_no_flat_page_is_not_read(String page) {
        assertThatThrownBy(() -> XmlPage.read(page.getBytes(UTF_8))).isInstanceOf(Unreadable.class);
    }
}
