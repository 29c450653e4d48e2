package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.OauthToken;
import io.medsettle.ports.channel.ChannelLogin;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Who is looking at our page inside Alipay (网页授权登录, scope {@code auth_base}), alipay §1.8 and §4. A browser that goes back or
 * reloads brings the same code again: for five minutes it is told the same user, though Alipay takes a code once. Safe to share
 * between threads.
 */
public final class AlipayLogin implements ChannelLogin {
    private static final String SCOPE = "auth_base";
    private static final Duration SAME_CODE = Duration.ofMinutes(5);
    private static final Set<String> FIRM = Set.of("isv.code-invalid");

    private final LoginPage page;
    private final Gateway gateway;
    private final TokenStore tokens;
    private final InstantSource clock;

    AlipayLogin(LoginPage page, Gateway gateway, TokenStore tokens, InstantSource clock) {
        this.page = page;
        this.gateway = gateway;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String page(String returnTo, String state) {
        return page.address(SCOPE, returnTo, state);
    }

    /** The open_id, or the user_id of an application that is given no open_id. */
    @Override
    public Outcome<Secret> payer(Secret code) {
        if (code.isEmpty()) {
            return Outcome.neverSent("缺少支付宝登录码");
        }
        String name = "alipay.login." + digest(code);
        Optional<Secret> told = tokens.read(name)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(Token::text);
        if (told.isPresent()) {
            return Outcome.succeeded(told.get());
        }
        Outcome<Secret> payer = gateway.token(OauthToken.METHOD, "", OauthToken.parameters(code.reveal()))
                .told(node -> Outcome.succeeded(new Secret(OauthToken.read(node).payerId())), AlipayLogin::refused);
        payer.maybe()
                .ifPresent(user ->
                        tokens.write(name, new Token(user, clock.instant().plus(SAME_CODE))));
        return payer;
    }

    private static Outcome<Secret> refused(Answer.No no) {
        return FIRM.contains(no.sub()) || no.code().equals("20001")
                ? Outcome.declined(no.sub(), no.text())
                : Outcome.unknown(Doubt.NO_ANSWER, no.words());
    }

    private static String digest(Secret code) {
        try {
            byte[] text = code.reveal().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
