package io.medsettle.server.dictionary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 字典项或目录项.
 *
 * @param type 字典类型, 只有字典项有
 * @param level 收费等级: 01 甲类, 02 乙类, 03 丙类
 * @param selfPayShare 先自付比例, 0 至 1
 * @param priceLimit 限价, 元
 * @param begins 开始日期; 没有则不限
 * @param ends 结束日期; 没有则不限
 * @param valid 有效标志
 * @param holds 在所问的日期是否有效
 */
@Introspected
@Schema(name = "DictionaryRow")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowAnswer(
        String versionId,
        @Nullable String type,
        @Nullable String code,
        @Nullable String name,
        @Nullable String parent,
        @Nullable String spec,
        @Nullable String unit,
        @Nullable String level,
        @Nullable String selfPayShare,
        @Nullable String priceLimit,
        @Nullable String begins,
        @Nullable String ends,
        boolean valid,
        boolean holds) {
    static RowAnswer of(Shelf shelf, List<Object> values, String version, LocalDate on) {
        Map<String, String> texts = new HashMap<>();
        List<String> all = shelf.texts(values);
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).isEmpty()) {
                texts.put(shelf.columns().get(i).name(), all.get(i));
            }
        }
        String day = Form.stored(on);
        boolean valid = "1".equals(texts.get("valid"));
        return new RowAnswer(
                version,
                texts.get("type"),
                texts.get("code"),
                texts.get("name"),
                texts.get("parent"),
                texts.get("spec"),
                texts.get("unit"),
                texts.get("level"),
                texts.get("selfPayShare"),
                texts.get("priceLimit"),
                texts.get("begins"),
                texts.get("ends"),
                valid,
                valid
                        && values.get(shelf.place("begins")).toString().compareTo(day) <= 0
                        && values.get(shelf.place("ends")).toString().compareTo(day) >= 0);
    }
}
