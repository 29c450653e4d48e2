package io.medsettle.adapter.wechat;

import io.medsettle.ports.wire.Exchange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * WeChat, assembled: counterparty and callback reader over one set of keys, so that a certificate that one of them has learned
 * is known to the other. Building it proves that the merchant's key and certificate belong together
 * ({@link IllegalArgumentException} if not). Safe to share between threads.
 */
public final class WechatPay {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int NONCE_LENGTH = 32;

    private final Seal seal;
    private final Optional<CertificateDownload> download;
    private final WechatCounterparty counterparty;
    private final WechatCallbacks callbacks;

    /** @param exchange the seam, wrapped in a {@code WireLog} where the raw text is to be kept */
    public WechatPay(WechatSettings settings, Exchange exchange, InstantSource clock) {
        SecureRandom chance = new SecureRandom();
        seal = new Seal(settings, clock, () -> nonce(chance));
        PlatformKeys keys = new PlatformKeys(settings.platformKeys());
        Transport transport = new Transport(settings.base(), settings.deadline(), seal, exchange);
        download =
                settings.certificatesApart().map(apart -> new CertificateDownload(seal, keys, transport, clock, apart));
        Verification verification = new Verification(seal, keys, download);
        ApiV3 api = new ApiV3(transport, verification, keys, download, clock);
        counterparty = new WechatCounterparty(settings, api, seal, clock);
        callbacks = new WechatCallbacks(settings, verification, seal);
    }

    /** Acts {@code cash} and {@code mixed}. */
    public WechatCounterparty counterparty() {
        return counterparty;
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
