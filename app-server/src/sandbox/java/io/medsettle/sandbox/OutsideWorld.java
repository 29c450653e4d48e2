package io.medsettle.sandbox;

import io.medsettle.fixtures.alipay.AlipaySimulator;
import io.medsettle.fixtures.credit.CreditSimulator;
import io.medsettle.fixtures.his.HisCapabilities;
import io.medsettle.fixtures.his.HisMac;
import io.medsettle.fixtures.his.HisSettings;
import io.medsettle.fixtures.his.HisSimulator;
import io.medsettle.fixtures.identity.IdentitySimulator;
import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sms.SmsSimulator;
import io.medsettle.fixtures.wechat.WechatSettings;
import io.medsettle.fixtures.wechat.WechatSimulator;
import io.medsettle.fixtures.wechat.payinsurance.PayinsuranceSimulator;
import io.medsettle.fixtures.yibao.NoticePlan;
import io.medsettle.fixtures.yibao.Sm2Keys;
import io.medsettle.fixtures.yibao.YibaoHospital;
import io.medsettle.fixtures.yibao.YibaoSettings;
import io.medsettle.fixtures.yibao.YibaoSimulator;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.server.assembly.MoreParties;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Everybody outside the hospital's gateway, simulated on loopback with keys made at the start. */
public final class OutsideWorld implements AutoCloseable {
    public static final String ORG = "H44999900001";
    /** The name of {@link #codes()}. */
    public static final String CODES = "codes";

    private static final String SERIAL = "4E9F00000000000000000000000000000000A001";
    /** Dear to make: once for a process, whatever worlds there are in it. */
    private static final KeyPair MERCHANT = rsa();

    private static final KeyPair ALIPAY_APP = rsa();

    private final CounterManner manner;
    private final HisSimulator his;
    private final YibaoSimulator yibao;
    private final WechatSimulator wechat;
    private final OutsideOlderWechat older;
    private final OutsideAlipay alipay;
    private final OutsideCredit credit;
    private final IdentitySimulator identity;
    private final OutsideSms sms;
    private final FakeParty codes;
    private final Sm2Keys hospitalKeys = Sm2Keys.generate();
    private final YibaoHospital hospital = YibaoHospital.sample(hospitalKeys.publicKey());
    private final KeyPair merchant = MERCHANT;
    private final WechatSettings merchantSettings;
    private final HisSettings hisSettings;
    private final Map<String, String> clientKeys = new HashMap<>();

    /**
     * @param noticeAttempts when the centre sends 6302 after a settlement, each after the one before
     */
    public OutsideWorld(InstantSource clock, List<Duration> noticeAttempts) {
        this(clock, noticeAttempts, CounterManner.baseline());
    }

    /**
     * @param noticeAttempts as above
     * @param manner how the counter platform is reached and speaks
     */
    public OutsideWorld(InstantSource clock, List<Duration> noticeAttempts, CounterManner manner) {
        this.manner = manner;
        NoticePlan plan = new NoticePlan(true, true, noticeAttempts, Duration.ofMillis(700), Duration.ofSeconds(25));
        yibao = YibaoSimulator.start(YibaoSettings.builder(clock)
                .hospital(hospital)
                .notices(plan)
                .faces(manner.faces())
                .build());
        merchantSettings = new WechatSettings(
                0,
                clock,
                "wx0000000000000001",
                "1900000001",
                SERIAL,
                (RSAPublicKey) merchant.getPublic(),
                random(16),
                "partner-demo",
                random(16),
                "440100",
                ORG,
                yibao);
        wechat = new WechatSimulator(merchantSettings);
        wechat.billsAtOnce();
        older = new OutsideOlderWechat(merchantSettings, merchant, wechat);
        alipay = new OutsideAlipay(clock, ALIPAY_APP, ORG, hospital.appId(), yibao);
        credit = new OutsideCredit(clock, ORG, "gz-credit-inferred-1", random(16), random(8));
        hisSettings = new HisSettings(
                0,
                clock,
                ORG,
                "gateway-1",
                random(24),
                HisMac.HMAC_SHA256,
                HisCapabilities.usual(),
                Duration.ofMinutes(45));
        his = new HisSimulator(hisSettings);
        identity = IdentitySimulator.start(0, clock, ORG, Duration.ofMinutes(5));
        sms = new OutsideSms(clock);
        SamplePeople.all().stream().map(p -> SampleCard.of(p, "440100")).forEach(card -> {
            identity.machine().know(card);
            yibao.issueCard(card.cardNumber(), card.cardSn(), card.idNumber());
        });
        codes = new FakeParty(CODES, clock).seals(Act.CODE_PAY);
    }

