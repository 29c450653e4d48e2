package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.alipay.NoticeSettings.Family;
import io.medsettle.adapter.alipay.NoticeSettings.Template;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.notice.Notice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages to patients, and faces at the kiosk. */
class MessagesAndFacesTest {
    private static final String FINE = "{\"code\":\"10000\",\"msg\":\"Success\"}";
    private static final NoticeSettings TEMPLATES = new NoticeSettings(Map.of(
            "paid", new Template(Family.MINI_PROGRAM, "T1", "pages/order?id=1"),
            "refunded", new Template(Family.SUBSCRIBED, "T2", ""),
            "registered", new Template(Family.MEDICAL, "M1", "")));

    private final ScriptedAlipay alipay = new ScriptedAlipay();
    private final Alipay room = new Alipay(Sample.settings(), alipay, SettableClock.aMondayMorning());
    private final AlipayNotices notices = room.notices(TEMPLATES);

    private static Notice notice(String kind, Fields words) {
        return new Notice(new RequestNo("20260105N00001"), kind, new Secret(Deeds.PERSON.openid()), words);
    }

    private static Fields words() {
        return Fields.of("keyword1", "内科").with("keyword2", "50.00 元");
    }

    @Test
    void the_simulator_delivers_each_family() {
        try (Hospital hospital = new Hospital()) {
            hospital.alipay.knowTemplate("T1", 2, false);
            hospital.alipay.knowTemplate("T2", 2, true);
            hospital.alipay.knowMedicalTemplate("M1");
            Deed cash = Deeds.cash("20260105C00001", 50_00);
            yes(hospital.party.start(cash));
            hospital.alipay.pay("20260105C00001", PatientChoice.BOTH_OK);
            String tradeNo = yes(hospital.party.ask(cash)).farNumber();
            AlipayNotices sender = hospital.room.notices(TEMPLATES);
            assertThat(yes(sender.send(notice("paid", words().with(NoteKey.TRADE_NO, tradeNo)))))
                    .isEqualTo("20260105N00001");
            yes(sender.send(notice("refunded", words())));
            yes(sender.send(notice("registered", words())));
            yes(sender.send(notice("registered", words())));
            assertThat(hospital.alipay.messages()).hasSize(3);
            assertThat(no(sender.send(notice("paid", words().with(NoteKey.TRADE_NO, "T9"))))
                            .code())
                    .isEqualTo("FORM_ID_INVALID");
        }
    }

    @Test
    void a_value_is_cut_to_what_the_template_bears() {
        alipay.says(FINE);
        yes(notices.send(notice("refunded", Fields.of("keyword1", "字".repeat(60)))));
        String data = Vectors.tree(alipay.biz()).path("data").asText();
        assertThat(Vectors.tree(data).path("keyword1").path("value").asText()).hasSize(50);
    }

    @Test
    void what_cannot_be_sent_never_leaves_us() {
        assertThat(no(notices.send(notice("unknown", words()))).refusal()).isEqualTo(Refusal.NEVER_SENT);
        assertThat(no(notices.send(notice("paid", words()))).text()).contains("交易号");
        assertThat(no(notices.send(new Notice(new RequestNo("20260105N00001"), "refunded", new Secret(""), words())))
                        .refusal())
                .isEqualTo(Refusal.NEVER_SENT);
        assertThat(alipay.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "40004,FORM_ID_OVER_TIME,true",
        "40004,MSG_UNSUBSCRIBED,true",
        "40006,isv.insufficient-isv-permissions,true",
        "40004,MSG_SEND_ERROR,false",
        "20000,isp.unknow-error,false",
        "40005,isv.app-call-limited,false",
        "40004,NEVER_HEARD_OF,false"
    })
    void only_a_listed_refusal_of_a_message_is_firm(String code, String sub, boolean firm) {
        alipay.no(code, sub).no(code, sub);
        if (firm) {
            assertThat(no(notices.send(notice("refunded", words()))).code()).isEqualTo(sub);
        } else {
            assertThat(doubt(notices.send(notice("refunded", words())))).isEqualTo(Doubt.NO_ANSWER);
        }
    }

    @Test
    void a_face_is_a_payment_code_once_the_device_has_looked() {
        try (Hospital hospital = new Hospital()) {
            AlipayFace.Begun begun = yes(hospital.room.face().begin(new Secret("{\"apdidToken\":\"A\"}")));
            assertThat(begun.clientData().reveal()).contains(begun.zimId());
            String token = hospital.alipay.faceToken(begun.zimId(), Deeds.PERSON.openid(), "");
            Started started = yes(hospital.party.start(Deeds.scanned("20260105P00001", 50_00, token)));
            assertThat(started).isInstanceOf(Started.Done.class);
            assertThat(hospital.held()).isEqualTo(50_00);
        }
    }

    @Test
    void a_face_that_cannot_be_begun_says_why() {
        AlipayFace face = room.face();
        Secret meta = new Secret("{}");
        alipay.no("40004", "MACHINE_SERVICE_SUSPEND").no("40004", "SYSTEM_ERROR");
        assertThat(no(face.begin(meta)).code()).isEqualTo("MACHINE_SERVICE_SUSPEND");
        assertThat(doubt(face.begin(meta))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(FINE).says("{\"code\":\"10000\",\"result\":\"{}\"}").comes(new WireResult.NoAnswer("timeout"));
        for (int i = 0; i < 3; i++) {
            assertThat(doubt(face.begin(meta))).isEqualTo(Doubt.NO_ANSWER);
        }
        assertThat(no(face.begin(new Secret(""))).refusal()).isEqualTo(Refusal.NEVER_SENT);
        alipay.says(
                "{\"code\":\"10000\",\"result\":\"{\\\"zimId\\\":\\\"z1\\\",\\\"zimInitClientData\\\":\\\"d\\\"}\"}");
        assertThat(yes(face.begin(meta)).toString()).doesNotContain("\"d\"").contains("z1");
    }
}
