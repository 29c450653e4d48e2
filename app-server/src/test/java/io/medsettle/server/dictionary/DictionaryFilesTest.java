package io.medsettle.server.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.dictionary.MemoryDictionary;
import io.medsettle.ports.insurance.CatalogueKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryFilesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("d.csv"), text);
    }

    @Test
    void a_file_fills_a_dictionary_in_memory() throws IOException {
        Path codes = file("type,code,name\nmed_type,11,普通门诊\n");
        MemoryDictionary.Builder builder =
                MemoryDictionary.builder().codes(DAY, DictionaryFiles.codes(codes, StandardCharsets.UTF_8, "v1"));
        Path drugs = file("code,name,priceLimit,begins,ends\nX1,药,12.5,2026-01-01,2026-01-05\nX2,药,,,\n");
        MemoryDictionary dictionary = builder.catalogue(
                        CatalogueKind.DRUG,
                        DAY,
                        DictionaryFiles.catalogue(CatalogueKind.DRUG, drugs, StandardCharsets.UTF_8, "v2"))
                .build();

        assertThat(dictionary.entry("med_type", "11", DAY).map(e -> e.name() + e.version()))
                .contains("普通门诊v1");
        assertThat(dictionary.item(CatalogueKind.DRUG, "X1", DAY)).hasValueSatisfying(item -> {
            assertThat(item.priceLimit().orElseThrow()).isEqualByComparingTo(new BigDecimal("12.5"));
            assertThat(item.version()).isEqualTo("v2");
        });
        assertThat(dictionary.item(CatalogueKind.DRUG, "X1", DAY.plusDays(1))).isEmpty();
        assertThat(dictionary
                        .item(CatalogueKind.DRUG, "X2", DAY.plusYears(5))
                        .orElseThrow()
                        .priceLimit())
                .isEmpty();
    }

    @Test
    void a_bad_file_is_refused_with_its_rows_named() throws IOException {
        Path bad = file("code,name,begins\nX1,药,yesterday\n");
        assertThatThrownBy(() -> DictionaryFiles.catalogue(CatalogueKind.DRUG, bad, StandardCharsets.UTF_8, "v"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("第 2 行, 字段 begins, 值 \"yesterday\": 不是日期 (如 2026-01-31)");
    }
}
