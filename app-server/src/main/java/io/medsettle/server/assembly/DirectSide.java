package io.medsettle.server.assembly;

import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.adapter.yibao.YibaoStatements;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.insurance.UploadLog;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.server.statements.PlatformStatements;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/** Builds the municipal insurer's own platform, where there is one. */
@Factory
final class DirectSide {
    @Singleton
    @Requires(bean = DirectBinding.class)
    DirectInsurer direct(
            DirectBinding binding,
            GatewaySettings gateway,
            YibaoSettings settings,
            YibaoCounterparty everybody,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock,
            NationalCodes national,
            StayFees stays,
            UploadLog uploads) {
        YibaoSettings own = binding.settings(settings, gateway.production());
        return new DirectInsurer(
                everybody, new YibaoCounterparty(own, exchange, log, tokens, clock, national, stays, uploads));
    }

    /** Each platform has books of its own. */
    @Singleton
    @Primary
    @Requires(bean = DirectBinding.class)
    InsurerStatements statements(
            DirectBinding binding,
            GatewaySettings gateway,
            YibaoSettings settings,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock) {
        YibaoSettings own = binding.settings(settings, gateway.production());
        return new PlatformStatements(
                new YibaoStatements(settings, exchange, log, tokens, clock),
                Map.of(DirectInsurer.PARTY.name(), new YibaoStatements(own, exchange, log, tokens, clock)));
    }
}
