package io.medsettle.adapter.yibao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dialect file is judged line by line, in Chinese, and never half believed. */
class ProfileCheckTest {
    private static final String HEAD = "{\n\"name\": \"x\",\n\"extends\": \"baseline\",\n\"verified\": true,\n";

    @TempDir
    Path folder;

    private static List<String> errors(String json) {
        return ProfileCheck.of(json).stream().filter(ProfileCheck::isError).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline",
                "baseline-no-sense",
                "baseline-paths",
                "guangzhou",
                "municipal",
                "municipal-no-sense",
                "sealed"
            })
    void every_built_in_dialect_has_no_error_and_awaits_its_joint_test(String name) {
        CoreDialect dialect = CoreDialect.builtIn(name);
        assertThat(dialect.name()).isEqualTo(name);
        assertThatThrownBy(dialect::demandVerified)
                .isInstanceOf(UnverifiedDialectException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("verified");
    }

    @Test
    void a_verified_dialect_may_be_used_for_real_money() {
        assertThat(ProfileCheck.of(HEAD + "\"sealed\": false}")).isEmpty();
        assertThatCode(() -> CoreDialect.of(HEAD + "\"sealed\": false}").demandVerified())
                .doesNotThrowAnyException();
    }

    @Test
    void being_verified_is_not_inherited() {
        assertThat(CoreDialect.of("{\"name\": \"x\", \"extends\": \"baseline\"}")
                        .verified())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"colour\": \"red\"}|第 5 行 colour: 没有这个键",
                "\"envelope\": {~\"infvr\": \"1\"}}|第 6 行 envelope.infvr: 没有这个键",
                "\"envelope\": {~\"infver\": \"12345678\"}}|第 6 行 envelope.infver: 应当是1 至 6 个字符",
                "\"envelope\": {\"msgidLength\": 28}}|envelope.msgidLength: 应当是30 或 26",
                "\"envelope\": {\"msgidLength\": \"30\"}}|envelope.msgidLength: 应当是30 或 26",
                "\"sealed\": \"no\"}|sealed: 应当是true 或 false",
                "\"visit\": \"2203\"}|visit: 应当是一组键值",
                "\"reversible\": [\"2207\", 5]}|reversible: 应当是交易号的列表",
                "\"reversible\": [\"2201\"]}|reversible: 2201 在任何版本都不能冲正",
                "\"transactions\": {\"22\": {\"in\": {}}}}|transactions.22: 没有这个键",
                "\"transactions\": {\"2201\": {\"input\": {}}}}|transactions.2201.input: 没有这个键",
                "\"transactions\": {\"2201\": {\"in\": {\"shapes\": {\"data\": \"ARRAY\"}}}}}|应当是LIST 或 OBJECT",
                "\"transactions\": {\"2201\": {\"in\": {\"drop\": [\"a\"], \"rename\": {\"a\": \"b\"}}}}}|a 既删除又改名",
                "\"transactions\": {\"2201\": {\"in\": {\"rename\": {\"a\": \"c\", \"b\": \"c\"}}}}}|两个字段改成了同一个名字: a, b",
                "\"transactions\": {\"2201\": {\"in\": {\"values\": {\"m\": {\"1\": \"9\", \"2\": \"9\"}}}}}}|无法还原",
                "\"transactions\": {\"2201\": {\"in\": {\"add\": {\"data\": {\"t\": \"{now}\"}}}}}}|没有占位符 {now}",
                "\"sealed\": true}|密文串要求签名",
                "\"signIn\": {\"needed\": false}, \"transactions\": {\"9001\": {\"in\": {}}}}|不需要签到, 却定义了 9001",
                "\"catalogues\": {\"BOOKS\": {}}}|没有这种目录",
                "\"catalogues\": {\"DRUG\": {\"columns\": {\"code\": \"med_list_codg\"}}}}|下载目录写列号",
                "\"sealed\": false, \"sealed\": false}|同一个键写了两次",
                "\"sealed\": false|不是正确的 JSON",
            })
    void what_is_wrong_is_told_with_its_line_and_place(String rest, String finding) {
        String json = HEAD + rest.replace('~', '\n');

        assertThat(errors(json)).anySatisfy(e -> assertThat(e).contains(finding));
        assertThatThrownBy(() -> CoreDialect.of(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[错误]");
    }

    @Test
    void what_is_missing_and_not_inherited_is_told() {
        assertThat(errors("{\"name\": \"x\"}"))
                .anySatisfy(e -> assertThat(e).contains("envelope.infver: 缺少这个键"))
                .anySatisfy(e -> assertThat(e).contains("files.upload: 缺少这个键"));
        assertThat(errors("{\"extends\": \"nowhere\"}"))
                .anySatisfy(e -> assertThat(e).contains("没有内置方言 nowhere"));
        assertThat(errors("[]")).anySatisfy(e -> assertThat(e).contains("JSON 对象"));
    }

    @Test
    void the_command_prints_and_says_by_its_end_whether_the_file_will_do() throws IOException {
        Path good = Files.writeString(folder.resolve("good.json"), "{\"name\": \"x\", \"extends\": \"baseline\"}");
        Path bad =
                Files.writeString(folder.resolve("bad.json"), "{\"name\": \"x\", \"extends\": \"baseline\", \"b\": 1}");
        Path gbk = Files.write(folder.resolve("gbk.json"), new byte[] {'{', (byte) 0xB9, (byte) 0xE3, '}'});

        assertThat(said(0, good.toString())).contains("[提示]").contains("未经联调确认").endsWith("可以使用\n");
        assertThat(said(1, bad.toString())).contains("[错误] 第 1 行 b: 没有这个键").endsWith("不能使用\n");
        assertThat(said(1, gbk.toString())).contains("不是 UTF-8");
        assertThat(said(2, folder.resolve("none.json").toString())).contains("无法读取");
        assertThat(said(2)).contains("用法");
    }

    private static String said(int end, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = ProfileCheck.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(end);
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
