package io.medsettle.server.assembly;

import io.medsettle.adapter.creditgz.CreditEvidence;
import io.medsettle.adapter.creditgz.CreditGz;
import io.medsettle.adapter.creditgz.CreditKey;
import io.medsettle.adapter.creditgz.CreditProfile;
import io.medsettle.adapter.creditgz.CreditSettings;
import io.medsettle.adapter.creditgz.CreditSettings.Environment;
import io.medsettle.adapter.creditgz.KeyRing;
import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.NoSense;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.server.credit.CreditFarSide;
import io.medsettle.server.credit.CreditPlans;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.notices.Messengers;
import io.medsettle.server.onboarding.Merchant;
import io.medsettle.server.onboarding.MerchantBills;
import io.medsettle.server.onboarding.MerchantContracts;
import io.medsettle.server.onboarding.MerchantEvidence;
import io.medsettle.server.onboarding.MerchantNotices;
import io.medsettle.server.onboarding.MerchantParty;
import io.medsettle.server.onboarding.Merchants;
import io.medsettle.server.onboarding.PerMerchant;
import io.medsettle.server.onboarding.Stage;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Builds credit no-sense pay where a hospital has it; one that has not starts without. */
@Factory
final class CreditSide {
    private static final Instant FOR_EVER = Instant.parse("2199-01-01T00:00:00Z");

    @Singleton
    @Requires(bean = CreditBinding.class)
    CreditSettings creditSettings(GatewaySettings gateway, CreditBinding b, List<CreditKeyBinding> keys) {
        return settings(
                gateway,
                b,
                b.merId(),
                b.orgCode(),
                b.appId(),
                new KeyRing(keys.stream().map(CreditKeyBinding::key).toList()),
                b.baseUrl(),
                gateway.production() ? Environment.PRODUCTION : Environment.TEST);
    }

    private static CreditSettings settings(
            GatewaySettings gateway,
            CreditBinding b,
            String merId,
            String orgCode,
            String appId,
            KeyRing keys,
            URI baseUrl,
            Environment environment) {
        CreditProfile profile = b.read();
        return new CreditSettings(
                profile,
                merId,
                orgCode,
                appId,
                keys,
                baseUrl,
                environment,
                b.allowUnverified(),
                b.notices() ? Optional.of(notices(gateway, profile)) : Optional.empty(),
                b.deadlines(gateway.deadline()),
                b.absence(),
                b.longestBill());
    }

    /** A profile names the last part of the address itself. */
    private static URI notices(GatewaySettings gateway, CreditProfile profile) {
        String last = profile.noticePath().map(path -> "/" + path).orElse("");
        return gateway.publicBase().resolve("/callbacks/" + CreditFarSide.PARTY.name() + "/" + gateway.org() + last);
    }

    @Singleton
    @Requires(bean = CreditSettings.class)
    CreditGz creditGz(CreditSettings settings, Exchange exchange, WireLog log, InstantSource clock, TokenStore tokens) {
        return new CreditGz(settings, log.watching(CreditFarSide.PARTY.name(), exchange), clock, tokens);
    }

    /** The platform under the settings' parameters, and under those that were arranged since for whatever they hold for. */
    @Singleton
    @Requires(bean = CreditGz.class)
    PerMerchant<CreditGz> creditPlatforms(
            CreditGz ofSettings,
            CreditBinding b,
            Merchants merchants,
            GatewaySettings gateway,
            Exchange exchange,
            WireLog log,
            InstantSource clock,
            TokenStore tokens) {
        Exchange watched = log.watching(CreditFarSide.PARTY.name(), exchange);
        return PerMerchant.of(
                ofSettings, merchants, m -> new CreditGz(arranged(gateway, b, m), watched, clock, tokens));
    }

    /** Relatives are bound under the settings' parameters: a binding tells no class. */
    @Singleton
    @Requires(bean = CreditGz.class)
    CreditFarSide creditFarSide(CreditGz ofSettings, PerMerchant<CreditGz> platforms, Merchants merchants) {
        return new CreditFarSide(
                new MerchantParty(platforms.map(CreditGz::counterparty)),
                new MerchantContracts(platforms.map(CreditGz::contracts), merchants),
                ofSettings
                        .jump()
                        .map(jump -> MerchantContracts.jump(
                                platforms.map(p -> p.jump().orElse(jump)), merchants)),
                ofSettings.family());
    }

    /** Bills of everybody under whom money may have moved. */
    @Singleton
    @Requires(bean = CreditGz.class)
    MerchantBills creditBills(CreditBinding b, PerMerchant<CreditGz> platforms, Merchants merchants) {
        return new MerchantBills(
                platforms.map(CreditGz::bills),
                new MerchantBills.Account(b.merId(), b.orgCode(), b.baseUrl()),
                merchants);
    }

    @Singleton
    @Requires(bean = CreditGz.class)
    MerchantNotices creditNotices(PerMerchant<CreditGz> platforms, Merchants merchants) {
        return new MerchantNotices(
                platforms.map(CreditGz::callbacks), platforms.map(CreditGz::contractNotices), merchants);
    }

    @Singleton
    @Requires(bean = CreditSettings.class)
    MerchantEvidence creditEvidence(
            CreditSettings settings, CreditBinding b, Merchants merchants, GatewaySettings gateway) {
        return new MerchantEvidence(PerMerchant.of(
                new CreditEvidence(settings), merchants, m -> new CreditEvidence(arranged(gateway, b, m))));
    }

    private static CreditSettings arranged(GatewaySettings gateway, CreditBinding b, Merchant m) {
        CreditKey key = CreditKey.shared(m.keyId(), m.signKey(), m.encKey(), Instant.EPOCH, FOR_EVER);
        boolean real = m.stage() == Stage.PRODUCTION && gateway.production();
        return settings(
                gateway,
                b,
                m.merId(),
                m.orgCode(),
                m.appId(),
                new KeyRing(List.of(key)),
                m.baseUrl(),
                real ? Environment.PRODUCTION : Environment.TEST);
    }

    /** The no-sense flows of this hospital. */
    @Singleton
    CreditPlans creditPlans(GatewaySettings gateway, Messengers messengers, Merchants merchants) {
        boolean byHis = gateway.insuranceOwner().equals("HIS");
        Counter.Insurance insurance = new Counter.Insurance(byHis ? Parties.HIS_INSURANCE : Parties.YIBAO, !byHis);
        Optional<Party> carrier = messengers.none() ? Optional.empty() : Optional.of(Parties.MESSAGES);
        return (patientClass, labels) -> new NoSense(
                Parties.HIS,
                insurance,
                CreditFarSide.PARTY,
                Fields.of("owner", gateway.insuranceOwner())
                        .with("cashBack", "OURS")
                        .with("merchant", gateway.org())
                        .with("class", patientClass.name())
                        .with(Merchants.ROUTE, merchants.number(Operation.OUTPATIENT, patientClass))
                        .and(labels),
                gateway.patience(),
                carrier);
    }
}
