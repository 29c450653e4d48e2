package io.medsettle.server.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.dictionary.CatalogueCheck;
import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.value.Money;
import io.medsettle.server.dictionary.Imports.Came;
import io.medsettle.server.dictionary.Imports.Wish;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Versions, imports, comparisons and lookups on tables; the same on every database. */
abstract class DictionaryContract extends DictionaryTables {
    @Test
    void a_file_becomes_one_version_and_is_told_with_its_figures() {
        Version version = of(file(
                DRUG,
                "k1",
                "\uFEFF" + HEAD
                        + "XA01,阿莫西林胶囊,0.25g*24,盒,01,,12.3456,2026-01-01,,1\n"
                        + "ZB02,\"板蓝根, 颗粒\",,袋,02,0.1,3,20260101,2026/12/31,\n"
                        + "XA01,阿莫西林胶囊,,,,,,2020-01-01,2025-12-31,0\n"));
        assertThat(version.rows()).isEqualTo(3);
        assertThat(version.voids()).isEqualTo(1);
        assertThat(version.limits()).isEqualTo(2);
        assertThat(version.limitSum()).isEqualTo(153_456);
        assertThat(version.beginnings()).hasSize(2).contains("X", "Z");
        assertThat(versions.find(version.id())).contains(version);
        assertThat(versions.of(DRUG, 10)).containsExactly(version);
        assertThat(database().texts("SELECT COUNT(*) FROM dictionary_draft")).containsExactly("0");
        assertThat(pages.ofCode(Shelf.ITEMS, version.id(), "ZB02"))
                .singleElement()
                .satisfies(row -> assertThat(Shelf.ITEMS.texts(row))
                        .containsExactly(
                                "ZB02", "2026-01-01", "2026-12-31", "板蓝根, 颗粒", "", "袋", "02", "0.1000", "3.0000", "1"));
    }

    @Test
    void chinese_headings_in_any_order_and_gbk_are_understood() {
        Version version = of(file(
                Book.CODES, "k1", "名称,编码,类型,上级\r\n普通门诊,11,med_type,\r\n普通住院,21,med_type,2\r\n", GBK, Optional.empty()));
        inForce(version, DAY);
        StoredDictionary dictionary = new StoredDictionary(versions, pages);
        assertThat(dictionary.entries("med_type", DAY))
                .extracting(e -> e.code())
                .containsExactly("11", "21");
        assertThat(dictionary.entry("med_type", "21", DAY)).hasValueSatisfying(e -> {
            assertThat(e.name()).isEqualTo("普通住院");
            assertThat(e.parent()).isEqualTo("2");
            assertThat(e.version()).isEqualTo(version.id());
        });
        assertThat(dictionary.entry("med_type", "21", DAY.minusDays(1))).isEmpty();
    }

    @Test
    void a_file_in_another_charset_than_was_said_is_refused_and_not_stored_as_question_marks() throws IOException {
        byte[] gbk = (HEAD + "X1,阿莫西林,,,,,,,,\n").getBytes(GBK);
        try (Spool spool = Spool.of(new ByteArrayInputStream(gbk))) {
            Came came = imports.file(
                    new Wish(DRUG, "", Optional.empty(), "k1", "clerk"),
                    spool.path(),
                    StandardCharsets.UTF_8,
                    spool.digest());
            assertThat(defects(came)).singleElement().asString().contains("字符编码不符");
        }
        nothingStands();
    }

    @Test
    void bad_rows_are_named_by_line_field_and_value_and_the_whole_file_is_refused() {
        List<String> told = defects(file(
                DRUG,
                "k1",
                HEAD
                        + "X1,好药,,,,,,2026-01-01,,\n"
                        + "X2,坏日期,,,,,,2026-02-30,,\n"
                        + ",没有编码,,,,,,,,\n"
                        + "X4,比例,,,,1.01,,,,\n"
                        + "X5,限价,,,,,1.00001,,,\n"
                        + "X6,反了,,,,,,2026-02-01,2026-01-01,\n"
                        + "X7,少列\n"
                        + "X8,标志,,,,,,,,9\n"));
        assertThat(told)
                .containsExactly(
                        "第 3 行, 字段 begins, 值 \"2026-02-30\": 不是日期 (如 2026-01-31)",
                        "第 4 行, 字段 code: 不能为空",
                        "第 5 行, 字段 selfPayShare, 值 \"1.01\": 比例须在 0 与 1 之间",
                        "第 6 行, 字段 priceLimit, 值 \"1.00001\": 小数超过 4 位",
                        "第 7 行, 字段 ends, 值 \"2026-01-01\": 结束日期早于开始日期",
                        "第 8 行: 有 2 列, 表头有 10 列",
                        "第 9 行, 字段 valid, 值 \"9\": 须为 1 (有效) 或 0 (无效)");
        nothingStands();
        assertThat(of(file(DRUG, "k1", HEAD + "X1,好药,,,,,,,,\n")).rows()).isEqualTo(1);
    }

