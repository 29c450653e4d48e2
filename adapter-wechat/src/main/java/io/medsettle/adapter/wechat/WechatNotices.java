package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.SubscribeMessage;
import io.medsettle.adapter.wechat.wire.TemplateMessage;
import io.medsettle.ports.notice.Notice;
import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Messages to the patient's WeChat (模板消息, 订阅消息), wechat §10.2 and §10.3, addressed by openid. What was sent is remembered
 * for a day, so that a repeat under its number is no second message; a lost answer may cost one. Final, among others: 43004
 * not a follower, 43101 no consent, 47003 a value against its type. Safe to share between threads.
 */
public final class WechatNotices implements NoticeSender {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Platform platform;
    private final AccountLine line;
    private final Map<String, NoticeTemplate> templates;
    private final TokenStore tokens;
    private final InstantSource clock;

    WechatNotices(
            Platform platform,
            AccountLine line,
            Map<String, NoticeTemplate> templates,
            TokenStore tokens,
            InstantSource clock) {
        this.platform = platform;
        this.line = line;
        this.templates = Map.copyOf(templates);
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Outcome<String> send(Notice notice) {
        NoticeTemplate template = templates.get(notice.kind());
        if (template == null) {
            return Outcome.neverSent("没有为这种消息配置微信模板: " + notice.kind());
        }
        Optional<String> missing = template.keys().values().stream()
                .filter(word -> !notice.words().has(word))
                .findFirst();
        if (missing.isPresent() || notice.to().isEmpty()) {
            return Outcome.neverSent(missing.map(word -> "消息缺少 " + word).orElse("缺少接收者 openid"));
        }
        String name = "wechat.notice." + notice.number();
        Optional<String> before = tokens.read(name)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(t -> t.text().reveal());
        return before.<Outcome<String>>map(Outcome::succeeded).orElseGet(() -> {
            Outcome<String> sent = send(notice, template);
            sent.maybe()
                    .ifPresent(number -> tokens.write(
                            name, new Token(new Secret(number), clock.instant().plus(REMEMBERED))));
            return sent;
        });
    }

    private Outcome<String> send(Notice notice, NoticeTemplate template) {
        String number = notice.number().text();
        Map<String, String> values = new TreeMap<>();
        template.keys()
                .forEach((key, word) -> values.put(
                        key, TemplateValues.fitting(key, notice.words().get(word))));
        String to = notice.to().reveal();
        return template.subscribed()
                ? platform.under(
                        token -> line.post(
                                "subscribe-send",
                                number,
                                SubscribeMessage.target(token),
                                SubscribeMessage.body(to, template.id(), template.target(), values)),
                        said -> Outcome.succeeded(number),
                        no -> told(no, number))
                : platform.under(
                        token -> line.post(
                                "template-send",
                                number,
                                TemplateMessage.target(token),
                                TemplateMessage.body(to, template.id(), template.target(), number, values)),
                        said -> Outcome.succeeded(TemplateMessage.read(said)),
                        no -> told(no, number));
    }

    private static Outcome<String> told(Answer.No no, String number) {
        return AccountErrors.of(Long.parseLong(no.code())) == AccountErrors.Meaning.DONE
                ? Outcome.succeeded(number)
                : AccountErrors.outcome(no);
    }
}
