package io.medsettle.rules;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks at what a hospital would be given. */
class PackedJarsIT {
    private static final Path TARGET =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");
    private static final Path SERVER = TARGET.resolve("medsettle-server.jar");
    private static final Path SANDBOX = TARGET.resolve("medsettle-sandbox.jar");

    @Test
    void the_server_comes_without_simulators_and_test_tools() throws IOException {
        assertThat(namesIn(TARGET.resolve("lib")))
                .hasSizeGreaterThan(20)
                .noneMatch(name -> name.matches(
                        ".*(test-fixtures|sandbox|kona|junit|assertj|mockito|byte-buddy|opentest4j|protobuf).*"));

        assertThat(entriesOfOurs()).noneMatch(entry -> entry.matches(".*io[/.]medsettle[/.](sandbox|fixtures)\\b.*"));
    }

    @Test
    void the_server_comes_without_a_key() throws IOException {
        assertThat(entriesOfOurs()).noneMatch(entry -> entry.matches("(?i).*\\.(p12|pfx|jks|pem|key|der|crt|cer)"));
        for (Path jar : ours()) {
            try (JarFile open = new JarFile(jar.toFile())) {
                for (JarEntry entry : open.stream().toList()) {
                    if (entry.getName().endsWith(".class")) {
                        continue;
                    }
                    try (InputStream in = open.getInputStream(entry)) {
                        assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                                .as("%s in %s", entry.getName(), jar.getFileName())
                                .doesNotContain("PRIVATE KEY--");
                    }
                }
            }
        }
    }

    @Test
    void every_jar_that_a_manifest_names_is_there_and_no_other() throws IOException {
        assertThat(classPath(SERVER)).isEqualTo(prefixed("lib"));
        assertThat(classPath(SANDBOX)).isEqualTo(prefixed("sandbox-lib"));
    }

    @Test
    void the_sandbox_carries_the_server_and_the_simulators() throws IOException {
        assertThat(namesIn(TARGET.resolve("sandbox-lib")))
                .contains("medsettle-server.jar")
                .anyMatch(name -> name.startsWith("medsettle-test-fixtures-"));
        assertThat(entries(SANDBOX))
                .contains("io/medsettle/sandbox/Sandbox.class")
                .filteredOn(entry -> entry.endsWith(".class"))
                .allMatch(entry -> entry.startsWith("io/medsettle/sandbox/"));
    }

    @Test
    void each_of_our_jars_has_a_module_name() throws IOException {
        for (Path jar : ours()) {
            assertThat(manifest(jar).getValue("Automatic-Module-Name"))
                    .as(jar.getFileName().toString())
                    .startsWith("io.medsettle.");
        }
    }

    private static List<Path> ours() throws IOException {
        List<Path> jars = new ArrayList<>(List.of(SERVER));
        for (String name : namesIn(TARGET.resolve("lib"))) {
            if (name.startsWith("medsettle-")) {
                jars.add(TARGET.resolve("lib").resolve(name));
            }
        }
        assertThat(jars).hasSize(9);
        return jars;
    }

    private static List<String> entriesOfOurs() throws IOException {
        List<String> entries = new ArrayList<>();
        for (Path jar : ours()) {
            entries.addAll(entries(jar));
        }
        return entries;
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.stream().map(JarEntry::getName).toList();
        }
    }

    private static Set<String> classPath(Path jar) throws IOException {
        return Set.of(manifest(jar).getValue(Attributes.Name.CLASS_PATH).split(" "));
    }

    private static Attributes manifest(Path jar) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.getManifest().getMainAttributes();
        }
    }

    private static Set<String> prefixed(String folder) throws IOException {
        return namesIn(TARGET.resolve(folder)).stream()
                .map(name -> folder + "/" + name)
                .collect(toSet());
    }

    private static Set<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(toSet());
        }
    }
}
