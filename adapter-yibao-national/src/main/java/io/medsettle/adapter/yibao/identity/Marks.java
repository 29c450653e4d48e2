package io.medsettle.adapter.yibao.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Numbers that cannot be guessed, and marks by which equal content is known again. */
final class Marks {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Marks() {}

    /** 32 hexadecimal digits by chance. */
    static String fresh() {
        byte[] chance = new byte[16];
        RANDOM.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    /** 32 hexadecimal digits of the content; lengths keep the pieces apart. */
    static String of(String... pieces) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String piece : pieces) {
                digest.update((piece.length() + ":" + piece).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
