package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.JsapiTicket;
import io.medsettle.adapter.wechat.wire.StableToken;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Calls under the account's access token (接口调用凭据), wechat §2: one that is refused is replaced once, then the call is repeated. */
final class Platform {
    private final AccountSettings settings;
    private final AccountLine line;
    private final SharedText token;
    private final SharedText ticket;

    Platform(AccountSettings settings, AccountLine line, TokenStore tokens, InstantSource clock) {
        this.settings = settings;
        this.line = line;
        token = new SharedText("wechat.token." + settings.appid(), tokens, clock);
        ticket = new SharedText("wechat.ticket." + settings.appid(), tokens, clock);
    }

    /** The ticket of page signatures. */
    Outcome<Secret> ticket() {
        return ticket.good(
                Optional.empty(),
                () -> under(
                        good -> line.getSecret("ticket", JsapiTicket.target(good)),
                        said -> Outcome.succeeded(JsapiTicket.read(said)),
                        AccountErrors::outcome));
    }

    /** A call that needs the token; a no because of the token means that nothing was done. */
    <T> Outcome<T> under(
            Function<Secret, Answer> call, Function<byte[], Outcome<T>> yes, Function<Answer.No, Outcome<T>> no) {
        return token(Optional.empty()).then(first -> {
            Answer answer = call.apply(first);
            boolean stale = answer instanceof Answer.No said
                    && AccountErrors.of(Long.parseLong(said.code())) == AccountErrors.Meaning.TOKEN;
            return stale
                    ? token(Optional.of(first)).then(next -> call.apply(next).told(yes, no))
                    : answer.told(yes, no);
        });
    }

    /** Without a token nothing was sent, whatever came of asking for it. */
    Outcome<Secret> token(Optional<Secret> stale) {
        return token.good(stale, this::fetch)
                .match(
                        Outcome::succeeded,
                        no -> Outcome.neverSent("没有取得接口调用凭据: " + no.code() + " " + no.text()),
                        unknown -> Outcome.neverSent("没有取得接口调用凭据: " + unknown.text()));
    }

    private Outcome<StableToken.Told> fetch() {
        byte[] body = StableToken.body(settings.appid(), settings.appSecret());
        return line.postSecret("stable-token", StableToken.TARGET, body)
                .told(said -> Outcome.succeeded(StableToken.read(said)), AccountErrors::outcome);
    }
}
