package io.medsettle.adapter.creditgz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The check that a hospital runs over its profile. */
class ProfileCheckTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int check(String text) throws IOException {
        Path file = folder.resolve("site.yaml");
        Files.writeString(file, text);
        return ProfileCheck.run(List.of(file.toString()), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void requests_of_invented_data_and_the_table_of_fields_are_shown(Shape shape) throws IOException {
        assertThat(check(shape.whole())).isZero();
        assertThat(printed())
                .contains("操作 pay ")
                .contains("操作 queryContract ")
                .contains("操作 reverseDischarge ")
                .contains("pay | 请求 | amounts.collect | ")
                .contains("fetchBill | 应答 | file.digest | ")
                .contains("未经核对")
                .doesNotContain("无法生成");
    }

    @Test
    void what_is_not_switched_on_is_said() throws IOException {
        assertThat(check(Shape.FIRST.text())).isZero();
        assertThat(printed()).contains("syncDictionary | 未启用").doesNotContain("占位代码");
        bytes.reset();
        check(Shape.FIRST.whole());
        assertThat(printed()).contains("操作 syncDictionary 的代码是占位代码, 生产环境不能使用");
    }

    @Test
    void faults_are_told_with_file_and_line_and_end_in_one() throws IOException {
        assertThat(check(Shape.FIRST.text().replace("from: amounts.total", "from: amounts.whole")))
                .isEqualTo(1);
        assertThat(printed()).containsPattern("(?m)^site\\.yaml:[0-9]+: 这里没有 amounts\\.whole$");
        assertThat(printed()).containsPattern("(?m)^site\\.yaml:[0-9]+: 操作 pay 的请求没有映射 amounts\\.total$");
    }

    @Test
    void no_file_ends_in_two_and_another_encoding_in_one() throws IOException {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(ProfileCheck.run(List.of(), out)).isEqualTo(2);
        assertThat(ProfileCheck.run(List.of(folder.resolve("none.yaml").toString()), out))
                .isEqualTo(2);
        Path gbk = folder.resolve("gbk.yaml");
        Files.write(gbk, "source: 测试".getBytes(Charset.forName("GBK")));
        assertThat(ProfileCheck.run(List.of(gbk.toString()), out)).isEqualTo(1);
        assertThat(printed()).contains("gbk.yaml:1: 文件不是 UTF-8 编码");
    }
}
