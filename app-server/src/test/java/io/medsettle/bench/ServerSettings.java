package io.medsettle.bench;

import io.medsettle.sandbox.OutsideWorld;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** Writes settings with which a server starts though nobody is outside: to measure how long it takes to be there. */
public final class ServerSettings {
    private ServerSettings() {}

    /** @param args the file to write; it holds the marks @PORT@ and @DATA@ */
    public static void main(String[] args) throws IOException {
        Properties properties = new Properties();
        try (OutsideWorld world = new OutsideWorld(InstantSource.system(), List.of(Duration.ZERO))) {
            world.settings(URI.create("http://127.0.0.1:8080"))
                    .forEach((key, value) -> properties.setProperty(key, text(value)));
        }
        properties.setProperty("micronaut.server.host", "127.0.0.1");
        properties.setProperty("micronaut.server.port", "@PORT@");
        properties.setProperty("medsettle.data", "@DATA@");
        try (Writer to = Files.newBufferedWriter(Path.of(args[0]), StandardCharsets.UTF_8)) {
            properties.store(to, "start-up");
        }
        System.exit(0);
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }
}