    public HisSimulator his() {
        return his;
    }

    public YibaoSimulator yibao() {
        return yibao;
    }

    public WechatSimulator wechat() {
        return wechat;
    }

    /** WeChat's first insurance interface (1.0), whose cash lies in {@link #wechat()}'s books. */
    public PayinsuranceSimulator payinsurance() {
        return older.payinsurance();
    }

    public AlipaySimulator alipay() {
        return alipay.simulator();
    }

    /** The credit platform. Nobody has signed there. */
    public CreditSimulator credit() {
        return credit.simulator();
    }

    /** The encryption machine and the e-voucher centre. */
    /** Whoever carries messages to phones. */
    public SmsSimulator sms() {
        return sms.simulator();
    }

    public IdentitySimulator identity() {
        return identity;
    }

    /** A hospital's own far side for payment codes, where a gateway is told of it: {@code medsettle.gateway.code-channel}. */
    public FakeParty codes() {
        return codes;
    }

    /** What a gateway is given besides its settings. */
    public MoreParties more() {
        return new MoreParties(Map.of(CODES, codes));
    }

    /** Once the gateway's address is known: where the centre sends 6302. */
    public void gatewayIsAt(URI gateway) {
        yibao.sendNoticesTo(ORG, gateway.resolve("/callbacks/yibao/" + ORG));
    }

    /** All far sides' own books. */
    public List<LedgerEntry> books() {
        List<LedgerEntry> all = new ArrayList<>(yibao.ledger());
        all.addAll(wechat.ledger());
        all.addAll(alipay.simulator().ledger());
        all.addAll(codes.ledger());
        all.addAll(credit.simulator().ledger());
        all.addAll(his.insuranceLedger());
        return all;
    }

    /** A client of the gateway, with a fresh key; its token is {@code <id>.<key>}. */
    public String client(String id) {
        return id + "." + clientKeys.computeIfAbsent(id, i -> random(24));
    }

    /** Settings under which a gateway finds this world. */
    public Map<String, Object> settings(URI gateway) {
        Map<String, Object> s = new HashMap<>();
        s.put("medsettle.gateway.org", ORG);
        s.put("medsettle.gateway.org-name", "示例医院");
        s.put("medsettle.gateway.admdvs", "440100");
        s.put("medsettle.gateway.production", "false");
        s.put("medsettle.gateway.public-base", gateway.toString());
        s.put("medsettle.vault.current", "k1");
        s.put("medsettle.vault.keys.k1", Base64.getEncoder().encodeToString(bytes(32)));
        his(s);
        yibao(s);
        wechat(s);
        older.settings(s);
        sms.settings(s);
        alipay.settings(s, gateway);
        credit.settings(s);
        s.put("medsettle.wechat-codes.store-out-id", "OUTPATIENT-1");
        s.put("medsettle.vouchers.url", yibao.base() + "/localcfc/api/hsecfc/localQrCodeQuery");
        s.put("medsettle.reports.url", yibao.base() + "/ec/settlements");
        s.put("medsettle.reports.org-id", ORG);
        s.put("medsettle.cards.keys-url", identity.at("/keyservice/keys").toString());
        s.put("medsettle.cards.check-url", identity.at("/keyservice/check").toString());
        s.put("medsettle.cards.headers.x-key-account", IdentitySimulator.ACCOUNT);
        client(s, "kiosk", "counter,orders:read,orders:write,refunds:write,patients:read");
        client(s, "window", "counter,orders:read,orders:write,refunds:write,patients:read,insurance:read,till");
        client(s, "channel", "orders:read,orders:write,refunds:write,patients:read");
        client(s, "his", "orders:read,his");
        client(s, "clerk", "dictionaries:read,dictionaries:write,insurance:read,orders:read");
        client(s, "reader", "orders:read");
        client(s, "finance", "insurance:read,finance");
        client(s, "admin", "credit:admin");
        client(s, "supervisor", "orders:read,finance");
        return s;
    }

    private void his(Map<String, Object> s) {
        s.put("medsettle.his.address", his.base().toString());
        s.put("medsettle.his.key-id", hisSettings.keyId());
        s.put("medsettle.his.secret", hisSettings.secret());
    }

