package io.medsettle.server.dictionary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 一种字典或目录.
 *
 * @param book CODES 为字典, 其余为目录种类
 * @param words 中文名称
 * @param inForce 今天启用的版本
 * @param since 它自哪天启用
 * @param next 以后启用的下一个版本
 * @param from 它自哪天启用
 * @param newest 最新导入的版本, 可能尚未启用
 * @param versions 有多少个版本
 */
@Introspected
@Schema(name = "DictionaryBook")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookAnswer(
        String book,
        String words,
        @Nullable VersionAnswer inForce,
        @Nullable String since,
        @Nullable VersionAnswer next,
        @Nullable String from,
        @Nullable VersionAnswer newest,
        long versions) {}
