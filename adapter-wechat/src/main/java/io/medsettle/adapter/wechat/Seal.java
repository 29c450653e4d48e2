package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Sealed;
import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.value.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The sealing rule of APIv3 (wechat §4.2 to §4.4, §6.8): what we say is signed over five lines, what they say is verified over
 * three by the key they name, and what they hide is opened with the APIv3 key, the current or the one before. Safe to share.
 */
final class Seal {
    static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int TAG_BITS = 128;

    private final String mchid;
    private final String serial;
    private final Signer signer;
    private final List<Secret> apiV3Keys;
    private final InstantSource clock;
    private final Supplier<String> nonces;
    private final AtomicReference<Duration> skew = new AtomicReference<>(Duration.ZERO);

    Seal(WechatSettings settings, InstantSource clock, Supplier<String> nonces) {
        mchid = settings.mchid();
        serial = settings.merchantSerial();
        signer = settings.merchantSigner();
        apiV3Keys = settings.apiV3Keys();
        this.clock = clock;
        this.nonces = nonces;
        settings.merchantCertificate().ifPresent(certificate -> {
            byte[] probe = "sign and verify".getBytes(StandardCharsets.US_ASCII);
            if (!Rsa.verifier(certificate.getPublicKey()).verify(probe, signer.sign(probe))) {
                throw new IllegalArgumentException("the merchant's key and certificate do not belong together");
            }
        });
    }

    /** What a front end needs to open the cashier (调起支付), four lines signed with the merchant's key. */
    record Invocation(String timeStamp, String nonceStr, String packageText, String paySign) {}

    /** Why a message does not count as theirs. */
    record Defect(boolean unknownKey, String keyId, String words) {
        static Defect of(String words) {
            return new Defect(false, "", words);
        }
    }

    /** The Authorization header; {@code target} is path and query exactly as sent. */
    String authorization(String method, String target, byte[] body) {
        String time = Long.toString(clock.instant().getEpochSecond());
        String nonce = nonces.get();
        ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 256);
        message.writeBytes(utf8(method + "\n" + target + "\n" + time + "\n" + nonce + "\n"));
        message.writeBytes(body);
        message.write('\n');
        return SCHEME + " mchid=\"" + mchid + "\",nonce_str=\"" + nonce + "\",signature=\""
                + base64(signer.sign(message.toByteArray())) + "\",timestamp=\"" + time + "\",serial_no=\"" + serial
                + "\"";
    }

    /** Why an answer or a notice is not theirs; empty if it is. The body is the raw bytes as they came. */
    Optional<Defect> defect(Map<String, List<String>> headers, byte[] body, PlatformKeys keys) {
        Optional<String> keyId = header(headers, "wechatpay-serial");
        Optional<String> time = header(headers, "wechatpay-timestamp");
        Optional<String> nonce = header(headers, "wechatpay-nonce");
        Optional<String> signature = header(headers, "wechatpay-signature");
        if (keyId.isEmpty() || time.isEmpty() || nonce.isEmpty() || signature.isEmpty()) {
            return Optional.of(Defect.of("a Wechatpay header is missing"));
        }
        if (signature.get().startsWith("WECHATPAY/SIGNTEST/")) {
            return Optional.of(Defect.of("signature probe (SIGNTEST)"));
        }
        if (!time.get().matches("[0-9]{1,12}")) {
            return Optional.of(Defect.of("timestamp is no number"));
        }
        Instant now = clock.instant();
        Optional<PlatformKey> key = keys.named(keyId.get(), now);
        if (key.isEmpty()) {
            return Optional.of(new Defect(true, keyId.get(), "signed with a key that is not known"));
        }
        byte[] message = message(time.get(), nonce.get(), body);
        if (!decoded(signature.get())
                .map(bytes -> key.get().verifier().verify(message, bytes))
                .orElse(false)) {
            return Optional.of(Defect.of("signature does not match"));
        }
        Duration away = Duration.between(Instant.ofEpochSecond(Long.parseLong(time.get())), now);
        skew.set(away);
        return away.abs().compareTo(WINDOW) < 0 ? Optional.empty() : Optional.of(Defect.of("timestamp expires"));
    }

    /** How far our clock was before theirs when they last signed something. */
    Duration skew() {
        return skew.get();
    }

    /** Opens what is under the APIv3 key; empty if neither key fits. */
    Optional<byte[]> open(Sealed sealed) {
        return decoded(sealed.ciphertext()).flatMap(bytes -> apiV3Keys.stream()
                .map(key -> open(key, sealed, bytes))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<byte[]> open(Secret key, Sealed sealed, byte[] bytes) {
        try {
            Cipher engine = Cipher.getInstance("AES/GCM/NoPadding");
            engine.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(utf8(key.reveal()), "AES"),
                    new GCMParameterSpec(TAG_BITS, utf8(sealed.nonce())));
            engine.updateAAD(utf8(sealed.associatedData()));
            return Optional.of(engine.doFinal(bytes));
        } catch (GeneralSecurityException otherKeyOrNotTheirs) {
            return Optional.empty();
        }
    }

    /** Signs for the front end; {@code packageText} is {@code prepay_id=…}. */
    Invocation invocation(String appid, String packageText) {
        String time = Long.toString(clock.instant().getEpochSecond());
        String nonce = nonces.get();
        byte[] message = utf8(appid + "\n" + time + "\n" + nonce + "\n" + packageText + "\n");
        return new Invocation(time, nonce, packageText, base64(signer.sign(message)));
    }

    private static byte[] message(String time, String nonce, byte[] body) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 64);
        message.writeBytes(utf8(time + "\n" + nonce + "\n"));
        message.writeBytes(body);
        message.write('\n');
        return message.toByteArray();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null || values.size() != 1 || values.get(0).isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(0));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
