package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.SentMessage;
import io.medsettle.ports.notice.Notice;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official account opposite the simulator: token, ticket, login, messages (wechat §2, §10). */
class AccountTest {
    private static final Secret APP_SECRET = new Secret("sample-app-secret-0001");
    private static final String TEMPLATE = "TmplPaid0000000000000000000000000000000000A";
    private static final NoticeTemplate PAID = new NoticeTemplate(
            TEMPLATE, false, "https://pay.example.org/h5/orders", Map.of("thing1", "hospital", "amount2", "amount"));
    private static final NoticeTemplate REFUNDED =
            new NoticeTemplate(TEMPLATE, true, "pages/order", Map.of("thing1", "hospital", "amount2", "amount"));

    private final Hospital hospital = new Hospital();
    private final TokenStore tokens = TokenStore.inMemory();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final WechatAccount account = account();
    private final WechatNotices notices = account.notices(Map.of("paid", PAID, "refunded", REFUNDED));

    @AfterEach
    void close() {
        hospital.close();
    }

    private AccountSettings settings() {
        return new AccountSettings(
                hospital.wechat.base(),
                URI.create(hospital.wechat.base() + "/connect/oauth2/authorize"),
                Sample.APPID,
                APP_SECRET,
                false,
                Duration.ofSeconds(3),
                false);
    }

    /** Another node: the same store, a memory of its own. */
    private WechatAccount account() {
        WireLog log = new WireLog() {
            @Override
            public void sending(String party, WireRequest request) {
                logged.add(request.uri() + " " + new String(request.body(), StandardCharsets.UTF_8));
            }

            @Override
            public void came(String party, WireRequest request, WireResult result) {
                logged.add(request.uri() + " "
                        + result.match(WireResult.Answered::text, never -> "never", none -> "nothing"));
            }
        };
        return new WechatAccount(settings(), hospital.exchange, log, tokens, hospital.clock);
    }

    private static Notice notice(String number, String kind, String hospitalName) {
        return new Notice(
                new RequestNo(number),
                kind,
                new Secret(Deeds.PERSON.openid()),
                Fields.of("hospital", hospitalName).with("amount", "¥50.00"));
    }

    @Test
    void one_token_serves_every_node_until_shortly_before_its_end() {
        WechatAccount other = account();
        yes(account.pages().config("https://pay.example.org/h5"));
        yes(other.pages().config("https://pay.example.org/h5"));
        yes(notices.send(notice("20260105N00001", "paid", "示例医院")));
        assertThat(hospital.wechat.arrived("stable-token")).isEqualTo(1);
        assertThat(hospital.wechat.arrived("ticket")).isEqualTo(1);
        hospital.clock.tick(Duration.ofMinutes(116));
        yes(other.notices(Map.of("paid", PAID)).send(notice("20260105N00002", "paid", "示例医院")));
        assertThat(hospital.wechat.arrived("stable-token")).isEqualTo(2);
    }

    @Test
    void many_at_once_ask_for_one_token() {
        IntStream.range(10, 30).parallel().forEach(i -> yes(notices.send(notice("N" + i, "paid", "示例医院"))));
        assertThat(hospital.wechat.arrived("stable-token")).isEqualTo(1);
        assertThat(hospital.wechat.messages()).hasSize(20);
    }

    @Test
    void a_token_that_is_refused_is_replaced_once() {
        yes(notices.send(notice("20260105N00001", "paid", "示例医院")));
        hospital.wechat.invalidateTokens();
        yes(notices.send(notice("20260105N00002", "paid", "示例医院")));
        assertThat(hospital.wechat.arrived("stable-token")).isEqualTo(2);
        assertThat(hospital.wechat.messages()).hasSize(2);
    }

    @Test
    void without_a_token_nothing_is_sent() {
        hospital.wechat.faults().always("stable-token", Mood.LOSE_REQUEST);
        assertThat(no(notices.send(notice("20260105N00001", "paid", "示例医院"))).refusal())
                .isEqualTo(Refusal.NEVER_SENT);
        assertThat(hospital.wechat.arrived("template-send")).isZero();
    }

    @Test
    void a_page_is_signed_with_the_ticket_as_the_platform_prints_it() {
        Secret ticket =
                new Secret("sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg");
        String nonce = "Wm3WZYTPz0wzccnW";
        assertThat(WechatPages.signature(ticket, nonce, "1414587457", "http://mp.weixin.qq.com?params=value"))
                .isEqualTo("0f9de62fce790f9a083d5c99e95740ceb90c27ed");
        assertThat(WechatPages.signature(ticket, nonce, "1414587457", "http://mp.weixin.qq.com"))
                .isEqualTo("f4d90daf4b3bca3078ab155816175ba34c443a7b");
        assertThat(WechatPages.signature(ticket, nonce, "1414587457", "http://mp.weixin.qq.com#top"))
                .isEqualTo("f4d90daf4b3bca3078ab155816175ba34c443a7b");
        WechatPages.Config config = yes(account.pages().config("https://pay.example.org/h5#pay"));
        assertThat(config.appId()).isEqualTo(Sample.APPID);
        assertThat(config.signature()).matches("[0-9a-f]{40}");
        assertThat(config.timestamp()).isEqualTo("1767576600");
    }

