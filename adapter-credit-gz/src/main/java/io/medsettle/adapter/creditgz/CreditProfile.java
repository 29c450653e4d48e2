package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Finding;
import io.medsettle.adapter.creditgz.profile.NoticeRule;
import io.medsettle.adapter.creditgz.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A platform's profile (方案), read and checked, credit-gz §16. Immutable; safe to share between threads. A profile that cannot
 * be used is an {@link IllegalArgumentException} whose message tells every fault as {@code file:line: …}.
 */
public final class CreditProfile {
    private static final String FOLDER = "profiles/";

    private final Profile profile;

    private CreditProfile(Profile profile) {
        this.profile = profile;
    }

    /** @param file its name, for the messages */
    public static CreditProfile read(String file, Reader text) {
        return new CreditProfile(Profile.read(file, text));
    }

    /** Reads a file in UTF-8. */
    public static CreditProfile read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            return read(String.valueOf(file.getFileName()), text);
        }
    }

    /**
     * Reads one of the profiles that come with this library.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static CreditProfile shipped(String name) {
        String file = name + ".yaml";
        try (InputStream bytes =
                name.matches("[a-z0-9-]+") ? CreditProfile.class.getResourceAsStream(FOLDER + file) : null) {
            if (bytes == null) {
                throw new IllegalArgumentException("没有随附的方案 " + name);
            }
            return read(file, new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("a resource that cannot be read", e);
        }
    }

    Profile profile() {
        return profile;
    }

    /** Its name, as the file says. */
    public String name() {
        return profile.name();
    }

    /** Whether somebody has compared it with the platform's own document. */
    public boolean verified() {
        return profile.verified();
    }

    /** The part of a notice's address behind the hospital; empty if the platform sends no notices. */
    public Optional<String> noticePath() {
        return profile.notice().map(NoticeRule::path);
    }

    /** Whether a wire name, a whole path or its last part, is never shown to anybody. */
    public boolean hides(String wireName) {
        return profile.hides(wireName);
    }

    /** What in it is made up and never reaches a real platform, as {@code file:line: …}. */
    public List<String> placeholders() {
        return profile.placeholders().stream().map(Finding::toString).toList();
    }

    @Override
    public String toString() {
        return "CreditProfile[" + profile.name() + "]";
    }
}
