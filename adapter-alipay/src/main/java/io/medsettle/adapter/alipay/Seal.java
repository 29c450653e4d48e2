package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.WireTime;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import io.medsettle.ports.value.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sealing rule of the gateway (RSA2), alipay §1.4 and §1.5: what we say is signed over all parameters by name, raw and
 * without blank ones; what they say is verified over the characters as they came. Always UTF-8. Safe to share.
 */
final class Seal {
    private final String appId;
    private final Signer signer;
    private final Optional<Aes> aes;
    private final Optional<Secret> appAuthToken;
    private final Map<String, String> serials;
    private final InstantSource clock;

    Seal(AlipaySettings settings, InstantSource clock) {
        appId = settings.appId();
        signer = settings.signer();
        aes = settings.contentKey().map(Aes::new);
        appAuthToken = settings.appAuthToken();
        serials = settings.trust()
                .match(
                        keys -> Map.of(),
                        certificates -> Map.of(
                                "app_cert_sn", CertSn.of(certificates.application()),
                                "alipay_root_cert_sn", CertSn.ofRoots(certificates.roots())));
        this.clock = clock;
    }

    /**
     * All parameters of a request, its signature among them.
     *
     * @param biz biz_content, "" for a method that has its parameters flat; encrypted here where that is switched on
     * @param flat further parameters, tokens among them
     */
    SortedMap<String, String> sealed(String method, String biz, Map<String, String> flat) {
        SortedMap<String, String> all = new TreeMap<>(serials);
        all.put("app_id", appId);
        all.put("method", method);
        all.put("format", "json");
        all.put("charset", "utf-8");
        all.put("sign_type", "RSA2");
        all.put("timestamp", WireTime.text(clock.instant()));
        all.put("version", "1.0");
        appAuthToken.ifPresent(token -> all.put("app_auth_token", token.reveal()));
        all.putAll(flat);
        if (!biz.isEmpty()) {
            aes.ifPresent(ignored -> all.put("encrypt_type", "AES"));
            all.put("biz_content", aes.map(cipher -> cipher.encrypt(biz)).orElse(biz));
        }
        all.values().removeIf(String::isBlank);
        all.put("sign", Base64.getEncoder().encodeToString(signer.sign(utf8(content(all)))));
        return all;
    }

    /** What is signed: names in order, values as they are, blank ones left out. */
    static String content(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(p -> !p.getValue().isBlank() && !p.getKey().equals("sign"))
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining("&"));
    }

    static byte[] form(Map<String, String> parameters) {
        return utf8(parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    /** Whether that is their signature over this text; they may have signed it before they escaped its slashes. */
    static boolean verifies(Verifier verifier, String text, String sign) {
        try {
            byte[] signature = Base64.getDecoder().decode(sign);
            return verifier.verify(utf8(text), signature)
                    || text.contains("\\/") && verifier.verify(utf8(text.replace("\\/", "/")), signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Opens an encrypted node; empty without a key or with another one. */
    Optional<String> open(String cipher) {
        return aes.flatMap(key -> key.decrypt(cipher));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
