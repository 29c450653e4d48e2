package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.LoginCode;
import io.medsettle.ports.channel.ChannelLogin;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who is looking at our page inside WeChat (网页授权, 小程序登录), wechat §10.1. A browser that goes back or reloads brings the same
 * code again: for five minutes it is told the same user, though WeChat takes a code once. Safe to share between threads.
 */
public final class WechatLogin implements ChannelLogin {
    private static final Duration SAME_CODE = Duration.ofMinutes(5);

    private final AccountSettings settings;
    private final AccountLine line;
    private final TokenStore tokens;
    private final InstantSource clock;

    WechatLogin(AccountSettings settings, AccountLine line, TokenStore tokens, InstantSource clock) {
        this.settings = settings;
        this.line = line;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The order of the parameters is WeChat's own; a mini program has no page and calls {@code wx.login} itself. */
    @Override
    public String page(String returnTo, String state) {
        return settings.page() + "?appid=" + settings.appid() + "&redirect_uri="
                + URLEncoder.encode(returnTo, StandardCharsets.UTF_8) + "&response_type=code&scope=snsapi_base&state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8) + "#wechat_redirect";
    }

    @Override
    public Outcome<Secret> payer(Secret code) {
        if (code.isEmpty()) {
            return Outcome.neverSent("缺少微信登录码");
        }
        String name = "wechat.login." + digest(code);
        Optional<Secret> told = tokens.read(name)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(Token::text);
        if (told.isPresent()) {
            return Outcome.succeeded(told.get());
        }
        String target = LoginCode.target(settings.miniProgram(), settings.appid(), settings.appSecret(), code);
        Outcome<Secret> payer = line.getSecret("login", target)
                .told(said -> Outcome.succeeded(LoginCode.read(said)), AccountErrors::outcome);
        payer.maybe()
                .ifPresent(openid ->
                        tokens.write(name, new Token(openid, clock.instant().plus(SAME_CODE))));
        return payer;
    }

    private static String digest(Secret code) {
        try {
            byte[] text = code.reveal().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .substring(0, 40);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
