package io.medsettle.server.assembly;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.adapter.yibao.identity.CardSettings;
import io.medsettle.adapter.yibao.identity.FinalAnswer;
import io.medsettle.adapter.yibao.identity.KeyItem;
import io.medsettle.adapter.yibao.identity.KeyServiceSettings;
import io.medsettle.adapter.yibao.identity.ReaderSettings;
import io.medsettle.adapter.yibao.identity.RegisterSettings;
import io.medsettle.adapter.yibao.identity.ReportSettings;
import io.medsettle.adapter.yibao.identity.VoucherSettings;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Way;
import io.medsettle.adapter.yibao.identity.YibaoCards;
import io.medsettle.adapter.yibao.identity.YibaoReports;
import io.medsettle.adapter.yibao.identity.YibaoVouchers;
import io.medsettle.ports.identity.CardReading;
import io.medsettle.ports.identity.VoucherDecoding;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How people show who they are at the counter; each way is there only where it is configured. */
@Factory
final class IdentitySide {
    @Singleton
    @Requires(bean = VoucherBinding.class)
    VoucherDecoding vouchers(
            VoucherBinding b,
            YibaoSettings yibao,
            GatewaySettings gateway,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock) {
        VoucherSettings settings = new VoucherSettings(
                Parties.YIBAO.name(),
                yibao.hospital(),
                way(b),
                way(b) == Way.SERVICE ? b.url() : "",
                secret(b.headers()),
                b.deviceType(),
                VoucherSettings.seenForm(),
                VoucherSettings.Names.likely(),
                Set.of("0"),
                VoucherSettings.knownFinals(),
                b.tokenLife(),
                gateway.deadline());
        return settings.way() == Way.CORE_1162
                ? YibaoVouchers.byCore(settings, yibao, exchange, log, tokens, clock)
                : new YibaoVouchers(settings, exchange, log, tokens, clock);
    }

    private static Way way(VoucherBinding b) {
        return b.library() ? Way.LIBRARY : b.url().isEmpty() ? Way.CORE_1162 : Way.SERVICE;
    }

    @Singleton
    @Requires(bean = CardBinding.class)
    CardReading cards(
            CardBinding b,
            YibaoSettings yibao,
            GatewaySettings gateway,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock) {
        boolean signing = b.library() == CardBinding.Library.GUANGZHOU;
        CardSettings settings = new CardSettings(
                Parties.YIBAO.name(),
                yibao.hospital(),
                signing ? ReaderSettings.guangzhou() : ReaderSettings.standard(),
                machine(b, gateway),
                b.byCore() ? Optional.of(RegisterSettings.usual()) : Optional.empty(),
                b.areaFromCard(),
                Set.of(),
                signing,
                Duration.ofMinutes(3));
        return YibaoCards.byCore(settings, yibao, exchange, log, tokens, clock);
    }

    private static Optional<KeyServiceSettings> machine(CardBinding b, GatewaySettings gateway) {
        return b.keysUrl().isBlank()
                ? Optional.empty()
                : Optional.of(new KeyServiceSettings(
                        b.keysUrl(),
                        b.checkUrl(),
                        secret(b.headers()),
                        KeyItem.namesAfter1903(),
                        "0",
                        b.finals().entrySet().stream()
                                .map(e -> new FinalAnswer(e.getKey(), "", e.getValue()))
                                .toList(),
                        gateway.deadline()));
    }

    /** The e-voucher's platform as somebody who is told of settlements. */
    @Singleton
    @Requires(bean = ReportBinding.class)
    ReportingParty reports(
            ReportBinding b,
            YibaoSettings yibao,
            GatewaySettings gateway,
            Exchange exchange,
            WireLog log,
            InstantSource clock) {
        ReportSettings settings = new ReportSettings(
                Parties.YIBAO.name(),
                yibao.hospital(),
                b.url().toString(),
                secret(b.headers()),
                b.appId(),
                b.version(),
                CentreDialect.TimestampFormat.DIGITS_14,
                b.orgId(),
                b.orgType(),
                gateway.admdvs(),
                b.payType(),
                "",
                "0",
                Set.of(),
                List.of(),
                gateway.deadline());
        return new ReportingParty(new YibaoReports(settings, exchange, log, clock));
    }

    private static Map<String, Secret> secret(Map<String, String> headers) {
        return headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> new Secret(e.getValue())));
    }
}