    private void yibao(Map<String, Object> s) {
        s.put("medsettle.yibao.core-url", yibao.base() + manner.path());
        s.put("medsettle.yibao.paas-id", hospital.tifAccount());
        s.put("medsettle.yibao.gateway-secret", hospital.tifSecret());
        s.put("medsettle.yibao.operator-code", "GW01");
        s.put("medsettle.yibao.operator-name", "结算网关");
        s.put("medsettle.yibao.operator-mac", "00-00-00-00-00-00");
        s.put("medsettle.yibao.operator-ip", "127.0.0.1");
        s.put("medsettle.yibao.centre-url", yibao.base().toString());
        s.put("medsettle.yibao.app-id", hospital.appId());
        s.put("medsettle.yibao.app-secret", hospital.appSecret());
        s.put("medsettle.yibao.hospital-key", hospitalKeys.privateKey());
        s.put("medsettle.yibao.centre-key", yibao.centrePublicKey());
        s.put("medsettle.yibao.unlocated", "REFUSE");
        s.put("medsettle.yibao.notice-waits", "true");
        manner.settings().forEach((name, value) -> s.put("medsettle.yibao." + name, value));
        manner.direct(yibao.base().toString()).forEach((name, value) -> s.put("medsettle.yibao-direct." + name, value));
    }

    private void wechat(Map<String, Object> s) {
        s.put("medsettle.wechat.base", wechat.base().toString());
        s.put("medsettle.wechat.appid", merchantSettings.appid());
        s.put("medsettle.wechat.mchid", merchantSettings.mchid());
        s.put("medsettle.wechat.merchant-serial", SERIAL);
        s.put("medsettle.wechat.merchant-key", pem());
        s.put("medsettle.wechat.api-keys", List.of(merchantSettings.apiV3Key()));
        s.put("medsettle.wechat.platform-key-id", wechat.publicKeyId());
        s.put("medsettle.wechat.platform-key", wechat.publicKeyPem());
        s.put("medsettle.wechat.downloads-certificates", "true");
        s.put("medsettle.wechat.description", "门诊缴费");
        s.put("medsettle.wechat.city-id", "440100");
        s.put("medsettle.wechat.med-inst-name", "示例医院");
        s.put("medsettle.wechat.med-inst-no", ORG);
        s.put("medsettle.wechat.authorise-page", wechat.base() + "/oauth/code");
        s.put("medsettle.wechat.user-query", wechat.base() + "/api/mipuserquery/userQuery");
        s.put("medsettle.wechat.authorise-channel", "AAGN9uhZc5EGyRdairKW7Qnu");
        s.put("medsettle.wechat.org-chnl-crtf-codg", "BqK1kMStlhVDgN2uHf4EsLK/F2LjZPYJ81nK2eYQqxu+8xEhHvSkqFAQfQ==");
        s.put("medsettle.wechat.org-app-id", hospital.appId());
        s.put("medsettle.wechat.partner-id", "partner-demo");
        s.put("medsettle.wechat.partner-secret", merchantSettings.partnerSecret());
        s.put("medsettle.h5.refunds", "true");
        s.put("medsettle.h5.voucher-page", wechat.base() + "/oauth/code");
        s.put("medsettle.wechat-account.login-page", wechat.base() + "/connect/oauth2/authorize");
        s.put("medsettle.wechat-account.api", wechat.base().toString());
        s.put("medsettle.wechat-account.app-secret", merchantSettings.secrets().appSecret());
        for (String kind : List.of("registered", "paid", "deposited", "refunded")) {
            template(s, "medsettle.wechat-account.templates." + kind + ".", kind);
        }
    }

    private static void template(Map<String, Object> s, String at, String kind) {
        s.put(at + "id", "template-of-what-was-" + kind);
        s.put(at + "keys.thing1", "hospital");
        s.put(at + "keys.amount2", "amount");
        s.put(at + "keys.time3", "time");
        s.put(at + "keys.thing4", "where");
        s.put(at + "keys.character_string5", "order");
    }

    private void client(Map<String, Object> s, String id, String scopes) {
        String token = client(id);
        s.put("medsettle.clients." + id + ".key-sha256", sha256(token.substring(token.indexOf('.') + 1)));
        s.put("medsettle.clients." + id + ".scopes", List.of(scopes.split(",")));
    }

    private String pem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(merchant.getPrivate().getEncoded());
        return "-----BEGIN " + "PRIVATE KEY-----\n" + base64 + "\n-----END " + "PRIVATE KEY-----\n";
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String random(int count) {
        return HexFormat.of().formatHex(bytes(count));
    }

    @Override
    public void close() {
        identity.close();
        credit.close();
        sms.close();
        alipay.close();
        older.close();
        wechat.close();
        yibao.close();
        his.close();
    }
}
