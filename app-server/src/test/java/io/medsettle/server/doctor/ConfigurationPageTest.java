package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says of every setting what the code does with it. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String HOW =
            "docs/configuration.md is not what the code says; write it anew with: mvn -pl app-server -am test"
                    + " -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dmedsettle.docs.write=true";
    private static final Pattern SECRET =
            Pattern.compile(".*(secret|password|private|merchant-key|app-key|api-keys?|sign-key|enc-key|"
                    + "hospital-key|content-key|token)");
    private static final List<String> IN_APPLICATION = List.of(
            "medsettle.data", "medsettle.database.url", "medsettle.database.username", "medsettle.database.pool");

    private static final Map<String, String> SHIPPED = new HashMap<>();
    private static List<Setting> settings = List.of();

    @BeforeAll
    static void read() {
        try (Installation installation = Installation.read()) {
            settings = installation.known();
            IN_APPLICATION.forEach(
                    name -> SHIPPED.put(name, installation.text(name).orElse("")));
        }
    }

    private static ConfigurationPage page(String... more) throws IOException {
        List<String> meanings = new ArrayList<>(meanings());
        meanings.addAll(List.of(more));
        return new ConfigurationPage(settings, meanings, name -> SHIPPED.getOrDefault(name, ""));
    }

    private static List<String> meanings() throws IOException {
        try (InputStream in = ConfigurationPageTest.class.getResourceAsStream("meanings.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        String text = page().text();
        if (Boolean.getBoolean("medsettle.docs.write")) {
            Files.writeString(PAGE, text);
        }
        assertThat(Files.readString(PAGE)).as(HOW).isEqualTo(text);
    }

    @Test
    void every_setting_has_a_meaning() throws IOException {
        assertThat(page().withoutMeaning())
                .as("settings without a line in src/test/resources/io/medsettle/server/doctor/meanings.txt")
                .isEmpty();
        ConfigurationPage bare = new ConfigurationPage(settings, List.of(), name -> "");
        assertThat(bare.withoutMeaning()).hasSizeGreaterThan(250).contains("medsettle.vault.algorithm");
    }

    @Test
    void every_meaning_is_of_a_setting() throws IOException {
        assertThat(page("medsettle.gateway.no-such|没有").withoutSetting())
                .filteredOn(name -> !UnknownSettings.isReadByName(name))
                .containsExactly("medsettle.gateway.no-such");
    }

    @Test
    void what_is_secret_by_its_name_is_marked() throws IOException {
        ConfigurationPage page = page();
        List<String> named = page.text()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .filter(line ->
                        SECRET.matcher(line.substring(3, line.indexOf('`', 3))).matches())
                .toList();
        assertThat(named).hasSizeGreaterThan(12).allMatch(line -> line.contains("**密**"));
        assertThat(page.secrets()).contains("medsettle.vault.keys", "medsettle.database.password");
    }
}
