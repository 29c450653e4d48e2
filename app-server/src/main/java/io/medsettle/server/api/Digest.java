package io.medsettle.server.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The digest by which the same request is known again. */
public final class Digest {
    private Digest() {}

    public static String of(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (@Nullable Object part : parts) {
            String each = String.valueOf(part);
            text.append(each.length()).append(':').append(each).append('|');
        }
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
