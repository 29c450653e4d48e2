package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.adapter.yibao.identity.CounterPlatform;
import io.medsettle.adapter.yibao.identity.RegisterSettings;
import io.medsettle.ports.insurance.CatalogueSource;
import io.medsettle.ports.insurance.InsurerLookups;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;

/** The door into this package for what is beside the orders: catalogues, statements, lookups. Used by the entrances only. */
public final class YibaoBooks {
    private YibaoBooks() {}

    /** The end of a sign-in. */
    public interface SignOut {
        Outcome<String> now();
    }

    public static CatalogueSource catalogues(
            YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        Core core = core(settings, exchange, tokens, clock);
        return new Catalogues(core, new Fetching(core, settings), settings);
    }

    public static InsurerStatements statements(
            YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        Core core = core(settings, exchange, tokens, clock);
        return new Statements(core, new Fetching(core, settings), settings);
    }

    public static InsurerLookups lookups(
            YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        Core core = core(settings, exchange, tokens, clock);
        return new Lookups(core, new Fetching(core, settings), settings, clock);
    }

    public static SignOut signOut(YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        return core(settings, exchange, tokens, clock)::signOut;
    }

    /** The line on which 1162 travels: every readable no is told as it came, whether it is final is decided there. */
    public static CounterPlatform platform(
            YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        Core core = core(settings, exchange, tokens, clock);
        return (infno, number, input) -> Json.parse(input)
                .filter(ObjectNode.class::isInstance)
                .<Outcome<String>>map(made -> core.given(infno, (ObjectNode) made, new Sending(number, "", ""))
                        .match(
                                yes -> Outcome.<String>succeeded(yes.data().toString()),
                                no -> Outcome.declined(no.code(), no.text()),
                                never -> Outcome.neverSent(never.why()),
                                silent -> Verdict.noAnswer(silent.why())))
                .orElseGet(() -> Outcome.neverSent("报文不是 JSON 对象"));
    }

    /** The register of cards, on a line of its own. */
    public static CardRegister register(
            RegisterSettings register,
            YibaoSettings settings,
            Exchange exchange,
            TokenStore tokens,
            InstantSource clock) {
        return new CardRegister(core(settings, exchange, tokens, clock), register);
    }

    /** A line to the counter platform with its own gateway, numbers and sign-in, shared with others through the tokens. */
    static Core core(YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        return Core.of(
                settings,
                exchange,
                tokens,
                clock,
                new Codes(settings.policy().extraCodes()),
                new Msgids(settings, tokens));
    }
}
