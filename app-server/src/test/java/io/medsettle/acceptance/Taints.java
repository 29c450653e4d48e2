package io.medsettle.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Values that are to be found nowhere in the clear, in every spelling in which they might lie somewhere. */
final class Taints {
    private static final int BEGINNING = 3;

    /** One spelling of a value, which no message of a test repeats. */
    private record Spelling(String what, String text) {}

    private final Map<String, List<Spelling>> byBeginning = new HashMap<>();
    private final BitSet beginnings = new BitSet(1 << 16);

    /**
     * A value that is hard to guess: a key, a token.
     *
     * @param what whose and which, as a finding names it
     */
    void secret(String what, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        spelt(what, value);
        spelt(what + ", URL-encoded", URLEncoder.encode(value, StandardCharsets.UTF_8));
        spelt(what + ", escaped as JSON may", escaped(value));
        spelt(what + ", in hexadecimal digits", HexFormat.of().formatHex(bytes));
        spelt(what + ", in Base64", base64.substring(0, bytes.length / 3 * 4));
    }

    /** A value that can be guessed by trying: its bare digest gives it away too. */
    void guessable(String what, String value) {
        secret(what, value);
        for (String algorithm : List.of("SHA-256", "SHA-1", "MD5")) {
            try {
                byte[] digest = MessageDigest.getInstance(algorithm).digest(value.getBytes(StandardCharsets.UTF_8));
                spelt(what + ", as bare " + algorithm, HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("no " + algorithm, e);
            }
        }
    }

    private static String escaped(String value) {
        return value.chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }

    private void spelt(String what, String text) {
        if (text.length() < BEGINNING) {
            throw new IllegalArgumentException("too short to be looked for: " + what);
        }
        List<Spelling> all = byBeginning.computeIfAbsent(text.substring(0, BEGINNING), b -> new ArrayList<>());
        if (all.stream().noneMatch(s -> s.text().equals(text))) {
            all.add(new Spelling(what, text));
        }
        beginnings.set(mark(text, 0));
    }

    private static int mark(String text, int at) {
        return (text.charAt(at) * 31 * 31 + text.charAt(at + 1) * 31 + text.charAt(at + 2)) & 0xFFFF;
    }

    /** What of them stands in this text. */
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i + BEGINNING <= text.length(); i++) {
            if (beginnings.get(mark(text, i))) {
                for (Spelling each : byBeginning.getOrDefault(text.substring(i, i + BEGINNING), List.of())) {
                    if (text.startsWith(each.text(), i)) {
                        found.add(each.what());
                    }
                }
            }
        }
        return found;
    }
}
