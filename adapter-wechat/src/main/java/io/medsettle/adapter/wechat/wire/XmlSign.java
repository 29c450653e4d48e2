package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The older interfaces' signature (v2 签名), wechat §3.2 and §6.10: everything but {@code sign} and what is empty, by ASCII order,
 * the key behind it. A value of 0 is not empty.
 */
public final class XmlSign {
    /** The field that carries it. */
    public static final String FIELD = "sign";

    private XmlSign() {}

    /** MD5, upper-case hex. */
    public static String md5(Map<String, String> fields, Secret key) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(utf8(text(fields, key)));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no MD5", e);
        }
    }

    /** HMAC-SHA256 under the same key, which also stands in the text; upper-case hex. */
    public static String hmac(Map<String, String> fields, Secret key) {
        try {
            Mac engine = Mac.getInstance("HmacSHA256");
            engine.init(new SecretKeySpec(utf8(key.reveal()), "HmacSHA256"));
            return HexFormat.of().withUpperCase().formatHex(engine.doFinal(utf8(text(fields, key))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot authenticate", e);
        }
    }

    private static String text(Map<String, String> fields, Secret key) {
        return new TreeMap<>(fields)
                        .entrySet().stream()
                                .filter(e -> !e.getKey().equals(FIELD)
                                        && !e.getValue().isEmpty())
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .collect(Collectors.joining("&"))
                + "&key=" + key.reveal();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
