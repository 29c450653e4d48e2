package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreExtras;
import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.adapter.yibao.YibaoCatalogues;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.adapter.yibao.YibaoStatements;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.insurance.CatalogueRow;
import io.medsettle.ports.insurance.CatalogueSummary;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementDifference.Kind;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.insurance.StatementVerdict;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Catalogues, statements and clearing: every message byte for byte, and what each answer is understood to say. */
class BooksTest {
    private static final LocalDate DAY = LocalDate.parse("2026-01-05");
    private static final StatementGroup GROUP = new StatementGroup("310", "11", "440100", DAY, DAY);
    private static final Secret PSN = new Secret("9000000001");
    private static final Supplier<Stream<StatementRow>> ROWS = () -> Stream.of(
            new StatementRow("400900001", "300900001", PSN, 452, 0, 452, 0, false),
            new StatementRow("400900002", "300900001", PSN, -452, 0, -452, 0, true),
            new StatementRow("400900003", "300900003", PSN, 3500, 2000, 1500, 0, false));

    private final CapturedWire wire = new CapturedWire().golden("9001");
    private final List<CatalogueRow> rows = new ArrayList<>();
    private final List<StatementDifference> differences = new ArrayList<>();

    private static YibaoSettings usual() {
        return Platform.speaking(CoreDialect.baseline());
    }

    private YibaoCatalogues catalogues(YibaoSettings settings) {
        return new YibaoCatalogues(
                settings, wire, WireLog.none(), TokenStore.inMemory(), new SettableClock(Sample.MORNING));
    }

    private YibaoStatements statements(YibaoSettings settings) {
        return new YibaoStatements(
                settings, wire, WireLog.none(), TokenStore.inMemory(), new SettableClock(Sample.MORNING));
    }

    private void sentAsGolden(String infno) {
        GoldenPages.sent(wire, infno);
    }

    private String sent(String infno) {
        WireRequest request = wire.of(infno);
        return GoldenPages.text(request.body()).replace(request.transmission(), "{msgid}");
    }

    private static String drug(int i, String valid) {
        String[] cells = new String[97];
        java.util.Arrays.fill(cells, "null");
        cells[0] = "XA00AAA000A00101010000" + i;
        cells[3] = "示例药品" + i;
        cells[78] = valid;
        cells[82] = Integer.toString(i + 8);
        return String.join("\t", cells);
    }

    @Test
    void a_catalogue_comes_as_a_file_row_by_row() {
        wire.golden("1301").on("9102", Platform.file(Platform.zip("1301.txt", drug(1, "1") + "\n" + drug(2, "0"))));

        Outcome<CatalogueSummary> done = catalogues(usual()).fetch(CatalogueKind.DRUG, "0", rows::add);

        assertThat(done.maybe()).contains(new CatalogueSummary(2, "10"));
        assertThat(rows).extracting(CatalogueRow::valid).containsExactly(true, false);
        assertThat(rows.get(0).code()).isEqualTo("XA00AAA000A001010100001");
        assertThat(rows.get(0).name()).isEqualTo("示例药品1");
        assertThat(rows.get(0).more().get("83")).isEqualTo("9");
        sentAsGolden("1301");
        sentAsGolden("9102");
    }

    @Test
    void nothing_newer_is_an_empty_catalogue_and_a_short_file_is_not() {
        wire.on("1302", "{\"infcode\":0,\"output\":{\"file_qury_no\":\"\",\"filename\":\"\",\"data_cnt\":0}}");
        assertThat(catalogues(usual()).fetch(CatalogueKind.HERB, "7", rows::add).maybe())
                .contains(new CatalogueSummary(0, "7"));
        wire.golden("1301").on("9102", Platform.file(Platform.zip("1301.txt", drug(1, "1"))));
        SilentNetwork.unknown(
                catalogues(usual()).fetch(CatalogueKind.DRUG, "0", rows::add), Doubt.NO_ANSWER, "应有 2 行, 文件有 1 行");
    }

