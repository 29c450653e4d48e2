package io.medsettle.adapter.creditgz.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts of the shipped profiles. */
final class Texts {
    private Texts() {}

    static String whole(String file) {
        String path = "/io/medsettle/adapter/creditgz/profiles/" + file + ".yaml";
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^ +disabled: true\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Profile read(String file, String text) {
        return Profile.read(file + ".yaml", new StringReader(text));
    }
}
