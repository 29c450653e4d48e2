package io.medsettle.server.dictionary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.ports.value.BusinessDay;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 字典版本.
 *
 * @param versionId 版本编号
 * @param book CODES 为字典, 其余为目录种类
 * @param origin FILE 文件, INSURER 医保
 * @param baseVersion 增量导入所依据的版本
 * @param insurerVersion 医保方的版本号
 * @param rows 行数
 * @param voids 其中无效标志的行数
 * @param priceLimits 有限价的行数
 * @param priceLimitSum 限价之和, 元, 供核对
 * @param digest 文件的 SHA-256
 * @param inForceFrom 启用日期, 尚未启用时为空
 */
@Introspected
@Schema(name = "DictionaryVersion")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionAnswer(
        String versionId,
        String book,
        String title,
        String origin,
        @Nullable String baseVersion,
        @Nullable String insurerVersion,
        long rows,
        long voids,
        long priceLimits,
        String priceLimitSum,
        @Nullable String digest,
        String createdAt,
        String createdBy,
        List<String> inForceFrom) {
    static VersionAnswer of(Version v, List<Activation> activations) {
        return new VersionAnswer(
                v.id(),
                v.book().name(),
                v.title(),
                v.origin().name(),
                orNull(v.base()),
                orNull(v.farVersion()),
                v.rows(),
                v.voids(),
                v.limits(),
                BigDecimal.valueOf(v.limitSum(), 4).toPlainString(),
                orNull(v.digest()),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        v.createdAt().atZone(BusinessDay.ZONE).toOffsetDateTime()),
                v.createdBy(),
                activations.stream()
                        .filter(a -> a.version().equals(v.id()))
                        .map(a -> a.begins().toString())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
