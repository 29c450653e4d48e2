package io.medsettle.adapter.wechat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Digest of a certificate number (证件号摘要), wechat §5.4: 18 digits, upper case, MD5, lower-case hex. */
final class IdDigest {
    private static final String CHECKS = "10X98765432";

    private IdDigest() {}

    static String of(String certNo) {
        try {
            byte[] text = eighteen(certNo.strip().toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An ID card of the first generation gets its century and its check character (ISO 7064 MOD 11-2). */
    static String eighteen(String id) {
        if (!id.matches("[0-9]{15}")) {
            return id;
        }
        String body = id.substring(0, 6) + "19" + id.substring(6);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * ((1 << (body.length() - i)) % 11);
        }
        return body + CHECKS.charAt(sum % 11);
    }
}
