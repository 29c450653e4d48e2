package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.medsettle.server.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(Site site, String... words) {
        out.reset();
        return DoctorCommand.run(
                List.of(words), CLOCK, new PrintStream(out, true, StandardCharsets.UTF_8), site.source());
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Site whole() {
        TestDatabase.h2(data).close();
        return Site.whole(data);
    }

    @Test
    void an_installation_in_which_all_is_well_ends_with_0_and_tells_no_secret() {
        Site site = whole();
        Site.withoutSwitches(() -> wellWithoutSecrets(site));
    }

    private void wellWithoutSecrets(Site site) {
        assertThat(run(site)).as(said()).isZero();
        assertThat(said()).contains("MedSettle 体检").contains("【正常】远端").contains("没有必须处理的事");
        for (Map.Entry<String, Object> each : site.settings().entrySet()) {
            String name = each.getKey();
            if (name.matches(".*(secret|-key|api-keys|sha256|partner-id|keys\\.k1)$")) {
                assertThat(said()).as(name).doesNotContain(String.valueOf(each.getValue()));
            }
        }
    }

    @Test
    void machines_are_told_the_same() throws Exception {
        whole();
        assertThat(run(Site.onlyHis(data, FarDoor.shut()), "--json")).isEqualTo(1);
        JsonNode told = new ObjectMapper().readTree(said());
        assertThat(told.get("verdict").asText()).isEqualTo("MUST");
        assertThat(told.get("checks")).hasSize(9);
        JsonNode far = told.get("checks").get(5);
        assertThat(far.get("name").asText()).isEqualTo("远端");
        assertThat(far.get("findings").get(0).get("verdict").asText()).isEqualTo("MUST");
        assertThat(far.get("findings").get(0).get("next").asText()).isNotEmpty();
    }

    @Test
    void with_the_database_down_the_other_checks_still_look() {
        String shut = FarDoor.shut().replace("http://", "jdbc:mysql://") + "/medsettle";
        Site site = Site.whole(data).with("medsettle.database.url", shut);
        assertThat(run(site)).isEqualTo(1);
        assertThat(said())
                .contains("【必须处理】数据库")
                .contains("【未能查明】高水位与备份")
                .contains("【未能查明】保险库")
                .contains("【未能查明】差错与存疑")
                .contains("【正常】远端")
                .contains("微信支付公钥可读");
    }

    @Test
    void a_bad_call_ends_with_2_and_settings_that_cannot_be_read_with_1() throws IOException {
        assertThat(run(Site.onlyHis(data, "https://his.example.org"), "--fast")).isEqualTo(2);
        assertThat(said()).startsWith("用法");
        assertThat(run(Site.onlyHis(data, "https://his.example.org"), "--json", "--json"))
                .isEqualTo(2);
        Path settings = Files.writeString(data.resolve("medsettle.yml"), "medsettle:\n  his: { secret: hidden, \n");
        System.setProperty("micronaut.config.files", settings.toString());
        try {
            assertThat(run(Site.onlyHis(data, "https://his.example.org"))).isEqualTo(1);
        } finally {
            System.clearProperty("micronaut.config.files");
        }
        assertThat(said()).contains("设置读不出来").doesNotContain("hidden");
    }

    @Test
    void a_check_that_breaks_is_unknown_and_the_others_go_on() {
        Check broken = new Check() {
            @Override
            public String name() {
                return "坏的";
            }

            @Override
            public List<Finding> look() {
                throw new IllegalStateException("never told");
            }
        };
        Check good = new Check() {
            @Override
            public String name() {
                return "好的";
            }

            @Override
            public List<Finding> look() {
                return List.of(Finding.good("好"));
            }
        };
        Report report = new Doctor(List.of(broken, good), CLOCK).examine();
        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.text()).contains("【正常】好的").doesNotContain("never told");
    }
}
