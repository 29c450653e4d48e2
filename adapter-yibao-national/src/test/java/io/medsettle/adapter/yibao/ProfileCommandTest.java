package io.medsettle.adapter.yibao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.medsettle.fixtures.FreshJvm;
import io.medsettle.ports.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of docs/profiles.md as it is typed: its exit code and its words. */
class ProfileCommandTest {
    private static final List<Class<?>> BESIDE =
            List.of(Outcome.class, ObjectMapper.class, JsonParser.class, JsonProperty.class);

    @TempDir
    Path folder;

    private FreshJvm.Ended run(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("city.json"), json);
        return FreshJvm.run(ProfileCheck.class, BESIDE, file.toString());
    }

    @Test
    void a_wrong_dialect_file_ends_with_one_and_names_line_and_place() throws IOException {
        FreshJvm.Ended ended =
                run("{\n\"name\": \"city\",\n\"extends\": \"baseline\",\n\"envelope\": {\"infvr\": \"1\"}\n}");

        assertThat(ended.out()).contains("[错误] 第 4 行 envelope.infvr: 没有这个键").contains("不能使用");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void a_good_one_ends_with_zero_and_one_that_is_not_there_with_two() throws IOException {
        FreshJvm.Ended good = run("{\"name\": \"city\", \"extends\": \"guangzhou\"}");
        assertThat(good.out()).contains("可以使用");
        assertThat(good.code()).isZero();
        FreshJvm.Ended none = FreshJvm.run(
                ProfileCheck.class, BESIDE, folder.resolve("none.json").toString());
        assertThat(none.out()).contains("无法读取");
        assertThat(none.code()).isEqualTo(2);
    }
}
