package io.medsettle.ports.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryDictionaryTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private final MemoryDictionary dictionary = MemoryDictionary.builder()
            .codes(JANUARY, List.of(code("21", "普通住院", Validity.ALWAYS), code("11", "普通门诊", Validity.ALWAYS)))
            .codes(MARCH, List.of(code("11", "门诊", Validity.ALWAYS)))
            .catalogue(
                    CatalogueKind.DRUG,
                    JANUARY,
                    List.of(
                            item("X1", new Validity(JANUARY, LocalDate.of(2026, 1, 31), true)),
                            item("X2", new Validity(JANUARY, Validity.OPEN_END, false)),
                            item("X3", new Validity(MARCH, Validity.OPEN_END, true))))
            .catalogue(CatalogueKind.DIAGNOSIS, JANUARY, List.of(item("J00", Validity.ALWAYS)))
            .build();
    private final NationalCodes check = new CatalogueCheck(dictionary);

    private static CodeEntry code(String code, String name, Validity validity) {
        return new CodeEntry("med_type", code, name, "", validity, "v");
    }

    private static CatalogueItem item(String code, Validity validity) {
        return new CatalogueItem(
                CatalogueKind.DRUG, code, "药", "", "", "01", Optional.empty(), Optional.empty(), validity, "v");
    }

    private static FeeLine line(String code, boolean selfPay) {
        return new FeeLine(
                "S1",
                "R1",
                false,
                "2026-01-05 09:00:00",
                code,
                "H1",
                "药",
                "",
                "盒",
                BigDecimal.ONE,
                BigDecimal.ONE,
                new Money(100),
                "D1",
                "内科",
                "DR1",
                "医师",
                false,
                selfPay);
    }

    @Test
    void a_code_means_what_the_version_of_the_day_says() {
        assertThat(dictionary.entries("med_type", JANUARY))
                .extracting(CodeEntry::code)
                .containsExactly("11", "21");
        assertThat(dictionary.entry("med_type", "11", MARCH.minusDays(1)).map(CodeEntry::name))
                .contains("普通门诊");
        assertThat(dictionary.entry("med_type", "11", MARCH).map(CodeEntry::name))
                .contains("门诊");
        assertThat(dictionary.entry("med_type", "21", MARCH)).isEmpty();
        assertThat(dictionary.entry("med_type", "11", JANUARY.minusDays(1))).isEmpty();
        assertThat(dictionary.entries("gend", JANUARY)).isEmpty();
    }

    @Test
    void an_item_holds_from_its_first_day_to_its_last() {
        assertThat(dictionary.item(CatalogueKind.DRUG, "X1", JANUARY)).isPresent();
        assertThat(dictionary.item(CatalogueKind.DRUG, "X1", LocalDate.of(2026, 1, 31)))
                .isPresent();
        assertThat(dictionary.item(CatalogueKind.DRUG, "X1", LocalDate.of(2026, 2, 1)))
                .isEmpty();
        assertThat(dictionary.item(CatalogueKind.HERB, "X1", JANUARY)).isEmpty();
        assertThat(dictionary.item(CatalogueKind.DRUG, "X2", JANUARY)).isEmpty();
    }

    @Test
    void a_line_is_refused_with_its_serial_its_code_and_the_day() {
        LocalDate day = LocalDate.of(2026, 2, 1);
        assertThat(check.defect(line("X1", false), JANUARY)).isEmpty();
        assertThat(check.defect(line("X1", false), day))
                .contains("明细 S1 的国家医保编码 X1 在 2026-02-01 已过期 (有效期至 2026-01-31), 请更换为有效编码");
        assertThat(check.defect(line("X2", false), day)).contains("明细 S1 的国家医保编码 X2 在 2026-02-01 已停用, 请更换为有效编码");
        assertThat(check.defect(line("X3", false), day))
                .contains("明细 S1 的国家医保编码 X3 在 2026-02-01 尚未生效 (自 2026-03-01 起有效), 请更换为有效编码");
        assertThat(check.defect(line("X4", false), day)).contains("明细 S1 的国家医保编码 X4 在 2026-02-01 生效的医保目录中不存在, 请核对目录对照");
    }

    @Test
    void a_line_without_a_code_must_say_that_it_is_outside_the_insurance() {
        assertThat(check.defect(line("", false), JANUARY))
                .hasValueSatisfying(s -> assertThat(s).contains("S1", "2026-01-01"));
        assertThat(check.defect(line("", true), JANUARY)).isEmpty();
    }

    @Test
    void who_has_not_loaded_the_catalogue_is_not_held_up() {
        assertThat(check.defect(line("C1", false), JANUARY)).as("consumables").isEmpty();
        assertThat(check.defect(line("J01", false), JANUARY))
                .as("only diagnoses begin so")
                .isEmpty();
        assertThat(check.defect(line("X4", false), JANUARY.minusDays(1)))
                .as("before any version")
                .isEmpty();
    }

    @Test
    void days_the_wrong_way_round_are_no_validity() {
        assertThatThrownBy(() -> new Validity(MARCH, JANUARY, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