    @Test
    void a_patient_who_opens_our_page_is_known_by_openid_even_if_he_reloads_it() throws Exception {
        String page = account.login().page("https://pay.example.org/h5?from=menu", "S7h2Kd91");
        assertThat(page)
                .startsWith(hospital.wechat.base() + "/connect/oauth2/authorize?appid=")
                .endsWith("#wechat_redirect");
        HttpResponse<String> redirected = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
        String location = redirected.headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .startsWith("https://pay.example.org/h5?from=menu&code=")
                .endsWith("&state=S7h2Kd91");
        String encoded = location.replaceAll(".*[&?]code=([^&]*).*", "$1");
        Secret code = new Secret(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        assertThat(yes(account.login().payer(code)).reveal()).isEqualTo(Deeds.PERSON.openid());
        assertThat(yes(account().login().payer(code)).reveal()).isEqualTo(Deeds.PERSON.openid());
        assertThat(hospital.wechat.arrived("oauth")).isEqualTo(1);
        hospital.clock.tick(Duration.ofMinutes(6));
        assertThat(no(account.login().payer(code)).code()).isEqualTo("40029");
        assertThat(no(account.login().payer(new Secret(""))).refusal()).isEqualTo(Refusal.NEVER_SENT);
    }

    @Test
    void a_code_used_elsewhere_sends_the_patient_back_to_log_in() {
        Secret code = new Secret(hospital.wechat.loginCode(Deeds.PERSON.openid()));
        yes(account.login().payer(code));
        WechatLogin forgetful = new WechatAccount(
                        settings(), hospital.exchange, WireLog.none(), TokenStore.inMemory(), hospital.clock)
                .login();
        assertThat(no(forgetful.payer(code)).code()).isEqualTo("40163");
    }

    @Test
    void a_message_is_cut_to_its_template_and_sent_once() {
        yes(notices.send(notice("20260105N00001", "paid", "一个名字长得超过二十个字的示例市第一人民医院东院区")));
        yes(notices.send(notice("20260105N00001", "paid", "一个名字长得超过二十个字的示例市第一人民医院东院区")));
        SentMessage sent = hospital.wechat.messages().get(0);
        assertThat(hospital.wechat.messages()).hasSize(1);
        assertThat(sent.kind()).isEqualTo("template");
        assertThat(sent.values().get("thing1")).hasSize(20).endsWith("…");
        assertThat(sent.values()).containsEntry("amount2", "¥50.00");
        assertThat(sent.target()).isEqualTo("https://pay.example.org/h5/orders");
        yes(notices.send(notice("20260105N00002", "refunded", "示例医院")));
        assertThat(hospital.wechat.messages().get(1).kind()).isEqualTo("subscribe");
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_template_message_whose_answer_was_lost_is_still_one_message(Mood mood) {
        hospital.wechat.faults().next("template-send", mood);
        Outcome<String> first = notices.send(notice("20260105N00001", "paid", "示例医院"));
        switch (mood) {
            case ANSWER, SLOW, ANSWER_TWICE, WRONG_AMOUNT -> yes(first);
            case REFUSE -> assertThat(no(first).code()).isEqualTo("48001");
            case MAINTENANCE -> assertThat(doubt(first)).isEqualTo(Doubt.STILL_WORKING);
            case LOSE_REQUEST, LOSE_REPLY, DO_AND_500 ->
                assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        }
        yes(notices.send(notice("20260105N00001", "paid", "示例医院")));
        assertThat(hospital.wechat.messages()).hasSize(1);
    }

    @Test
    void who_cannot_be_reached_is_a_firm_no_and_so_is_what_has_no_template() {
        hospital.wechat.unreachable(Deeds.PERSON.openid());
        assertThat(no(notices.send(notice("20260105N00001", "paid", "示例医院"))).code())
                .isEqualTo("43004");
        assertThat(no(notices.send(notice("20260105N00002", "refunded", "示例医院")))
                        .code())
                .isEqualTo("43101");
        assertThat(no(notices.send(notice("20260105N00003", "recalled", "示例医院")))
                        .refusal())
                .isEqualTo(Refusal.NEVER_SENT);
        Notice empty =
                new Notice(new RequestNo("20260105N00004"), "paid", new Secret(Deeds.PERSON.openid()), Fields.NONE);
        assertThat(no(notices.send(empty)).text()).contains("消息缺少");
    }

    @Test
    void neither_token_nor_secret_nor_code_is_logged() {
        Secret code = new Secret(hospital.wechat.loginCode(Deeds.PERSON.openid()));
        yes(account.login().payer(code));
        yes(account.pages().config("https://pay.example.org/h5"));
        yes(notices.send(notice("20260105N00001", "paid", "示例医院")));
        String token =
                tokens.read("wechat.token." + Sample.APPID).orElseThrow().text().reveal();
        assertThat(logged)
                .hasSize(8)
                .noneMatch(line ->
                        line.contains(token) || line.contains(APP_SECRET.reveal()) || line.contains(code.reveal()));
        assertThat(settings().toString()).doesNotContain(APP_SECRET.reveal());
    }

    @Test
    void settings_are_checked_when_built() {
        assertThatThrownBy(() -> new AccountSettings(
                        URI.create("http://api.weixin.qq.com"),
                        URI.create("https://open.weixin.qq.com/connect/oauth2/authorize"),
                        Sample.APPID,
                        APP_SECRET,
                        false,
                        Duration.ofSeconds(3),
                        true))
                .hasMessageContaining("base");
        assertThatThrownBy(() -> new NoticeTemplate("short", false, "", Map.of("thing1", "hospital")))
                .hasMessageContaining("template id");
        assertThatThrownBy(() -> new CodePaySettings(
                        "", "", "", "", Duration.ofSeconds(45), Duration.ofMinutes(5), Optional.empty()))
                .hasMessageContaining("storeOutId");
    }
}
