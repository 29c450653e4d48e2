package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.adapter.alipay.AlipayAuthorisation;
import io.medsettle.adapter.alipay.AlipayKeys;
import io.medsettle.adapter.alipay.AlipaySettings;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.server.assembly.Authorisations.Way;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds Alipay where a hospital has it; one that has not starts without. */
@Factory
final class AlipaySide {
    @Singleton
    @Requires(bean = AlipayBinding.class)
    AlipaySettings alipaySettings(GatewaySettings gateway, AlipayBinding b, Optional<AlipayMedicalBinding> medical) {
        return new AlipaySettings(
                b.gateway(),
                b.appId(),
                AlipayKeys.signer(new Secret(b.appKey())),
                b.trust(),
                secret(b.contentKey()),
                b.sellerId(),
                gateway.publicBase().resolve("/callbacks/alipay/" + gateway.org()),
                b.subject(),
                b.products(),
                b.storeId(),
                b.providerId(),
                secret(b.appAuthToken()),
                gateway.patience().plusMinutes(5),
                gateway.deadline(),
                gateway.deadline(),
                gateway.production(),
                medical.map(m -> m.settings(gateway)));
    }

    private static Optional<Secret> secret(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
    }

    @Singleton
    @Requires(bean = AlipaySettings.class)
    Alipay alipay(AlipaySettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new Alipay(settings, log.watching(Parties.ALIPAY.name(), exchange), clock);
    }

    @Singleton
    Authorisations authorisations(
            Authorisation wechat,
            Optional<Alipay> alipay,
            Optional<AlipayBinding> binding,
            Optional<AlipayMedicalBinding> medical) {
        Map<String, Way> byChannel = new HashMap<>();
        byChannel.put(Payers.WECHAT, new Way(wechat, false, List.of()));
        boolean position = medical.map(AlipayMedicalBinding::positionNeeded).orElse(false);
        Optional<AlipayAuthorisation> authorisation =
                binding.flatMap(b -> alipay.flatMap(a -> a.authorisation(b.loginPage())));
        authorisation.ifPresent(a -> byChannel.put(Payers.ALIPAY, new Way(a, position, a.scopes())));
        return new Authorisations(byChannel);
    }
}
