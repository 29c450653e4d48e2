package io.medsettle.server.assembly;

import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.insurance.UploadLog;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

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
}
