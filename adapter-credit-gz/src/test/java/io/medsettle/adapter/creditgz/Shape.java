package io.medsettle.adapter.creditgz;

import io.medsettle.ports.value.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** The profiles that come with the adapter, each with keys as it wants them. */
enum Shape {
    FIRST("gz-credit-inferred-1", "0123456789ABCDEF", "FEDCBA0123456789"),
    OTHER("gz-credit-altshape", "0123456789abcdeffedcba9876543210", "fedcba98765432100123456789abcdef"),
    STEPS("gz-credit-stepwise", "0123456789abcdeffedcba9876543210", "fedcba98765432100123456789abcdef");

    static final String SIGN_KEY = "TESTSIGNKEY000000000000000000000";
    static final String NEXT_SIGN_KEY = "TESTSIGNKEY000000000000000000002";
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

    final String file;
    final String encKey;
    final String nextEncKey;

    Shape(String file, String encKey, String nextEncKey) {
        this.file = file;
        this.encKey = encKey;
        this.nextEncKey = nextEncKey;
    }

    /** The profile's text, with everything that it leaves off switched on. */
    String whole() {
        return text().replaceAll("(?m)^ +disabled: true\n", "");
    }

    String text() {
        String path = "/io/medsettle/adapter/creditgz/profiles/" + file + ".yaml";
        try (InputStream in = Objects.requireNonNull(Shape.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CreditProfile profile() {
        return profile(whole());
    }

    CreditProfile profile(String text) {
        return CreditProfile.read(file + ".yaml", new StringReader(text));
    }

    CreditKey key() {
        return CreditKey.shared("k1", new Secret(SIGN_KEY), new Secret(encKey), FROM, TO);
    }

    CreditKey nextKey() {
        return CreditKey.shared(
                "k2", new Secret(NEXT_SIGN_KEY), new Secret(nextEncKey), Instant.parse("2026-01-05T01:29:00Z"), TO);
    }

    io.medsettle.fixtures.credit.CreditKey theirKey() {
        return io.medsettle.fixtures.credit.CreditKey.of("k1", SIGN_KEY, encKey);
    }

    io.medsettle.fixtures.credit.CreditKey theirNextKey() {
        return io.medsettle.fixtures.credit.CreditKey.of("k2", NEXT_SIGN_KEY, nextEncKey);
    }
}
