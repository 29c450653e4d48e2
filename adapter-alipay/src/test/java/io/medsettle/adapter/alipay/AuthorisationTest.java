package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.channel.Authorisation.Answer;
import io.medsettle.ports.channel.Authorisation.Wanted;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireResult;
import org.junit.jupiter.api.Test;

class AuthorisationTest {
    private static final String TOKEN = Vectors.golden("oauth-answer.json");
    private static final String GRANTED = Vectors.golden("auth-query-answer.json");

    private final ScriptedAlipay alipay = new ScriptedAlipay();
    private final AlipayAuthorisation authorisation = new Alipay(
                    Sample.settings(), alipay, SettableClock.aMondayMorning())
            .authorisation()
            .orElseThrow();

    private Outcome<Answer> exchange(String payerId) {
        return authorisation.exchange(new RequestNo("20260105A00001"), new Secret("AC0001"), new Secret(payerId));
    }

    @Test
    void who_has_not_authorised_is_sent_to_the_page_that_alipay_tells() {
        alipay.says(TOKEN)
                .says(GRANTED.replace("\"auth_stas\":\"1\"", "\"auth_stas\":\"0\"")
                        .replace("alipays://platformapi/startapp", "https://render.alipay.com/p/s/medical"));
        assertThat(yes(exchange("OPENID"))).isInstanceOfSatisfying(Wanted.class, wanted -> assertThat(wanted.page())
                .startsWith("https://render.alipay.com/p/s/medical"));
        assertThat(authorisation.page("https://pay.example.org/back")).isEmpty();
        assertThat(authorisation.scopes()).contains("nhsamp");
    }

    @Test
    void a_code_of_somebody_else_authorises_nothing() {
        alipay.says(TOKEN);
        assertThat(no(exchange("SOMEBODY-ELSE")).code()).isEqualTo("PAYER_MISMATCH");
        assertThat(alipay.asked).hasSize(1);
    }

    @Test
    void a_used_code_and_a_family_account_are_firm_and_silence_is_not() {
        alipay.no("40002", "isv.code-invalid");
        assertThat(no(exchange("")).code()).isEqualTo("isv.code-invalid");
        alipay.says(TOKEN).says(GRANTED.replace("\"rels_pay_flag\":\"0\"", "\"rels_pay_flag\":\"1\""));
        assertThat(no(exchange("")).code()).isEqualTo("FAMILY_PAY");
        alipay.says(TOKEN).no("20001", "aop.invalid-auth-token");
        assertThat(no(exchange("")).code()).isEqualTo("aop.invalid-auth-token");
        alipay.comes(new WireResult.NoAnswer("timeout"));
        assertThat(doubt(exchange(""))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(TOKEN).comes(new WireResult.NoAnswer("timeout"));
        assertThat(doubt(exchange(""))).isEqualTo(Doubt.NO_ANSWER);
        alipay.comes(new WireResult.NeverSent("no route"));
        assertThat(no(exchange("")).refusal()).isEqualTo(Refusal.NEVER_SENT);
        assertThat(no(authorisation.exchange(new RequestNo("20260105A00001"), new Secret(""), new Secret("")))
                        .refusal())
                .isEqualTo(Refusal.NEVER_SENT);
    }

    @Test
    void an_answer_without_what_was_asked_for_is_no_answer() {
        alipay.says(TOKEN.replace("open_id", "other"));
        assertThat(doubt(exchange(""))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(TOKEN).says(GRANTED.replace("PAYAUTH0001", ""));
        assertThat(doubt(exchange(""))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(TOKEN).says(GRANTED.replace("20260105A00001", "20260105A00002"));
        assertThat(doubt(exchange(""))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(TOKEN).says("{\"code\":\"10000\",\"msg\":\"Success\"}");
        assertThat(doubt(exchange(""))).isEqualTo(Doubt.NO_ANSWER);
        alipay.saysRaw("{\"NODE\":" + TOKEN + "}");
        assertThat(doubt(exchange(""))).isEqualTo(Doubt.NO_ANSWER);
    }
}
