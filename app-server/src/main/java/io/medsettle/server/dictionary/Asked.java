package io.medsettle.server.dictionary;

import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a caller wrote in an address, or says what is wrong with it. */
final class Asked {
    private Asked() {}

    static Book book(String name) {
        return Book.named(name)
                .orElseThrow(
                        () -> Refusal.of(404, "no-book", "没有这种目录", "没有名为 " + name + " 的字典或目录", "字典为 CODES, 目录种类见接口文档"));
    }

    static LocalDate day(String field, String text) {
        try {
            return Form.day(text);
        } catch (IllegalArgumentException e) {
            throw wrong(field, "字段 " + field + " 不是日期", "日期写作 2026-01-31");
        }
    }

    /** UTF-8 unless said otherwise; GBK and its kin are read as GB18030, which holds them all. */
    static Charset charset(@Nullable String name) {
        String wanted = name == null ? "UTF-8" : name.toUpperCase(Locale.ROOT);
        return switch (wanted) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "GBK", "GB2312", "GB18030" -> Charset.forName("GB18030");
            default -> throw wrong("charset", "不支持的字符编码", "charset 可为 UTF-8 或 GBK");
        };
    }

    static Refusal wrong(String field, String detail, String next) {
        return new Refusal(Problem.of(400, "invalid", "内容不符合要求", detail, next).at(field));
    }
}
