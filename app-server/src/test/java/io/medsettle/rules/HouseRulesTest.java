package io.medsettle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Covers("F04")
class HouseRulesTest {
    private static House house;

    @TempDir
    private Path elsewhere;

    @BeforeAll
    static void readTheHouse() {
        house = House.ours();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void the_house_keeps_the_rule(Rule rule) {
        assertThat(rule.broken(house)).as(rule.name()).isEmpty();
    }

    @Test
    void the_whole_house_is_read() {
        assertThat(house.files()).hasSizeGreaterThan(100);
        assertThat(house.files()).extracting(SourceFile::path).contains("pom.xml", "ports/pom.xml", ".gitignore");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "time_is_handed_in | ports/src/main/java/a/A.java | Instant at = Instant.now();",
                "time_is_handed_in | app-server/src/main/java/a/A.java | long at = System.currentTimeMillis();",
                "time_is_handed_in | core-domain/src/main/java/a/A.java | return supplier(LocalDate::now);",
                "time_is_handed_in | core-domain/src/main/java/a/A.java | LocalDate.now(zone)",
                "time_is_handed_in | core-domain/src/main/java/a/A.java | Clock.systemUTC()",
                "time_is_handed_in | core-domain/src/main/java/a/A.java | new Date()",
                "money_is_never_a_floating_number | core-domain/src/main/java/a/A.java | double fee = 0.006;",
                "money_is_never_a_floating_number | app-server/src/main/java/a/A.java | amount.doubleValue()",
                "the_framework_stays_in_app_server | ports/src/main/java/a/A.java | import io.micronaut.http.HttpRequest;",
                "the_framework_stays_in_app_server | adapter-his/src/main/java/a/A.java | import jakarta.inject.Singleton;",
                "only_one_class_knows_the_http_client | adapter-his/src/main/java/a/A.java | import okhttp3.OkHttpClient;",
                "names_say_what_a_thing_is | ports/src/main/java/a/A.java | final class OrderManager {",
                "names_say_what_a_thing_is | ports/src/test/java/a/A.java | record OrderDto(String id) {}",
                "names_say_what_a_thing_is | ports/src/main/java/a/A.java | package io.medsettle.ports.util;",
                "wire_records_of_an_adapter_stay_inside | adapter-his/src/main/java/a/wire/A.java | public record Paid(long fen) {}",
                "every_package_says_why_it_exists_and_marks_null | ports/src/main/java/a/A.java | package a;",
                "every_package_says_why_it_exists_and_marks_null | ports/src/main/java/a/package-info.java | package a;",
                "no_machine_and_no_repository_is_named | docs/first-day.md | cd /ro~ot/x",
                "no_machine_and_no_repository_is_named | pom.xml | <url>https://repo1.ma~ven.apache.org</url>",
                "nothing_is_put_off | docs/first-day.md | TO~DO: refunds",
                "no_real_identity_number | docs/first-day.md | 4401~0019900101001X",
                "tests_neither_sleep_nor_are_switched_off | ports/src/test/java/a/ATest.java | Thread.sleep(5);",
                "tests_neither_sleep_nor_are_switched_off | ports/src/test/java/a/ATest.java | @Disabled",
                "libraries_do_not_print | ports/src/main/java/a/A.java | System.out.println(x);",
                "the_top_level_stays_tidy | scratch/notes.txt | hm"
            })
    void a_house_that_breaks_a_rule_is_told_where(Rule rule, String path, String line) throws IOException {
        write(path, "\n" + line.replace("~", "") + "\n");

        assertThat(rule.broken(House.read(elsewhere)))
                .singleElement()
                .asString()
                .startsWith(path.split("/")[0]);
    }

    @Test
    void a_file_of_401_lines_is_too_long() throws IOException {
        write("ports/src/main/java/a/A.java", "\n".repeat(400));
        assertThat(Rule.no_file_is_longer_than_400_lines.broken(House.read(elsewhere)))
                .isEmpty();

        write("ports/src/main/java/a/A.java", "\n".repeat(401));
        assertThat(Rule.no_file_is_longer_than_400_lines.broken(House.read(elsewhere)))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void what_a_comment_or_a_literal_says_is_not_code(Rule rule) throws IOException {
        write("ports/src/main/java/a/package-info.java", "/** Why. */\n@NullMarked\npackage a;\n");
        write("ports/src/main/java/a/A.java", """
                package a;

                /** Never Instant.now(), never a double, see io.micronaut.http and class OrderManager. */
                final class A {
                    private static final String TOLD = "Instant.now() \\" System.out"; // System.currentTimeMillis()
                    private static final char QUOTE = '"'; /* float, okhttp3.Call */
                    Instant now() {
                        return clock.instant();
                    }
                }
                """);

        assertThat(rule.broken(House.read(elsewhere))).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        Path file = elsewhere.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
