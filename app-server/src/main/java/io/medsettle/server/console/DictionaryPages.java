package io.medsettle.server.console;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOffice;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.dictionary.BookAnswer;
import io.medsettle.server.dictionary.BooksController;
import io.medsettle.server.dictionary.DictionariesController;
import io.medsettle.server.dictionary.ImportRuns;
import io.medsettle.server.dictionary.VersionAnswer;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 字典: 各种字典与目录启用的版本, 一种的各版本与其中的行, 与另一版本的差别, 启用, 导出. */
@Hidden
@Validated
@Controller("/console/dictionaries")
@ExecuteOn(TaskExecutors.BLOCKING)
class DictionaryPages {
    private static final int PAGE = 50;
    private static final int VERSIONS = 20;
    /** The newest, to choose from. */
    private static final int OFFERED = 200;

    private static final int RECENT = 10;

    private final BooksController books;
    private final DictionariesController desk;
    private final ImportRuns imports;
    private final HeadOffice head;
    private final InstantSource clock;

    DictionaryPages(
            BooksController books,
            DictionariesController desk,
            ImportRuns imports,
            HeadOffice head,
            InstantSource clock) {
        this.books = books;
        this.desk = desk;
        this.imports = imports;
        this.head = head;
        this.clock = clock;
    }

    @Get
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @View("console/dictionaries")
    Map<String, Object> all() {
        return Map.of("books", books.all(), "imports", imports.newest(RECENT));
    }

    @Get("/{book}")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @View("console/dictionary")
    Map<String, Object> book(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @PathVariable String book,
            @QueryValue(defaultValue = "0") @Min(0) @Max(1_000) int page) {
        BookAnswer one = books.one(book);
        return Map.of(
                "book",
                one,
                "versions",
                desk.list(book, page, VERSIONS),
                "bases",
                desk.list(book, 0, OFFERED),
                "writes",
                writes(client),
                "key",
                DictionaryImportPages.freshKey(),
                "page",
                page,
                "more",
                one.versions() > (page + 1L) * VERSIONS);
    }

    /** Dictionaries are one for all campuses. */
    private boolean writes(Client client) {
        return client.may(Scope.DICTIONARIES) && head.is(client.org());
    }

    /** 在一个版本里按编码开头或名称查; 没有说是哪个版本时为今天启用的. */
    @Get("/{book}/rows")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @View("console/dictionary-rows")
    Map<String, Object> rows(
            @PathVariable String book,
            @QueryValue(defaultValue = "") @Size(max = 100) String text,
            @QueryValue(defaultValue = "") @Size(max = 24) String version,
            @QueryValue(defaultValue = "0") @Min(0) @Max(1_000_000) int page) {
        BookAnswer one = books.one(book);
        DictionariesController.RowsAnswer found =
                desk.search(book, text.strip(), null, version.isEmpty() ? null : version, page, PAGE);
        Query here = new Query("/console/dictionaries/" + one.book() + "/rows")
                .with("text", text.strip())
                .with("version", version);
        return Map.of(
                "book",
                one,
                "found",
                found,
                "text",
                text,
                "version",
                version,
                "before",
                page == 0 ? "" : here.with("page", page - 1).text(),
                "after",
                found.total() > (page + 1L) * PAGE ? here.with("page", page + 1).text() : "");
    }

    /** 一个版本, 与启用中的 (或另选的) 版本之差. */
    @Get("/versions/{versionId}")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @View("console/dictionary-version")
    Map<String, Object> version(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @PathVariable String versionId,
            @QueryValue(defaultValue = "") @Size(max = 24) String with,
            @QueryValue(defaultValue = "CHANGED") @Pattern(regexp = "ADDED|REMOVED|CHANGED", message = "不是一种差别")
                    String kind,
            @QueryValue(defaultValue = "0") @Min(0) @Max(1_000_000) int page) {
        VersionAnswer version = desk.version(versionId);
        BookAnswer book = books.one(version.book());
        List<VersionAnswer> others = desk.list(version.book(), 0, OFFERED).stream()
                .filter(v -> !v.versionId().equals(versionId))
                .toList();
        String other = with.isEmpty() ? other(version, book, others) : with;
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", version);
        model.put("book", book);
        model.put("others", others);
        model.put("other", other);
        model.put("kind", kind);
        model.put("writes", writes(client));
        model.put("today", BusinessDay.of(clock.instant()).date());
        model.put("holds", book.inForce() != null && book.inForce().versionId().equals(versionId));
        if (!other.isEmpty()) {
            DictionariesController.DiffAnswer diff = desk.diff(versionId, other, kind, page, PAGE);
            Query here = new Query("/console/dictionaries/versions/" + versionId).with("with", other);
            long of = kind.equals("ADDED") ? diff.added() : kind.equals("REMOVED") ? diff.removed() : diff.changed();
            Query same = here.with("kind", kind);
            model.put("diff", diff);
            model.put("compared", here.text());
            model.put("before", page == 0 ? "" : same.with("page", page - 1).text());
            model.put(
                    "after",
                    of > (page + 1L) * PAGE ? same.with("page", page + 1).text() : "");
        }
        return model;
    }

    /** What it is compared with if nobody says: what is in force; for that itself, the next older one. */
    private static String other(VersionAnswer version, BookAnswer book, List<VersionAnswer> others) {
        VersionAnswer now = book.inForce();
        if (now != null && !now.versionId().equals(version.versionId())) {
            return now.versionId();
        }
        return others.stream()
                .map(VersionAnswer::versionId)
                .filter(id -> id.compareTo(version.versionId()) < 0)
                .findFirst()
                .orElse("");
    }

    @Post("/versions/{versionId}/activate")
    @Scope(Scope.DICTIONARIES)
    @HeadOnly
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> activate(
            @PathVariable String versionId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        LocalDate from =
                form.day("from").orElseThrow(() -> Refusal.of(422, "no-day", "缺少日期", "没有选择自哪天启用", "请选择日期后重新提交"));
        if (!form.text("confirm").equals("yes")) {
            throw Refusal.of(422, "not-confirmed", "没有确认", "启用之前须确认已核对差别", "请返回核对差别, 勾选确认后再启用");
        }
        desk.activate(versionId, client, new DictionariesController.Activate(from.toString()));
        return HttpResponse.seeOther(URI.create("/console/dictionaries/versions/" + versionId));
    }

    @Get("/versions/{versionId}/export.csv")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    HttpResponse<StreamedFile> export(
            @PathVariable String versionId, @QueryValue(defaultValue = "UTF-8") @Size(max = 10) String charset) {
        return desk.export(versionId, charset);
    }
}
