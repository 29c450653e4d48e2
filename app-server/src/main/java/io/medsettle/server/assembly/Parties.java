package io.medsettle.server.assembly;

import io.medsettle.adapter.his.HisAmounts;
import io.medsettle.adapter.his.HisConventions;
import io.medsettle.adapter.his.HisCounterparty;
import io.medsettle.adapter.his.HisQuestionsOverRest;
import io.medsettle.adapter.his.HisSettings;
import io.medsettle.adapter.his.HisSignature;
import io.medsettle.adapter.wechat.AuthorisationSettings;
import io.medsettle.adapter.wechat.MedicalSettings;
import io.medsettle.adapter.wechat.PlatformKey;
import io.medsettle.adapter.wechat.WechatAuthorisation;
import io.medsettle.adapter.wechat.WechatKeys;
import io.medsettle.adapter.wechat.WechatPay;
import io.medsettle.adapter.wechat.WechatSettings;
import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CentreKeys;
import io.medsettle.adapter.yibao.CentreSettings;
import io.medsettle.adapter.yibao.CoreExtras;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.Unlocated;
import io.medsettle.adapter.yibao.YibaoCallbackReader;
import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.insurance.UploadLog;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds each far side's adapter from its settings; a wrong setting stops the start. */
@Factory
final class Parties {
    static final Party HIS = new Party("his");
    static final Party YIBAO = new Party("yibao");
    static final Party WECHAT = new Party("wechat");
    static final Party ALIPAY = new Party("alipay");
    /** Whoever's code will be shown: a role, until it is. */
    static final Party SHOWN_CODE = new Party("shown-code");

    static final Party HIS_INSURANCE = new Party("his-insurance");
    static final Party DEPOSITS = new Party("deposits");
    static final Party WINDOW = new Party("window");
    static final Party REPORTS = new Party("voucher-reports");
    static final Party CLEARING = new Party("yibao-clearing");
    static final Party MESSAGES = new Party("messages");

    @Singleton
    Exchange exchange(GatewaySettings gateway) {
        return new OkHttpExchange(Duration.ofSeconds(5), !gateway.production());
    }

    @Singleton
    HisSettings hisSettings(GatewaySettings gateway, HisBinding his) {
        return new HisSettings(
                HIS,
                his.address(),
                gateway.org(),
                his.keyId(),
                HisSignature.hmacSha256(new Secret(his.secret())),
                gateway.deadline(),
                HisConventions.of(his.basePath(), HisAmounts.FEN),
                his.read(gateway.production()));
    }

    @Singleton
    HisCounterparty his(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new HisCounterparty(settings, exchange, log, clock);
    }

    @Singleton
    HisQuestions hisQuestions(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new HisQuestionsOverRest(settings, exchange, log, clock);
    }

    @Singleton
    YibaoSettings yibaoSettings(GatewaySettings gateway, YibaoBinding b) {
        Duration deadline = gateway.deadline();
        return new YibaoSettings(
                YIBAO,
                new Hospital(gateway.org(), gateway.orgName(), gateway.admdvs()),
                new CoreSettings(
                        b.coreUrl(),
                        b.gateway(),
                        b.paasId(),
                        new Secret(b.gatewaySecret()),
                        new CoreSettings.Operator(
                                b.operatorType(), b.operatorCode(), b.operatorName(), b.operatorMac(), b.operatorIp()),
                        b.nodeDigit(),
                        deadline,
                        b.coreDialect(gateway.production()),
                        b.signInPassword().isEmpty()
                                ? CoreExtras.none()
                                : CoreExtras.none().withPassword(new Secret(b.signInPassword()))),
                new CentreSettings(
                        b.centreUrl(),
                        CentreSettings.nationalPaths(),
                        b.appId(),
                        CentreKeys.inSoftware(
                                b.appId(),
                                new Secret(b.appSecret()),
                                new Secret(b.hospitalKey()),
                                b.centreKey(),
                                SoftKeys.USER_ID),
                        deadline,
                        CentreDialect.national(),
                        Unlocated.of(b.unlocated())),
                b.policy(deadline));
    }

    @Singleton
    YibaoCounterparty yibao(
            YibaoSettings settings,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock,
            NationalCodes national,
            StayFees stays,
            UploadLog uploads) {
        return new YibaoCounterparty(settings, exchange, log, tokens, clock, national, stays, uploads);
    }

    @Singleton
    YibaoCallbackReader yibaoCallbacks(YibaoSettings settings, InstantSource clock) {
        return new YibaoCallbackReader(settings, clock);
    }

    @Singleton
    WechatSettings wechatSettings(GatewaySettings gateway, WechatBinding b) {
        List<Secret> keys = b.apiKeys().stream().map(Secret::new).toList();
        return new WechatSettings(
                b.base(),
                b.appid(),
                b.mchid(),
                b.merchantSerial(),
                WechatKeys.signer(new Secret(b.merchantKey())),
                Optional.empty(),
                keys,
                List.of(PlatformKey.ofPublicKey(b.platformKeyId(), b.platformKey())),
                b.downloadsCertificates() ? Optional.of(Duration.ofMinutes(5)) : Optional.empty(),
                gateway.publicBase().resolve("/callbacks/wechat/" + gateway.org()),
                b.description(),
                gateway.patience().plusMinutes(5),
                gateway.deadline(),
                gateway.production(),
                Optional.of(new MedicalSettings(
                        b.cityId(),
                        b.medInstName(),
                        b.medInstNo(),
                        b.channelNo(),
                        Map.of("online-mixed", "DIAG_PAY", "registration-mixed", "REG_PAY"),
                        Map.of("01", "ID_CARD"),
                        true,
                        false,
                        false)));
    }

    @Singleton
    WechatPay wechat(
            GatewaySettings gateway,
            WechatSettings settings,
            WechatBinding b,
            Optional<WechatCodesBinding> codes,
            Exchange exchange,
            WireLog log,
            InstantSource clock) {
        Exchange watched = log.watching(WECHAT.name(), exchange);
        Exchange withCertificate = codes.flatMap(c -> c.underCertificate(new Secret(b.merchantKey())))
                .map(seam -> log.watching(WECHAT.name(), seam))
                .orElse(watched);
        return new WechatPay(settings, codes.map(c -> c.settings(gateway)), watched, withCertificate, clock);
    }

    @Singleton
    Authorisation authorisation(
            GatewaySettings gateway, WechatBinding b, Exchange exchange, WireLog log, InstantSource clock) {
        return new WechatAuthorisation(
                new AuthorisationSettings(
                        b.authorisePage(),
                        b.userQuery(),
                        b.appid(),
                        b.cityId(),
                        b.authoriseChannel(),
                        b.orgChnlCrtfCodg(),
                        gateway.org(),
                        "04107",
                        b.orgAppId(),
                        b.partnerId(),
                        WechatKeys.partnerMac(new Secret(b.partnerSecret())),
                        gateway.deadline(),
                        gateway.production()),
                log.watching(WECHAT.name(), exchange),
                clock);
    }
}
