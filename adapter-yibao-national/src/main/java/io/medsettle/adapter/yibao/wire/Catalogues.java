package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreDialect.CatalogueManner;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.insurance.CatalogueRow;
import io.medsettle.ports.insurance.CatalogueSource;
import io.medsettle.ports.insurance.CatalogueSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** 13xx: catalogues by file or page by page, as the dialect says where they are (yibao-core §3.2). Safe to share. */
final class Catalogues implements CatalogueSource {
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 9999;
    private static final String FIRST_DAY = "1990-01-01";
    private static final String PUBLIC = "plc";

    private final Core core;
    private final Fetching fetching;
    private final CoreDialect dialect;

    Catalogues(Core core, Fetching fetching, YibaoSettings settings) {
        this.core = core;
        this.fetching = fetching;
        this.dialect = settings.core().dialect();
    }

    @Override
    public Set<CatalogueKind> kinds() {
        return dialect.catalogues().keySet().stream()
                .map(CatalogueKind::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Outcome<CatalogueSummary> fetch(CatalogueKind kind, String since, Consumer<CatalogueRow> rows) {
        CatalogueManner manner = dialect.catalogues().get(kind.name());
        if (manner == null) {
            return Outcome.neverSent("方言 " + dialect.name() + " 没有写明目录 " + kind);
        }
        Highest highest = new Highest(since);
        return manner.paged() ? pages(manner, highest, rows) : file(manner, highest, rows);
    }

    private Outcome<CatalogueSummary> file(CatalogueManner manner, Highest highest, Consumer<CatalogueRow> rows) {
        String infno = manner.infno();
        Sending sending = new Sending(infno, "", "");
        return core.data(infno, new Catalogue1301.In(highest.version), sending)
                .doing(yes -> file(manner, Form.read(yes.data(), Catalogue1301.Out.class), sending, highest, rows));
    }

    private Outcome<CatalogueSummary> file(
            CatalogueManner manner,
            Catalogue1301.Out told,
            Sending sending,
            Highest highest,
            Consumer<CatalogueRow> rows) {
        if (told.data_cnt().equals("0")) {
            return Outcome.succeeded(new CatalogueSummary(0, highest.version));
        }
        if (Form.defect(told).isPresent()) {
            return Verdict.noAnswer(manner.infno() + " 没有说明文件");
        }
        FileInfo info = new FileInfo(told.file_qury_no(), told.filename(), told.dld_end_time());
        Consumer<List<String>> each = cells -> rows.accept(row(manner, numbered(cells), highest));
        return fetching.rows(info, List.of(PUBLIC), sending, each)
                .then(done -> told.data_cnt().isEmpty() || told.data_cnt().equals(Long.toString(done.rows()))
                        ? Outcome.succeeded(new CatalogueSummary(done.rows(), highest.version))
                        : Verdict.noAnswer("目录应有 " + told.data_cnt() + " 行, 文件有 " + done.rows() + " 行"));
    }

    private Outcome<CatalogueSummary> pages(CatalogueManner manner, Highest highest, Consumer<CatalogueRow> rows) {
        String since = highest.version.length() >= 10 ? highest.version.substring(0, 10) : FIRST_DAY;
        long seen = 0;
        for (int page = 1; page <= MOST_PAGES; page++) {
            Outcome<Page> asked = page(manner.infno(), since, page);
            Optional<Page> came = asked.maybe();
            if (came.isEmpty()) {
                return asked.map(never -> new CatalogueSummary(0, ""));
            }
            Page now = came.get();
            try {
                now.rows().forEach(r -> rows.accept(row(manner, named(r), highest)));
            } catch (Fetching.BadRow e) {
                return Verdict.noAnswer("目录内容不正确: " + e.getMessage());
            }
            seen += now.rows().size();
            if (seen >= now.total()) {
                return seen == now.total()
                        ? Outcome.succeeded(new CatalogueSummary(seen, highest.version))
                        : Verdict.noAnswer("目录的行比说的多");
            }
            if (now.rows().isEmpty()) {
                return Verdict.noAnswer("目录的行比说的少: " + seen + " / " + now.total());
            }
        }
        return Verdict.noAnswer("目录翻不到头");
    }

    private record Page(long total, List<JsonNode> rows) {}

    private Outcome<Page> page(String infno, String since, int page) {
        Catalogue1312.In in = new Catalogue1312.In(since, Integer.toString(page), Integer.toString(PAGE));
        return core.data(infno, in, new Sending(infno, "", ""))
                .doing(yes -> page(infno, Form.read(yes.data(), Catalogue1312.Out.class)));
    }

    private static Outcome<Page> page(String infno, Catalogue1312.Out out) {
        List<JsonNode> rows = new ArrayList<>();
        if (out.data().isArray()) {
            out.data().forEach(rows::add);
        }
        boolean counted = out.recordCounts().matches("\\d{1,12}");
        if (!counted && !out.data().isTextual()) {
            return Verdict.noAnswer(infno + " 没有说明总行数");
        }
        return Outcome.succeeded(new Page(counted ? Long.parseLong(out.recordCounts()) : 0, rows));
    }

    private static Map<String, String> numbered(List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(Integer.toString(i + 1), cells.get(i));
        }
        return row;
    }

    private static Map<String, String> named(JsonNode node) {
        Map<String, String> row = new HashMap<>();
        node.properties().forEach(e -> row.put(e.getKey(), Json.text(e.getValue())));
        return row;
    }

    private static CatalogueRow row(CatalogueManner manner, Map<String, String> cells, Highest highest) {
        String code = cell(manner, cells, "code");
        if (code.isEmpty()) {
            throw new Fetching.BadRow("有一行没有编码");
        }
        String valid = cell(manner, cells, "valid");
        String version = cell(manner, cells, "version");
        highest.seen(version);
        return new CatalogueRow(
                code,
                cell(manner, cells, "name"),
                price(cell(manner, cells, "limit")),
                cell(manner, cells, "level"),
                day(cell(manner, cells, "begins")),
                day(cell(manner, cells, "ends")),
                valid.isEmpty() || valid.equals("1"),
                version,
                Fields.of(cells));
    }

    private static String cell(CatalogueManner manner, Map<String, String> cells, String of) {
        return cells.getOrDefault(manner.column(of), "");
    }

    private static Optional<BigDecimal> price(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new Fetching.BadRow("限价不是数字");
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeException e) {
            throw new Fetching.BadRow("日期不正确");
        }
    }

    /** The highest version met: numbers by size, other texts by their order. */
    private static final class Highest {
        private String version;

        Highest(String since) {
            version = since;
        }

        void seen(String other) {
            boolean numbers = other.matches("\\d+") && version.matches("\\d+");
            boolean higher = numbers && other.length() != version.length()
                    ? other.length() > version.length()
                    : other.compareTo(version) > 0;
            if (higher) {
                version = other;
            }
        }
    }
}
