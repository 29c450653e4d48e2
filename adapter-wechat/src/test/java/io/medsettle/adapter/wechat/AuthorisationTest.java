package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.channel.Authorisation.Authorised;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuthorisationTest {
    private static final String YES = Vectors.golden("user-query-answer.json");

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedWechat wechat = new ScriptedWechat(clock);
    private final WechatAuthorisation authorisation =
            new WechatAuthorisation(GoldenPagesTest.authorisation(), wechat, clock);

    @Test
    void the_page_carries_the_certification_code_encoded_and_the_way_back_whole() {
        assertThat(authorisation.page("https://pay.example.org/h5/back?state=x y&z=1"))
                .contains(
                        "https://card.wecity.qq.com/oauth/code?authType=2&isDepart=2&appid=wx0000000000000001"
                                + "&cityCode=440100&channel=AAGN9uhZc5EGyRdairKW7Qnu"
                                + "&orgChnlCrtfCodg=BqK1kMStlhVDgN2uHf4Es%2FLWASuO2u%3D%3D&orgCodg=H44010000001&bizType=04107"
                                + "&orgAppId=1GTESTAPPID&redirectUrl=https%3A%2F%2Fpay.example.org%2Fh5%2Fback%3Fstate%3Dx%20y%26z%3D1");
    }

    @Test
    void the_request_is_signed_over_partner_and_milliseconds() {
        clock.set(Instant.ofEpochMilli(1767576600000L));
        wechat.says(200, YES);
        yes(exchange());
        assertThat(wechat.last().headers())
                .containsEntry("god-portal-timestamp", "1767576600000")
                .containsEntry(
                        "god-portal-signature",
                        Vectors.vector("v6-god-portal-signature.json")
                                .path("signature")
                                .asText());
        assertThat(wechat.last().headers().get("god-portal-request-id")).matches("[0-9a-f]{32}");
    }

    @Test
    void a_position_as_text_or_missing_is_taken_as_it_comes() {
        String object = "{\"longitude\":\"113.264385\",\"latitude\":\"23.129112\"}";
        wechat.says(200, YES.replace(object, "\"113.264385,23.129112\""));
        assertThat(yes(exchange()).position().reveal()).isEqualTo("113.264385,23.129112");
        wechat.says(200, YES.replace(object, "\"" + object.replace("\"", "\\\"") + "\""));
        assertThat(yes(exchange()).position().reveal()).isEqualTo("113.264385,23.129112");
        wechat.says(200, YES.replace(object, "{\"longitude\":\"\",\"latitude\":\"\"}"));
        assertThat(yes(exchange()).position().isEmpty()).isTrue();
        wechat.says(200, YES.replace(",\"user_longitude_latitude\":" + object, ""));
        assertThat(yes(exchange()).position().isEmpty()).isTrue();
    }

    @Test
    void a_masked_number_is_no_number() {
        wechat.says(200, YES.replace("44999919500101011X", "4499**********011X"));
        assertThat(yes(exchange()).certNo().isEmpty()).isTrue();
    }

    @Test
    void a_no_is_firm_and_silence_is_not() {
        wechat.says(200, "{\"code\":20001,\"message\":\"证件 44999919500101011X 无效\"}");
        Outcome.Declined<Authorised> no = no(exchange());
        assertThat(no.code()).isEqualTo("20001");
        assertThat(no.text()).doesNotContain("449999");
        wechat.says(200, YES.replace("\"family_pay_auth_no\":\"\"", "\"family_pay_auth_no\":\"AUTHF1\""));
        assertThat(no(exchange()).code()).isEqualTo("FAMILY_PAY");
        wechat.says(503, "").says(200, "<html>").says(200, YES.replace("AUTH440100202601050930000000001", ""));
        wechat.comes(new WireResult.NoAnswer("timeout"));
        for (int i = 0; i < 4; i++) {
            assertThat(doubt(exchange())).isEqualTo(Doubt.NO_ANSWER);
        }
        wechat.comes(new WireResult.NeverSent("no route"));
        assertThat(no(exchange()).refusal()).isEqualTo(Refusal.NEVER_SENT);
    }

    private Outcome<Authorised> exchange() {
        return authorisation
                .exchange(new RequestNo("20260105A00001"), new Secret("AC0001"), new Secret(Deeds.PERSON.openid()))
                .map(answer -> answer.granted().orElseThrow());
    }
}
