package io.medsettle.server.assembly;

import io.medsettle.adapter.yibao.YibaoCatalogues;
import io.medsettle.adapter.yibao.YibaoLookups;
import io.medsettle.adapter.yibao.YibaoQueries;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.adapter.yibao.YibaoStatements;
import io.medsettle.ports.insurance.CatalogueSource;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.server.statements.ClearingParty;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What the insurer can be asked besides moving money. */
@Factory
final class InsurerSide {
    @Singleton
    InsurerQueries queries(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        return new YibaoQueries(settings, exchange, log, tokens, clock);
    }

    @Singleton
    YibaoLookups lookups(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        return new YibaoLookups(settings, exchange, log, tokens, clock);
    }

    @Singleton
    InsurerStatements statements(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        return new YibaoStatements(settings, exchange, log, tokens, clock);
    }

    @Singleton
    ClearingParty clearing(InsurerStatements statements, InstantSource clock, GatewaySettings gateway) {
        return new ClearingParty(statements, clock, gateway.deadline());
    }

    @Singleton
    CatalogueSource catalogues(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        return new YibaoCatalogues(settings, exchange, log, tokens, clock);
    }
}
