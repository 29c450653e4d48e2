package io.medsettle.adapter.his;

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
        Path file = Files.writeString(folder.resolve("his.json"), json);
        return FreshJvm.run(HisProfileCheck.class, BESIDE, file.toString());
    }

    @Test
    void a_wrong_profile_ends_with_one_and_names_line_and_place() throws IOException {
        String wrong = HisProfile.shipped("his-gzjkt").text().replace("\"amounts\": \"FEN\"", "\"amounts\": \"LI\"");
        long line = wrong.substring(0, wrong.indexOf("\"amounts\"")).lines().count();

        FreshJvm.Ended ended = run(wrong);

        assertThat(ended.out())
                .contains("his.json")
                .contains("line " + line + ":")
                .contains("amounts");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void a_good_one_ends_with_zero_and_says_that_it_is_not_verified() throws IOException {
        FreshJvm.Ended ended = run(HisProfile.shipped("his-gzjkt").text());

        assertThat(ended.out()).contains("可用: his-gzjkt").contains("不得用于生产").contains("对方不确认");
        assertThat(ended.code()).isZero();
    }

    @Test
    void a_file_that_is_not_there_is_told_in_words() {
        FreshJvm.Ended ended = FreshJvm.run(
                HisProfileCheck.class, BESIDE, folder.resolve("none.json").toString());

        assertThat(ended.out()).contains("无法读取");
        assertThat(ended.code()).isEqualTo(1);
    }
}
