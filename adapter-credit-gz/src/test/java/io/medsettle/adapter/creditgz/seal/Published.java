package io.medsettle.adapter.creditgz.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The vectors of credit-gz §5.5. */
final class Published {
    private static final Properties ALL = all();

    private Published() {}

    static String of(String name) {
        return Objects.requireNonNull(ALL.getProperty(name), name)
                .replace("{ecb}", String.valueOf(ALL.getProperty("biz.ecb")));
    }

    static byte[] ascii(String name) {
        return of(name).getBytes(StandardCharsets.US_ASCII);
    }

    private static Properties all() {
        Properties all = new Properties();
        try (InputStream in = Published.class.getResourceAsStream("/vectors/credit-5.5.properties")) {
            all.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
