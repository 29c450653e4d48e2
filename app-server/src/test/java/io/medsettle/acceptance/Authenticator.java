package io.medsettle.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app on somebody's phone that tells codes (RFC 6238), written anew here so that no error of the house cancels out. */
final class Authenticator {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;
    private final long step;

    /** It goes on telling the codes of the time at which it was made: however slow a test is, it means the same codes. */
    Authenticator(String base32, InstantSource clock) {
        this.secret = bytes(base32);
        this.step = clock.instant().getEpochSecond() / 30;
    }

    /** With the secret that a page shows. */
    static Authenticator of(String page) {
        Matcher shown = Pattern.compile("id=\"secret\">([A-Z2-7]{32})<").matcher(page);
        if (!shown.find()) {
            throw new AssertionError("no secret in " + page);
        }
        return new Authenticator(shown.group(1), InstantSource.system());
    }

    /** The code of when it was made, or of so many steps later. */
    String code(int later) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] all =
                    mac.doFinal(ByteBuffer.allocate(8).putLong(step + later).array());
            int at = all[all.length - 1] & 15;
            int number = ByteBuffer.wrap(all, at, 4).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char c : base32.toCharArray()) {
            held = (held << 5 | ALPHABET.indexOf(c)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
