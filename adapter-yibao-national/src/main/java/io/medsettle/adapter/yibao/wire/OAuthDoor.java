package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.CoreExtras.OAuth;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * A bearer token by password grant (yibao-core §2.5 D), got when first wanted, under a lock, shared between nodes through the
 * token store, forgotten when the gateway refuses it. Safe to share.
 */
final class OAuthDoor implements Door {
    private static final Duration USUAL_LIFE = Duration.ofMinutes(30);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final YibaoSettings settings;
    private final OAuth oauth;
    private final Exchange exchange;
    private final TokenStore tokens;
    private final InstantSource clock;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();

    OAuthDoor(YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        this.settings = settings;
        this.oauth = settings.core().extras().oauth().orElseThrow();
        this.exchange = exchange;
        this.tokens = tokens;
        this.clock = clock;
        this.name = settings.party().name() + ".oauth." + settings.hospital().code();
    }

    @Override
    public Outcome<Map<String, String>> headers(String infno, byte[] body, Instant at) {
        return token().map(t -> Map.of("Authorization", "Bearer " + t.reveal()));
    }

    @Override
    public boolean renews() {
        tokens.write(name, new Token(new Secret(""), Instant.EPOCH));
        return true;
    }

    private Outcome<Secret> token() {
        Optional<Secret> known = known();
        if (known.isPresent()) {
            return Outcome.succeeded(known.get());
        }
        lock.lock();
        try {
            Optional<Secret> meanwhile = known();
            return meanwhile.isPresent() ? Outcome.succeeded(meanwhile.get()) : ask();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Secret> known() {
        return tokens.read(name)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(Token::text);
    }

    private Outcome<Secret> ask() {
        String id =
                settings.core().paasId() + ":" + settings.core().gatewaySecret().reveal();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("username", oauth.username());
        form.put("password", oauth.password().reveal());
        form.put("scope", oauth.scope());
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        WireRequest request = new WireRequest(
                WireRequest.TOKEN,
                WireRequest.TOKEN,
                "",
                "POST",
                URI.create(oauth.address()),
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8))),
                body.getBytes(StandardCharsets.UTF_8),
                settings.core().deadline());
        return exchange.exchange(request)
                .match(
                        this::keep,
                        never -> Outcome.neverSent("取网关令牌: " + never.why()),
                        silence -> Outcome.neverSent("取网关令牌没有结果: " + silence.why()));
    }

    private Outcome<Secret> keep(WireResult.Answered answered) {
        JsonNode body = Json.parse(answered.body()).orElse(Json.missing());
        Secret token = new Secret(Json.text(body.path("access_token")));
        if (answered.status() != 200 || token.isEmpty()) {
            return Outcome.neverSent("网关不给令牌, 请核对账号和密码: HTTP " + answered.status());
        }
        long seconds = body.path("expires_in").asLong(USUAL_LIFE.toSeconds());
        tokens.write(name, new Token(token, clock.instant().plusSeconds(seconds).minus(MARGIN)));
        return Outcome.succeeded(token);
    }
}
