package io.medsettle.adapter.wechat;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.wire.Exchange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * WeChat, assembled: counterparty and callback reader over one set of keys, so that a certificate that one of them has learned
 * is known to the other. Building it proves that the merchant's key and certificate belong together
 * ({@link IllegalArgumentException} if not). Safe to share between threads.
 */
public final class WechatPay {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int NONCE_LENGTH = 32;

    private final WechatSettings settings;
    private final Exchange exchange;
    private final InstantSource clock;
    private final Seal seal;
    private final PlatformKeys keys;
    private final Verification verification;
    private final Optional<CertificateDownload> download;
    private final WechatCounterparty counterparty;
    private final WechatCallbacks callbacks;

    /**
     * Without payments by the patient's code.
     *
     * @param exchange the seam, wrapped in a {@code WireLog} where the raw text is to be kept
     */
    public WechatPay(WechatSettings settings, Exchange exchange, InstantSource clock) {
        this(settings, Optional.empty(), exchange, exchange, clock);
    }

    /**
     * @param codes payments by the patient's code (付款码), where they are wanted
     * @param exchange the seam, wrapped in a {@code WireLog} where the raw text is to be kept
     * @param withCertificate the same seam with the merchant's certificate in its TLS (双向证书): only the older interface of
     *     payments by code uses it
     */
    public WechatPay(
            WechatSettings settings,
            Optional<CodePaySettings> codes,
            Exchange exchange,
            Exchange withCertificate,
            InstantSource clock) {
        SecureRandom chance = new SecureRandom();
        Supplier<String> nonces = () -> nonce(chance);
        this.exchange = exchange;
        this.settings = settings;
        this.clock = clock;
        seal = new Seal(settings, clock, nonces);
        keys = new PlatformKeys(settings.platformKeys());
        Transport transport = new Transport(settings.base(), settings.deadline(), seal, exchange);
        download =
                settings.certificatesApart().map(apart -> new CertificateDownload(seal, keys, transport, clock, apart));
        verification = new Verification(seal, keys, download);
        ApiV3 api = new ApiV3(transport, verification, keys, download, clock);
        Repeats repeats = new Repeats(clock, settings.deadline());
        CashReversal back = new CashReversal(settings, api, repeats);
        Map<String, Counterparty> legs = new HashMap<>();
        legs.put(Act.CASH, new CashLeg(settings, new JsapiOpening(settings, seal), api, repeats, back));
        legs.put(Act.QR_PAY, new CashLeg(settings, new NativeOpening(settings), api, repeats, back));
        legs.put(Act.MIXED, mixed(settings, api, repeats));
        codes.ifPresent(code -> {
            CodeLine line = code.older()
                    .<CodeLine>map(older -> new CodeLineV2(
                            settings, code, new OlderLine(settings, older, nonces), exchange, withCertificate))
                    .orElseGet(() -> new CodeLineV3(settings, code, api));
            legs.put(Act.CODE_PAY, new CodeLeg(settings.mchid(), code, line, repeats, back, clock));
        });
        counterparty = new WechatCounterparty(legs);
        callbacks = new WechatCallbacks(settings, verification, seal);
    }

    private MixedLeg mixed(WechatSettings settings, ApiV3 api, Repeats repeats) {
        MixedReversal told = new MixedReversal(api, repeats, clock);
        return new MixedLeg(new MixedDraft(settings), settings, api, seal, repeats, told);
    }

    /** Acts {@code cash}, {@code qr-pay}, {@code mixed}, and {@code code-pay} where it has settings. */
    public WechatCounterparty counterparty() {
        return counterparty;
    }

    /** The merchant's bills (对账单). */
    public WechatBills bills(BillSettings bills) {
        Transport transport = new Transport(settings.base(), bills.deadline(), seal, exchange);
        return new WechatBills(bills, new ApiV3(transport, verification, keys, download, clock), transport, clock);
    }

    /** Notices of payments, refunds and mixed orders. */
    public WechatCallbacks callbacks() {
        return callbacks;
    }

    /**
     * Fetches the platform certificates now (下载平台证书); to be called at least every 12 hours where they are used.
     *
     * @return whether a list was fetched and believed; false too where they are never downloaded
     */
    public boolean refreshCertificates() {
        return download.map(CertificateDownload::refresh).orElse(false);
    }

    /** How far our clock was before theirs when they last signed something: from five minutes on nothing works. */
    public Duration clockSkew() {
        return seal.skew();
    }

    private static String nonce(SecureRandom chance) {
        StringBuilder nonce = new StringBuilder(NONCE_LENGTH);
        chance.ints(NONCE_LENGTH, 0, ALPHABET.length()).forEach(i -> nonce.append(ALPHABET.charAt(i)));
        return nonce.toString();
    }
}
