package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CoreSettings.Operator;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sign-in of the day (9001 签到, yibao-core §3.9): made when first wanted, under a lock, shared between nodes through
 * the token store, made anew when the platform says that it is not signed in. Safe to share.
 */
final class SignIns {
    private final YibaoSettings settings;
    private final CoreLine line;
    private final TokenStore tokens;
    private final InstantSource clock;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();

    SignIns(YibaoSettings settings, CoreLine line, TokenStore tokens, InstantSource clock) {
        this.settings = settings;
        this.line = line;
        this.tokens = tokens;
        this.clock = clock;
        name = settings.party().name() + ".sign." + settings.hospital().code() + "."
                + settings.core().operator().code();
    }

    /**
     * A sign-in that is good now.
     *
     * @param stale one that the platform has just refused, "" if none
     */
    Outcome<String> number(String stale) {
        Optional<String> known = known(stale);
        if (known.isPresent()) {
            return Outcome.succeeded(known.get());
        }
        lock.lock();
        try {
            Optional<String> meanwhile = known(stale);
            return meanwhile.isPresent() ? Outcome.succeeded(meanwhile.get()) : signIn();
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> known(String stale) {
        return tokens.read(name)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(t -> t.text().reveal())
                .filter(t -> !t.equals(stale));
    }

    private Outcome<String> signIn() {
        Operator operator = settings.core().operator();
        SignIn9001.In in = new SignIn9001.In(operator.code(), operator.mac(), operator.ip());
        ObjectNode input = Json.object();
        input.set("signIn", Form.write(in, true));
        return line.send("9001", input, new Sending("9001", "", ""), "")
                .match(
                        yes -> keep(Form.read(yes.data().path("signinoutb"), SignIn9001.Out.class)),
                        no -> Outcome.neverSent("签到被拒绝: " + no.text()),
                        never -> Outcome.neverSent("签到: " + never.why()),
                        silent -> Outcome.neverSent("签到没有结果: " + silent.why()));
    }

    /** Ends the sign-in that stands (9002); it is forgotten whatever the platform says, the newest always wins. */
    Outcome<String> signOut() {
        Optional<String> standing = known("");
        if (standing.isEmpty()) {
            return Outcome.neverSent("没有签到, 不需要签退");
        }
        SignOut9002.In in =
                new SignOut9002.In(standing.get(), settings.core().operator().code());
        ObjectNode input = Json.object();
        input.set("signOut", Form.write(in, true));
        tokens.write(name, new Token(new Secret(""), Instant.EPOCH));
        return line.send("9002", input, new Sending("9002", "", ""), standing.get())
                .doing(yes -> Outcome.succeeded(Form.read(yes.data().path("signoutoutb"), SignOut9002.Out.class)
                        .sign_time()));
    }

    private Outcome<String> keep(SignIn9001.Out out) {
        if (out.sign_no().isEmpty()) {
            return Outcome.neverSent("签到回复里没有签到编号");
        }
        Instant now = clock.instant();
        Instant life = now.plus(settings.core().dialect().signInLife());
        Instant midnight = BusinessDay.of(now)
                .date()
                .plusDays(1)
                .atStartOfDay(BusinessDay.ZONE)
                .toInstant();
        tokens.write(name, new Token(new Secret(out.sign_no()), life.isBefore(midnight) ? life : midnight));
        return Outcome.succeeded(out.sign_no());
    }
}