    @Test
    void a_catalogue_may_come_page_by_page() {
        wire.golden("1318");

        Outcome<CatalogueSummary> done =
                catalogues(usual()).fetch(CatalogueKind.PRICE_LIMIT, "2025-12-31 10:00:00", rows::add);

        assertThat(done.maybe()).contains(new CatalogueSummary(2, "2026-01-02 00:00:00"));
        assertThat(rows.get(1).priceLimit()).contains(new BigDecimal("12.345"));
        assertThat(rows.get(1).begins()).contains(LocalDate.parse("2026-01-01"));
        assertThat(rows.get(1).ends()).isEmpty();
        sentAsGolden("1318");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"recordCounts\":3,\"data\":[{\"hilist_code\":\"1\"}]}|{\"recordCounts\":3,\"data\":\"\"}",
                "{\"data\":[{\"hilist_code\":\"1\"}]}|{}",
                "{\"recordCounts\":0,\"data\":[{\"hilist_code\":\"1\"}]}|{}",
                "{\"recordCounts\":1,\"data\":[{\"hilist_code\":\"\"}]}|{}"
            })
    void pages_that_do_not_add_up_are_no_answer(String outputs) {
        for (String output : outputs.split("\\|")) {
            wire.on("1312", "{\"infcode\":0,\"output\":" + output + "}");
        }
        SilentNetwork.unknown(
                catalogues(usual()).fetch(CatalogueKind.INSURED_ITEM, "0", rows::add), Doubt.NO_ANSWER, "");
    }

    @Test
    void every_kind_has_its_place_in_the_baseline() {
        assertThat(catalogues(usual()).kinds()).containsExactlyInAnyOrder(CatalogueKind.values());
    }

    @ParameterizedTest
    @EnumSource(CatalogueKind.class)
    void every_kind_is_asked_for_by_its_own_number_and_the_form_of_its_family(CatalogueKind kind) {
        CoreDialect.CatalogueManner manner =
                usual().core().dialect().catalogues().get(kind.name());
        String infno = java.util.Objects.requireNonNull(manner).infno();
        wire.on(infno, "{\"infcode\":0,\"output\":{\"data_cnt\":0,\"recordCounts\":0,\"data\":\"\"}}");

        Outcome<CatalogueSummary> none =
                catalogues(usual()).fetch(kind, manner.paged() ? "2025-12-31 10:00:00" : "0", rows::add);

        assertThat(none.maybe()).map(CatalogueSummary::rows).contains(0L);
        String family = manner.paged() ? "1318" : "1301";
        String golden = GoldenPages.text(Vectors.bytes("/golden/" + family + "/request.json"));
        assertThat(sent(infno)).isEqualTo(golden.replace(family, infno).stripTrailing());
    }

    @Test
    void a_refused_file_a_foreign_answer_and_a_broken_zip_are_told_apart() throws java.io.IOException {
        long before = temporary();
        wire.golden("1301").on("9102", "{\"infcode\":-1,\"err_msg\":\"文件已过期\"}");
        SilentNetwork.declined(catalogues(usual()).fetch(CatalogueKind.DRUG, "0", rows::add), "-1", "文件已过期");

        CapturedWire yes = new CapturedWire().golden("9001").golden("1301").on("9102", "{\"infcode\":0}");
        SilentNetwork.unknown(
                new YibaoCatalogues(usual(), yes, WireLog.none(), TokenStore.inMemory(), () -> Sample.MORNING)
                        .fetch(CatalogueKind.DRUG, "0", rows::add),
                Doubt.NO_ANSWER,
                "without the file");
        CapturedWire cut = new CapturedWire().golden("9001").golden("1301").on("9102", Platform.file(new byte[] {
            'P', 'K', 3, 4, 0
        }));
        SilentNetwork.unknown(
                new YibaoCatalogues(usual(), cut, WireLog.none(), TokenStore.inMemory(), () -> Sample.MORNING)
                        .fetch(CatalogueKind.DRUG, "0", rows::add),
                Doubt.NO_ANSWER,
                "不能读完");
        assertThat(rows).isEmpty();
        assertThat(temporary()).as("no file is left behind").isEqualTo(before);
    }

    private static long temporary() throws java.io.IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().matches("yibao.*\\.zip"))
                    .count();
        }
    }

    @Test
    void a_file_longer_than_allowed_is_no_answer() {
        YibaoSettings tight = Platform.settings(
                Gateway.TIF,
                "gateway_sample_01",
                CoreDialect.baseline(),
                CoreExtras.none().withLimits(1 << 20, 100, 1 << 20));
        wire.golden("1301").on("9102", Platform.file(Platform.zip("1301.txt", drug(1, "1") + "\n" + drug(2, "0"))));

        SilentNetwork.unknown(
                catalogues(tight).fetch(CatalogueKind.DRUG, "0", rows::add), Doubt.NO_ANSWER, "longer than 100");
    }

    @Test
    void totals_of_a_group_are_compared_by_3201() {
        wire.golden("3201");

        Outcome<StatementVerdict> said = statements(usual()).totals(GROUP, ROWS);

        assertThat(said.maybe()).contains(new StatementVerdict(false, "对账不平"));
        sentAsGolden("3201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"stmt_rslt\":\"2\"}", "{}", "{\"setl_optins\":\"440200\",\"stmt_rslt\":\"0\"}"})
    void totals_without_a_plain_word_for_this_group_are_no_answer(String stmtinfo) {
        wire.on("3201", "{\"infcode\":0,\"output\":{\"stmtinfo\":" + stmtinfo + "}}");
        SilentNetwork.unknown(statements(usual()).totals(GROUP, ROWS), Doubt.NO_ANSWER, "3201");
    }

    private static final String RESULT =
            "9000000001\tnull\tnull\tH44999900001202601050930001007\t1\t0\t中心端多\t35.00\t20.00\t15.00\n"
                    + "9000000001\t300900001\t400900001\tnull\t2\t0\tnull\t4.52\t0.00\t4.52\n"
                    + "9000000001\t300900003\t400900003\tH44999900001202601050930001009\t3\t0\tnull\t36.00\t21.00\t15.00\n"
                    + "9000000001\t300900004\t400900004\tH44999900001202601050930001010\t0\t1\tnull\t-1.00\t0.00\t-1.00";

    @Test
    void rows_that_differ_are_told_one_by_one() {
        wire.golden("9101").golden("3202").on("9102", Platform.file(Platform.zip("result.txt", RESULT)));

        var done = statements(usual())
                .details(GROUP, ROWS, differences::add)
                .maybe()
                .orElseThrow();

        assertThat(done.lines()).isEqualTo(4);
        assertThat(done.sumFen()).isEqualTo(3500 + 452 + 3600 - 100);
        assertThat(done.digest()).matches("[0-9a-f]{64}");
        assertThat(differences)
                .extracting(StatementDifference::kind)
                .containsExactly(Kind.ONLY_INSURER, Kind.ONLY_HOSPITAL, Kind.DIFFERENT);
        StatementDifference more = differences.get(0);
        assertThat(more.msgid()).isEqualTo("H44999900001202601050930001007");
        assertThat(more.setlId()).isEmpty();
        assertThat(more.psnNo()).isEqualTo(PSN);
        assertThat(more.fundFen()).isEqualTo(2000);
        sentAsGolden("3202");
        String upload = new String(wire.of("9101").body(), StandardCharsets.ISO_8859_1);
        assertThat(wire.of("9101").headers().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(upload)
                .contains("name=\"jsonStr\"")
                .contains("name=\"file\"; filename=")
                .contains("PK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYTES", "BASE64"})
    void our_rows_may_travel_inside_the_envelope(String form) throws java.io.IOException {
        CoreDialect dialect = CoreDialect.of(
                "{\"name\":\"x\",\"extends\":\"baseline\",\"files\":{\"upload\":\"" + form + "\",\"owner\":\"PLC\"}}");
        wire.golden("9101").golden("3202").on("9102", Platform.file(Platform.zip("result.txt", RESULT)));

        assertThat(statements(Platform.speaking(dialect))
                        .details(GROUP, ROWS, differences::add)
                        .maybe())
                .isPresent();

        JsonNode in = Json.parse(wire.of("9101").body())
                .orElseThrow()
                .path("input")
                .path("fsUploadIn")
                .path("in");
        byte[] zip = form.equals("BASE64") ? in.binaryValue() : new byte[in.size()];
        for (int i = 0; i < in.size(); i++) {
            zip[i] = (byte) in.get(i).intValue();
        }
        Path file = Files.write(Files.createTempFile("upload", ".bin"), zip);
        List<List<String>> sent = new ArrayList<>();
        ZipText.rows(file, 10_000, sent::add);
        Files.delete(file);
        assertThat(sent)
                .hasSize(3)
                .contains(List.of("400900001", "300900001", "9000000001", "4.52", "0.00", "4.52", "0"))
                .contains(List.of("400900002", "300900001", "9000000001", "-4.52", "0.00", "-4.52", "1"));
        assertThat(new String(wire.of("9102").body(), StandardCharsets.UTF_8)).contains("\"fixmedins_code\":\"plc\"}}");
    }

    @Test
    void a_result_refused_under_our_code_is_asked_for_under_the_public_one() {
        wire.golden("9101")
                .golden("3202")
                .on("9102", "{\"infcode\":-1,\"err_msg\":\"文件不存在\"}")
                .on("9102", Platform.file(Platform.zip("result.txt", RESULT)));

        assertThat(statements(usual()).details(GROUP, ROWS, differences::add).maybe())
                .isPresent();
        assertThat(wire.count("9102")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb\tc", "p\t\t\tm\t1\t0\t\t1.234\t0\t0", "p\t\t\tm\t1\t0\t\tx\t0\t0"})
    void a_result_that_cannot_be_read_is_no_answer(String text) {
        wire.golden("9101").golden("3202").on("9102", Platform.file(Platform.zip("result.txt", text)));
        SilentNetwork.unknown(statements(usual()).details(GROUP, ROWS, differences::add), Doubt.NO_ANSWER, "文件内容不正确");
    }

    @Test
    void an_upload_or_comparison_refused_is_a_no_and_a_silent_one_is_not() {
        wire.on("9101", "{\"infcode\":-1,\"err_msg\":\"文件格式不正确\"}");
        SilentNetwork.declined(statements(usual()).details(GROUP, ROWS, differences::add), "-1", "文件格式不正确");
        CapturedWire silent =
                new CapturedWire().golden("9001").golden("9101").on("3202", new WireResult.NoAnswer("timeout"));
        SilentNetwork.unknown(
                new YibaoStatements(usual(), silent, WireLog.none(), TokenStore.inMemory(), () -> Sample.MORNING)
                        .details(GROUP, ROWS, differences::add),
                Doubt.NO_ANSWER,
                "timeout");
    }

    @Test
    void clearing_is_applied_for_and_withdrawn() {
        wire.golden("3203").golden("3204");
        Clearing clearing = new Clearing(
                "11", "1", YearMonth.parse("2026-01"), 3, 3500, 3500, 2000, 0, 1500, DAY, DAY.plusDays(26));

        assertThat(statements(usual()).apply(clearing).maybe()).contains("CLR0001");
        assertThat(statements(usual()).withdraw("CLR0001").maybe()).contains("CLR0001");

        sentAsGolden("3203");
        sentAsGolden("3204");
        CapturedWire empty = new CapturedWire().golden("9001").on("3203", "{\"infcode\":0,\"output\":{\"result\":{}}}");
        SilentNetwork.unknown(
                new YibaoStatements(usual(), empty, WireLog.none(), TokenStore.inMemory(), () -> Sample.MORNING)
                        .apply(clearing),
                Doubt.NO_ANSWER,
                "3203");
    }

    @Test
    void a_clearing_withdrawn_twice_is_withdrawn() {
        wire.on("3204", "{\"infcode\":-1,\"err_msg\":\"清算申请已撤销\"}");
        assertThat(statements(usual()).withdraw("CLR0001").maybe()).contains("CLR0001");
        wire.on("3203", "{\"infcode\":-1,\"err_msg\":\"本月重复申请\"}");
        Clearing again = new Clearing("11", "", YearMonth.parse("2026-01"), 1, 1, 1, 1, 0, 0, DAY, DAY);
        SilentNetwork.unknown(statements(usual()).apply(again), Doubt.NO_ANSWER, "重复");
    }
}
