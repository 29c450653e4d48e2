package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import java.time.InstantSource;

/** The newest payToken of an order: the one told by the upload, or a fresher one given since. */
final class PayTokens {
    private final TokenStore tokens;
    private final YibaoPolicy policy;
    private final InstantSource clock;

    PayTokens(TokenStore tokens, YibaoPolicy policy, InstantSource clock) {
        this.tokens = tokens;
        this.policy = policy;
        this.clock = clock;
    }

    String of(Deed deed, String payOrdId) {
        return tokens.read(name(payOrdId))
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(t -> t.text().reveal())
                .orElseGet(() -> deed.secrets().get(NoteKey.PAY_TOKEN));
    }

    void keep(String payOrdId, String payToken) {
        tokens.write(
                name(payOrdId), new Token(new Secret(payToken), clock.instant().plus(policy.payTokenLife())));
    }

    private static String name(String payOrdId) {
        return "yibao.pay." + payOrdId;
    }
}