    @Test
    void at_most_twenty_bad_rows_are_told() {
        assertThat(defects(file(DRUG, "k1", HEAD + ",x,,,,,,,,\n".repeat(500)))).hasSize(20);
    }

    @Test
    void a_file_without_rows_or_with_a_strange_header_or_an_open_quote_is_refused() {
        assertThat(defects(file(DRUG, "k", ""))).containsExactly("文件: 没有数据行");
        assertThat(defects(file(DRUG, "k", HEAD))).containsExactly("文件: 没有数据行");
        assertThat(defects(file(DRUG, "k", "code,name,colour\n1,2,3\n"))).containsExactly("第 1 行, 值 \"colour\": 不认识的列");
        assertThat(defects(file(DRUG, "k", "code,spec\n1,2\n"))).containsExactly("第 1 行, 字段 name: 缺少这一列 (名称)");
        assertThat(defects(file(DRUG, "k", "code,name,名称\n1,2,3\n"))).containsExactly("第 1 行, 字段 name: 同一列出现两次");
        assertThat(defects(file(DRUG, "k", "code,name\n1,\"2\n")))
                .singleElement()
                .asString()
                .contains("CSV");
    }

    @Test
    void the_same_code_and_day_twice_is_refused_by_name_however_far_apart() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 2; i <= 2_500; i++) {
            text.append("X").append(i).append(",药,,,,,,,,\n");
        }
        assertThat(defects(file(DRUG, "k1", text + "X3,又来了,,,,,,,,\n")))
                .containsExactly("第 2501 行, 字段 code, 值 \"X3\": 与第 3 行编码和开始日期相同");
        assertThat(defects(file(DRUG, "k1", text + "X2499,又来了,,,,,,,,\n")))
                .containsExactly("第 2501 行, 字段 code, 值 \"X2499\": 与第 2499 行编码和开始日期相同");
        nothingStands();
    }

    @Test
    void the_same_key_brings_the_same_version_and_never_another_content() {
        Version first = of(file(DRUG, "k1", HEAD + "X1,药,,,,,,,,\n"));
        assertThat(file(DRUG, "k1", HEAD + "X1,药,,,,,,,,\n")).isEqualTo(new Imports.Same(first));
        assertThat(file(DRUG, "k1", HEAD + "X1,别的药,,,,,,,,\n")).isEqualTo(new Imports.OtherContent(first));
        assertThat(file(Book.of(CatalogueKind.HERB), "k1", HEAD + "X1,药,,,,,,,,\n"))
                .isEqualTo(new Imports.OtherContent(first));
        assertThat(database().texts("SELECT COUNT(*) FROM catalogue_item")).containsExactly("1");
    }

    @Test
    void two_versions_are_compared_row_by_row_and_field_by_field() {
        Version a = of(file(DRUG, "a", HEAD + "X1,甲,,,01,,1,,,\nX2,乙,,,,,,,,\nX3,丙,,,,,,,,\n"));
        Version b = of(file(DRUG, "b", HEAD + "X0,新,,,,,,,,\nX1,甲,片,,02,,1,,,\nX3,丙,,,,,,,,\n"));
        assertThat(diffs.counts(Shelf.ITEMS, a.id(), b.id())).isEqualTo(new Diffs.Counts(1, 1, 1));
        assertThat(diffs.some(Shelf.ITEMS, a.id(), b.id(), Diffs.Kind.CHANGED, 10, 0))
                .containsExactly(new Diffs.Difference(
                        Diffs.Kind.CHANGED,
                        List.of("X1", ""),
                        "甲",
                        List.of(new Diffs.Field("spec", "", "片"), new Diffs.Field("level", "01", "02"))));
        assertThat(diffs.some(Shelf.ITEMS, a.id(), b.id(), Diffs.Kind.ADDED, 10, 0))
                .containsExactly(new Diffs.Difference(Diffs.Kind.ADDED, List.of("X0", ""), "新", List.of()));
        assertThat(diffs.some(Shelf.ITEMS, a.id(), b.id(), Diffs.Kind.REMOVED, 10, 0))
                .containsExactly(new Diffs.Difference(Diffs.Kind.REMOVED, List.of("X2", ""), "乙", List.of()));
        assertThat(diffs.some(Shelf.ITEMS, a.id(), b.id(), Diffs.Kind.REMOVED, 10, 1))
                .isEmpty();
    }

    @Test
    void a_file_of_changes_is_laid_upon_the_version_it_names() {
        Version a = of(file(DRUG, "a", HEAD + "X1,甲,,,,,,,,\nX2,乙,,,,,,,,\n"));
        Version b = of(
                file(DRUG, "b", HEAD + "X2,乙改,,,,,,,,\nX3,丙,,,,,,,,\n", StandardCharsets.UTF_8, Optional.of(a.id())));
        assertThat(b.rows()).isEqualTo(3);
        assertThat(b.base()).isEqualTo(a.id());
        assertThat(pages.search(Shelf.ITEMS, b.id(), "", 10, 0))
                .extracting(row -> row.get(3))
                .containsExactly("甲", "乙改", "丙");
        assertThat(pages.search(Shelf.ITEMS, a.id(), "", 10, 0))
                .extracting(row -> row.get(3))
                .containsExactly("甲", "乙");
        assertThat(defects(file(DRUG, "c", HEAD + "X1,x,,,,,,,,\n", StandardCharsets.UTF_8, Optional.of("none"))))
                .containsExactly("没有这个基础版本, 或它不是同一种目录");
    }

    @Test
    void an_exported_version_reads_back_to_the_same() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 2_100; i++) {
            text.append("X").append(i).append(",\"药, \"\"").append(i).append("\"\"\",,,01,0.15,9.9,2026-01-01,,0\n");
        }
        Version a = of(file(DRUG, "a", text.toString()));
        String exported;
        try (InputStream in = new CsvExport(pages, Shelf.ITEMS, a.id(), GBK)) {
            exported = new String(in.readAllBytes(), GBK);
        }
        Version b = of(file(DRUG, "b", exported, GBK, Optional.empty()));
        assertThat(b.rows()).isEqualTo(2_100);
        assertThat(diffs.counts(Shelf.ITEMS, a.id(), b.id())).isEqualTo(new Diffs.Counts(0, 0, 0));
    }

    @Test
    void rows_are_found_by_the_beginning_of_the_code_or_by_words_and_signs_are_only_signs() {
        Version a = of(file(DRUG, "a", HEAD + "XA1,阿司匹林,,,,,,,,\nXA2,含量5%_!,,,,,,,,\nXB1,XA别名,,,,,,,,\n"));
        assertThat(pages.found(Shelf.ITEMS, a.id(), "XA")).isEqualTo(3);
        assertThat(pages.found(Shelf.ITEMS, a.id(), "匹林")).isEqualTo(1);
        assertThat(pages.found(Shelf.ITEMS, a.id(), "%")).isEqualTo(1);
        assertThat(pages.found(Shelf.ITEMS, a.id(), "_")).isEqualTo(1);
        assertThat(pages.found(Shelf.ITEMS, a.id(), "!")).isEqualTo(1);
        assertThat(pages.search(Shelf.ITEMS, a.id(), "XA", 2, 2)).hasSize(1);
    }

    @Test
    void the_version_of_the_day_answers_and_of_two_for_one_day_the_later_word() {
        Version a = of(file(DRUG, "a", HEAD + "X1,旧名,,,,,,,,\n"));
        Version b = of(file(DRUG, "b", HEAD + "X1,新名,,,,,,,,\n"));
        StoredDictionary dictionary = new StoredDictionary(versions, pages);
        inForce(a, DAY);
        inForce(b, DAY.plusDays(10));
        assertThat(dictionary.item(CatalogueKind.DRUG, "X1", DAY.minusDays(1))).isEmpty();
        assertThat(name(dictionary, DAY)).isEqualTo("旧名");
        assertThat(name(dictionary, DAY.plusDays(9))).isEqualTo("旧名");
        assertThat(name(dictionary, DAY.plusDays(10))).isEqualTo("新名");
        inForce(a, DAY.plusDays(10));
        assertThat(name(dictionary, DAY.plusDays(10))).isEqualTo("旧名");
    }

    private static String name(StoredDictionary dictionary, LocalDate on) {
        return dictionary.item(CatalogueKind.DRUG, "X1", on).orElseThrow().name();
    }

    @Test
    void a_fee_line_is_held_to_the_catalogue_of_its_day_and_told_by_serial_code_and_day() {
        Version a =
                of(file(DRUG, "a", HEAD + "X1,药,,,,,,2026-01-01,2026-01-31,\nX2,药,,,,,,,,0\nX3,药,,,,,,2026-03-01,,\n"));
        inForce(a, LocalDate.of(2026, 1, 1));
        RememberedDictionary remembered = new RememberedDictionary(new StoredDictionary(versions, pages), clock, 3);
        CatalogueCheck check = new CatalogueCheck(remembered);
        LocalDate february = LocalDate.of(2026, 2, 1);
        assertThat(check.defect(line("X1"), DAY)).isEmpty();
        assertThat(check.defect(line("X1"), february))
                .contains("明细 S1 的国家医保编码 X1 在 2026-02-01 已过期 (有效期至 2026-01-31), 请更换为有效编码");
        assertThat(check.defect(line("X2"), february))
                .hasValueSatisfying(s -> assertThat(s).contains("已停用"));
        assertThat(check.defect(line("X3"), february))
                .hasValueSatisfying(s -> assertThat(s).contains("尚未生效 (自 2026-03-01 起有效)"));
        assertThat(check.defect(line("X9"), february))
                .hasValueSatisfying(s -> assertThat(s).contains("X9", "不存在"));
        assertThat(check.defect(line("C9"), february))
                .as("nobody has loaded consumables")
                .isEmpty();
        assertThat(remembered.size()).isEqualTo(3);
    }

    @Test
    void a_node_notices_within_seconds_that_another_version_is_in_force() {
        Version a = of(file(DRUG, "a", HEAD + "X1,药,,,,,,,,\n"));
        Version b = of(file(DRUG, "b", HEAD + "X2,药,,,,,,,,\n"));
        CatalogueCheck check =
                new CatalogueCheck(new RememberedDictionary(new StoredDictionary(versions, pages), clock, 100));
        inForce(a, DAY);
        assertThat(check.defect(line("X1"), DAY)).isEmpty();
        inForce(b, DAY);
        clock.tick(Duration.ofSeconds(10));
        assertThat(check.defect(line("X1"), DAY)).isPresent();
        assertThat(check.defect(line("X2"), DAY)).isEmpty();
    }

    private static FeeLine line(String code) {
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
                false);
    }

    @Test
    void what_the_insurer_changed_is_laid_upon_what_it_sent_before() {
        Catalogue insurer = new Catalogue();
        insurer.row("X1", "旧", "1", true).row("X2", "乙", "1", true).row("X1", "甲", "1", true);
        Version first = of(fetch("k1", insurer));
        assertThat(first.rows())
                .as("the later row of a code replaces the earlier")
                .isEqualTo(2);
        assertThat(first.farVersion()).isEqualTo("1");
        assertThat(fetch("k1", insurer)).isEqualTo(new Imports.Same(first));
        clock.tick(Duration.ofMinutes(1));
        assertThat(fetch("k2", insurer)).isEqualTo(new Imports.NothingNew(first));
        insurer.row("X2", "乙", "2", false).row("X3", "丙", "2", true);
        Version second = of(fetch("k3", insurer));
        assertThat(second.rows()).isEqualTo(3);
        assertThat(second.voids()).isEqualTo(1);
        assertThat(second.farVersion()).isEqualTo("2");
        assertThat(pages.search(Shelf.ITEMS, second.id(), "", 10, 0))
                .extracting(row -> row.get(3))
                .containsExactly("甲", "乙", "丙");
        assertThat(insurer.asked()).containsExactly("0", "1", "1");
    }

    private Came fetch(String key, Catalogue insurer) {
        return imports.insurer(new Wish(DRUG, "医保下载", Optional.empty(), key, "clerk"), insurer);
    }

    @Test
    void code_tables_of_the_insurer_replace_their_like_and_leave_the_others() {
        Version filed = of(file(Book.CODES, "a", "type,code,name\nmed_type,11,门诊\nmed_type,99,废止\ngend,1,男\n"));
        Lookups insurer = new Lookups();
        insurer.row("med_type", "11", "普通门诊", true).row("med_type", "21", "普通住院", false);
        clock.tick(Duration.ofMinutes(1));
        Version fetched = of(fetchCodes("k1", insurer, "med_type"));
        assertThat(fetched.base()).isEqualTo(filed.id());
        assertThat(pages.search(Shelf.ENTRIES, fetched.id(), "", 10, 0))
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(4) + " " + row.get(6))
                .containsExactly("gend 1 男 1", "med_type 11 普通门诊 1", "med_type 21 普通住院 0");
        assertThat(fetchCodes("k1", insurer, "med_type")).isEqualTo(new Imports.Same(fetched));
        assertThat(fetchCodes("k1", insurer, "gend")).isEqualTo(new Imports.OtherContent(fetched));
        assertThat(defects(fetchCodes("k2", insurer, "naty")))
                .singleElement()
                .asString()
                .contains("naty", "没有这个字典");
    }

    private Came fetchCodes(String key, Lookups insurer, String type) {
        return imports.codes(new Wish(Book.CODES, "", Optional.empty(), key, "clerk"), List.of(type), insurer);
    }

    @Test
    void a_download_that_breaks_off_or_has_a_bad_row_leaves_nothing() {
        Catalogue insurer = new Catalogue();
        for (int i = 0; i < 1_500; i++) {
            insurer.row("X" + i, "药", "1", true);
        }
        insurer.breaksOff(true);
        assertThat(defects(fetch("k1", insurer))).singleElement().asString().contains("没有完整下载");
        nothingStands();
        insurer.breaksOff(false);
        insurer.row("", "没有编码", "1", true);
        assertThat(defects(fetch("k1", insurer))).containsExactly("第 1501 行, 字段 code: 不能为空");
        nothingStands();
    }

    @Test
    void what_a_node_that_died_has_left_behind_is_cleared_away_and_no_live_import_is() {
        Version a = of(file(DRUG, "a", HEAD + "X1,药,,,,,,,,\n"));
        long now = clock.instant().toEpochMilli();
        for (String id : List.of("dead", "live")) {
            database()
                    .change("INSERT INTO catalogue_item SELECT '" + id
                            + "', code, begins_on, ends_on, name, spec, unit, charge_level, share_e4, limit_e4,"
                            + " in_force, line_no FROM catalogue_item WHERE version_id = '"
                            + a.id() + "'");
            long at = id.equals("live") ? now : now - Duration.ofHours(13).toMillis();
            database().change("INSERT INTO dictionary_draft VALUES ('" + id + "', 'DRUG', " + at + ")");
        }
        imports.sweep();
        assertThat(database().texts("SELECT version_id FROM catalogue_item")).containsExactlyInAnyOrder(a.id(), "live");
        assertThat(database().texts("SELECT version_id FROM dictionary_draft")).containsExactly("live");
    }

    @Test
    void how_far_an_import_is_and_what_came_of_it_is_told_by_any_node() {
        ImportRows rows = new ImportRows(transactions);
        Instant then = clock.instant();
        ImportRun run = new ImportRun(
                "a".repeat(32), "DRUG", "元月", "药.csv", "console/li", then, then, "CHECKING", 0, 300, "", List.of());
        assertThat(rows.add(run, "d")).isTrue();
        assertThat(rows.add(run, "d")).as("sent twice from one page").isFalse();

        rows.move(run.id(), ImportProgress.WRITING, 120, then.plusSeconds(1));
        ImportRun under = rows.find(run.id()).orElseThrow();
        rows.end(run.id(), ImportRun.REFUSED, "", List.of("第 2 行: 缺编码", "第 5 行: 限价不对"), then.plusSeconds(2));

        assertThat(under.busy()).isTrue();
        assertThat(under.doneLines()).isEqualTo(120);
        assertThat(rows.newest(5)).singleElement().satisfies(ended -> {
            assertThat(ended.busy()).isFalse();
            assertThat(ended.defects()).containsExactly("第 2 行: 缺编码", "第 5 行: 限价不对");
        });
    }
}
