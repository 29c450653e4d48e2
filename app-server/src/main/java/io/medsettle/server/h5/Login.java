package io.medsettle.server.h5;

import io.medsettle.ports.channel.ChannelLogin;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.counter.Session;
import io.medsettle.server.counter.Sessions;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.OwnPage;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Has a channel say who its user is; what came of it is bound to the browser that asked. */
@Singleton
class Login {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Logins logins;
    private final Sessions sessions;
    private final TokenStore tokens;
    private final InstantSource clock;
    private final BoundPatients bound;
    private final Choices choices;
    private final URI base;
    private final String org;
    private final SecureRandom chance = new SecureRandom();

    Login(
            Logins logins,
            Sessions sessions,
            TokenStore tokens,
            InstantSource clock,
            BoundPatients bound,
            Choices choices,
            GatewaySettings gateway) {
        this.logins = logins;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
        this.bound = bound;
        this.choices = choices;
        this.base = gateway.publicBase();
        this.org = gateway.org();
    }

    /** A browser on its way to the channel: where to, and what it has to bring back. */
    record Journey(URI page, String state) {}

    /** Where a stranger is sent, to come back to a page of ours afterwards. */
    static URI address(String to) {
        return URI.create("/h5/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    }

    /** Which channel's app shows the page; empty in any other browser. */
    static Optional<String> shownBy(String userAgent) {
        String agent = userAgent.toLowerCase(Locale.ROOT);
        return agent.contains("micromessenger")
                ? Optional.of("WECHAT")
                : agent.contains("alipayclient") ? Optional.of("ALIPAY") : Optional.empty();
    }

    Optional<Journey> begin(String channel, String to) {
        return logins.of(channel).map(login -> {
            byte[] bytes = new byte[24];
            chance.nextBytes(bytes);
            String state = HexFormat.of().formatHex(bytes);
            tokens.write(
                    name(state),
                    new Token(
                            new Secret(Fields.of("channel", channel)
                                    .with("to", inside(to))
                                    .text()),
                            clock.instant().plus(LIFE)));
            String back = base.resolve("/h5/login/" + channel.toLowerCase(Locale.ROOT) + "/back")
                    .toString();
            return new Journey(URI.create(login.page(back, state)), state);
        });
    }

    /** Somebody known, and the page that was wanted. */
    record Known(Session session, String channel, String to) {}

    /**
     * @param brought the state that the channel gave back
     * @param kept the state that this browser was given
     */
    Known finish(String channel, String code, String brought, String kept) {
        Fields journey = tokens.read(name(brought))
                .filter(t -> t.expiresAt().isAfter(clock.instant()) && brought.equals(kept))
                .map(t -> Fields.ofText(t.text().reveal()))
                .filter(f -> f.get("channel").equals(channel))
                .orElseThrow(() -> Refusal.of(410, "login-ended", "登录已失效", "登录已超时, 或不是在这个页面发起的", "请重新进入"));
        tokens.write(name(brought), new Token(new Secret("used"), clock.instant()));
        ChannelLogin login = logins.of(channel).orElseThrow();
        Secret payer = login.payer(new Secret(code))
                .match(
                        yes -> yes,
                        no -> {
                            throw Refusal.of(422, "login-refused", "登录未通过", "登录未通过: " + no.text(), "请重新进入");
                        },
                        unknown -> {
                            throw Refusal.of(503, "login-unknown", "暂时无法登录", "渠道暂时没有答复", "请稍后重新进入");
                        });
        Session session = sessions.open(
                Visitor.client(channel), channel, Fields.NONE, Secrets.NONE.with(NoteKey.PAYER_ID, payer));
        Session chosen = choices.again(session, channel, bound.of(org, channel, payer.reveal()));
        return new Known(chosen, channel, journey.get("to"));
    }

    /** Only a path of ours: a page elsewhere is nobody's to send our patients to. */
    static String inside(String to) {
        return OwnPage.below("/h5", to) && !to.startsWith("/h5/login") ? to : "/h5";
    }

    private static String name(String state) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return "login." + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
