package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lays what the tests of all modules say they prove beside what docs/requirements.tsv says is done. */
class MatrixTest {
    /** One row of docs/requirements.tsv. */
    private record Requirement(String id, String text, String status, String reason) {}

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.exists(here.resolve("test-fixtures/pom.xml"))) {
            here = here.getParent();
        }
        return java.util.Objects.requireNonNull(here, "not inside the house");
    }

    private static Map<String, Requirement> requirements() throws IOException {
        Path file = root().resolve("docs/requirements.tsv");
        assertThat(file)
                .as("docs/requirements.tsv lists what is asked of this project")
                .exists();
        Map<String, Requirement> rows = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).as("its first line").isEqualTo("id\trequirement\tstatus\treason");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(4);
            assertThat(cells[2]).as(line).isIn("claimed", "open");
            assertThat(cells[2].equals("open") && cells[3].isBlank())
                    .as("an open row says why: " + line)
                    .isFalse();
            assertThat(rows.put(cells[0], new Requirement(cells[0], cells[1], cells[2], cells[3])))
                    .as("a second row " + cells[0])
                    .isNull();
        }
        return rows;
    }

    private static Map<String, Set<String>> proofs() throws IOException, ReflectiveOperationException {
        Map<String, Set<String>> proofs = new TreeMap<>();
        List<Path> folders = testClasses();
        try (URLClassLoader loader = new URLClassLoader(urls(folders), MatrixTest.class.getClassLoader())) {
            for (Path folder : folders) {
                for (String name : names(folder)) {
                    collect(loader, name, proofs);
                }
            }
        }
        return proofs;
    }

    private static List<Path> testClasses() throws IOException {
        try (Stream<Path> modules = Files.list(root())) {
            return modules.map(m -> m.resolve("target/test-classes"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static URL[] urls(List<Path> folders) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path folder : folders) {
            urls.add(folder.toUri().toURL());
            urls.add(folder.resolveSibling("classes").toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Top-level and nested classes that carry the annotation, told from their bytes: others need not be loadable here. */
    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                if (bytes.contains("Lio/medsettle/fixtures/Covers;")) {
                    String path = folder.relativize(file).toString();
                    names.add(path.substring(0, path.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'));
                }
            }
            return names;
        }
    }

    private static void collect(ClassLoader loader, String name, Map<String, Set<String>> proofs)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(name, false, loader);
        Covers whole = type.getAnnotation(Covers.class);
        if (whole != null) {
            note(proofs, whole, type.getName());
        }
        for (Method method : type.getDeclaredMethods()) {
            Covers covers = method.getAnnotation(Covers.class);
            if (covers != null) {
                note(proofs, covers, type.getName() + "#" + method.getName());
            }
        }
    }

    private static void note(Map<String, Set<String>> proofs, Covers covers, String test) {
        for (String id : covers.value()) {
            proofs.computeIfAbsent(id, i -> new TreeSet<>()).add(test);
        }
    }

    /** What the two do not say alike, each by row and test. */
    private static List<String> contradictions(Map<String, Requirement> rows, Map<String, Set<String>> proofs) {
        List<String> all = new ArrayList<>();
        proofs.forEach((id, tests) -> {
            Requirement row = rows.get(id);
            if (row == null) {
                all.add(id + " is covered by " + tests + " but stands not in docs/requirements.tsv");
            } else if (row.status().equals("open")) {
                all.add(id + " is covered by " + tests + " but open in docs/requirements.tsv (" + row.reason()
                        + "): claim the row or remove the annotation");
            }
        });
        rows.values().stream()
                .filter(row -> row.status().equals("claimed") && !proofs.containsKey(row.id()))
                .forEach(row -> all.add(row.id() + " is claimed but no test covers it: " + row.text()));
        return all;
    }

    @Test
    void every_claimed_requirement_has_a_test_and_every_test_names_a_claimed_one() throws Exception {
        Map<String, Set<String>> proofs = proofs();
        Path matrix = root().resolve("target/acceptance/matrix.tsv");
        Files.createDirectories(matrix.getParent());
        Files.writeString(
                matrix,
                proofs.entrySet().stream()
                        .map(e -> e.getKey() + "\t" + String.join(" ", e.getValue()) + "\n")
                        .collect(Collectors.joining("", "id\ttests\n", "")));

        assertThat(contradictions(requirements(), proofs)).isEmpty();
    }

    @Test
    void a_row_without_a_test_an_open_row_with_one_and_an_unknown_row_are_each_named() {
        Map<String, Requirement> rows = Map.of(
                "A01", new Requirement("A01", "一", "claimed", ""),
                "A02", new Requirement("A02", "二", "open", "尚未实现"),
                "A03", new Requirement("A03", "三", "open", "尚未实现"),
                "A04", new Requirement("A04", "四", "claimed", ""));
        Map<String, Set<String>> proofs = new TreeMap<>(Map.of(
                "A02", Set.of("SomeTest#proves_it"),
                "A04", Set.of("SomeTest#proves_that"),
                "Z99", Set.of("SomeTest#proves_what")));

        assertThat(contradictions(rows, proofs))
                .containsExactly(
                        "A02 is covered by [SomeTest#proves_it] but open in docs/requirements.tsv (尚未实现):"
                                + " claim the row or remove the annotation",
                        "Z99 is covered by [SomeTest#proves_what] but stands not in docs/requirements.tsv",
                        "A01 is claimed but no test covers it: 一");
    }
}
