package io.medsettle.adapter.yibao;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/example-embed compiles against this adapter and its own dependencies alone. */
@Covers("F01")
class EmbedExampleTest {
    private static final Path EXAMPLE = Path.of("../docs/example-embed/src/EmbedYibao.java");
    private static final List<String> NOT_SHIPPED = List.of(
            "test-classes", "test-fixtures", "core-domain", "junit", "assertj", "mockito", "byte-buddy", "kona");

    @TempDir
    Path out;

    private static String compileClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> NOT_SHIPPED.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    @Test
    void the_example_compiles_against_this_jar_and_ports() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Boolean compiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of(
                                    "-classpath",
                                    compileClassPath(),
                                    "-d",
                                    out.toString(),
                                    "--release",
                                    "17",
                                    "-Xlint:all,-path",
                                    "-Werror",
                                    "-proc:none"),
                            null,
                            files.getJavaFileObjects(EXAMPLE))
                    .call();

            assertThat(compiled).as(said.toString()).isTrue();
        }
        assertThat(Files.exists(out.resolve("example/EmbedYibao.class"))).isTrue();
    }
}
