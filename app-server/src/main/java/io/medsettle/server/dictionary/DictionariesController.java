package io.medsettle.server.dictionary;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 医保字典与目录: 版本, 比较, 启用, 查询, 导出. */
@Validated
@Controller("/api/v1/dictionaries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "医保字典")
public class DictionariesController {
    private static final int MOST_VERSIONS = 200;

    private final Versions versions;
    private final Pages pages;
    private final Diffs diffs;
    private final AuditTrail audit;
    private final InstantSource clock;

    DictionariesController(Versions versions, Pages pages, Diffs diffs, AuditTrail audit, InstantSource clock) {
        this.versions = versions;
        this.pages = pages;
        this.diffs = diffs;
        this.audit = audit;
        this.clock = clock;
    }

    @Get("/versions")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @Operation(summary = "字典版本列表", description = "新的在前; 可按 book 筛选; 一页 size 个 (默认 200), 更早的在以后各页")
    public List<VersionAnswer> list(
            @Nullable @QueryValue String book,
            @QueryValue(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @QueryValue(defaultValue = "200") @Min(1) @Max(MOST_VERSIONS) int size) {
        long skip = (long) page * size;
        List<Version> found = book == null ? versions.newest(size, skip) : versions.of(Asked.book(book), size, skip);
        List<Activation> activations = versions.activations();
        return found.stream().map(v -> VersionAnswer.of(v, activations)).toList();
    }

    @Get("/versions/{versionId}")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @Operation(summary = "一个字典版本")
    public VersionAnswer version(@PathVariable String versionId) {
        return VersionAnswer.of(need(versionId), versions.activations());
    }

    /** 启用. */
    @Introspected
    @Schema(name = "ActivateDictionary")
    public record Activate(@NotBlank @Size(max = 10) String from) {}

    @Post("/versions/{versionId}/activations")
    @Scope(Scope.DICTIONARIES)
    @HeadOnly
    @Operation(summary = "自某日起启用一个版本", description = "到下一个版本的启用日为止; 已在该日启用的再次提交没有影响")
    public VersionAnswer activate(
            @PathVariable String versionId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Activate body) {
        Version version = need(versionId);
        LocalDate from = Asked.day("from", body.from());
        boolean stands = versions.activations().stream()
                .filter(a -> a.book().equals(version.book()) && a.begins().equals(from))
                .max(Comparator.comparing(Activation::at).thenComparing(Activation::version))
                .filter(a -> a.version().equals(versionId))
                .isPresent();
        if (!stands) {
            AuditEntry entry = AuditEntry.of(
                    client.org(),
                    client.id(),
                    "dictionary-activate",
                    versionId,
                    version.book().name() + " 自 " + from + " 启用");
            versions.activate(
                    new Activation(version.book(), from, clock.instant(), versionId, client.id()),
                    c -> audit.append(c, entry));
        }
        return VersionAnswer.of(version, versions.activations());
    }

    /** 两个版本的差别. */
    @Introspected
    @Schema(name = "DictionaryDiff")
    public record DiffAnswer(String from, String to, long added, long removed, long changed, List<RowDiff> rows) {}

    /** 一行的差别. */
    @Introspected
    @Schema(name = "DictionaryRowDiff")
    public record RowDiff(String kind, List<String> key, String name, List<FieldDiff> fields) {}

    /** 一个字段的差别. */
    @Introspected
    @Schema(name = "DictionaryFieldDiff")
    public record FieldDiff(String name, String before, String after) {}

    @Get("/versions/{versionId}/diff")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @Operation(summary = "与较早版本比较", description = "kind 为 ADDED, REMOVED 或 CHANGED; 不给 kind 时只列数目与改变的行")
    public DiffAnswer diff(
            @PathVariable String versionId,
            @QueryValue String from,
            @Nullable @QueryValue String kind,
            @QueryValue(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @QueryValue(defaultValue = "50") @Min(1) @Max(200) int size) {
        Version newer = need(versionId);
        Version older = need(from);
        if (!newer.book().equals(older.book())) {
            throw Refusal.of(409, "other-book", "不能比较", "两个版本不是同一种字典或目录", "请选择同一种目录的两个版本");
        }
        Diffs.Kind wanted = kind(kind);
        Shelf shelf = newer.book().shelf();
        Diffs.Counts counts = diffs.counts(shelf, from, versionId);
        return new DiffAnswer(
                from,
                versionId,
                counts.added(),
                counts.removed(),
                counts.changed(),
                diffs.some(shelf, from, versionId, wanted, size, (long) page * size).stream()
                        .map(DictionariesController::row)
                        .toList());
    }

    private static Diffs.Kind kind(@Nullable String text) {
        for (Diffs.Kind kind : Diffs.Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        if (text == null) {
            return Diffs.Kind.CHANGED;
        }
        throw Asked.wrong("kind", "字段 kind 只能为 ADDED, REMOVED, CHANGED", "请改正后重新查询");
    }

    private static RowDiff row(Diffs.Difference d) {
        return new RowDiff(
                d.kind().name(),
                d.key(),
                d.name(),
                d.fields().stream()
                        .map(f -> new FieldDiff(f.name(), f.before(), f.after()))
                        .toList());
    }

    @Get("/versions/{versionId}/file")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @Operation(summary = "导出为 CSV", description = "charset 可为 UTF-8 (默认) 或 GBK; 边读边发, 可原样再导入")
    public HttpResponse<StreamedFile> export(@PathVariable String versionId, @Nullable @QueryValue String charset) {
        Version version = need(versionId);
        Charset written = Asked.charset(charset);
        StreamedFile file = new StreamedFile(
                new CsvExport(pages, version.book().shelf(), versionId, written),
                MediaType.of("text/csv;charset=" + written.name()));
        return HttpResponse.ok(file)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + version.book() + "-" + versionId + ".csv\"");
    }

    /** 查询结果的一页. */
    @Introspected
    @Schema(name = "DictionaryRows")
    public record RowsAnswer(@Nullable String versionId, String on, long total, List<RowAnswer> rows) {}

    @Get("/{book}/rows/{code}")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @Operation(summary = "按编码查询", description = "在 on 那天 (默认今天) 启用的版本里; 已失效的行也列出, holds 为 false")
    List<RowAnswer> lookup(
            @PathVariable String book,
            @PathVariable @Size(max = 64) String code,
            @Nullable @QueryValue String on,
            @Nullable @QueryValue @Size(max = 64) String type) {
        Book wanted = Asked.book(book);
        LocalDate day = on == null ? today() : Asked.day("on", on);
        String version = Versions.inForce(versions.activations(), wanted, day)
                .orElseThrow(
                        () -> Refusal.of(404, "no-version", "没有启用的版本", book + " 在 " + day + " 没有启用的版本", "请先导入并启用一个版本"));
        List<RowAnswer> rows = pages.ofCode(wanted.shelf(), version, code).stream()
                .map(values -> RowAnswer.of(wanted.shelf(), values, version, day))
                .filter(row -> type == null || type.equals(row.type()))
                .toList();
        if (rows.isEmpty()) {
            throw Refusal.notFound(book + " 在 " + day + " 启用的版本里没有编码 " + code);
        }
        return rows;
    }

    @Get("/{book}/rows")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @Operation(summary = "按编码开头或名称查询", description = "version 不给时用 on 那天 (默认今天) 启用的版本")
    public RowsAnswer search(
            @PathVariable String book,
            @QueryValue(defaultValue = "") @Size(max = 100) String text,
            @Nullable @QueryValue String on,
            @Nullable @QueryValue String version,
            @QueryValue(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @QueryValue(defaultValue = "50") @Min(1) @Max(200) int size) {
        Book wanted = Asked.book(book);
        LocalDate day = on == null ? today() : Asked.day("on", on);
        Optional<String> searched = version == null
                ? Versions.inForce(versions.activations(), wanted, day)
                : Optional.of(need(version))
                        .filter(v -> v.book().equals(wanted))
                        .map(Version::id);
        if (searched.isEmpty()) {
            return new RowsAnswer(null, day.toString(), 0, List.of());
        }
        String id = searched.get();
        Shelf shelf = wanted.shelf();
        return new RowsAnswer(
                id,
                day.toString(),
                pages.found(shelf, id, text),
                pages.search(shelf, id, text, size, (long) page * size).stream()
                        .map(values -> RowAnswer.of(shelf, values, id, day))
                        .toList());
    }

    private LocalDate today() {
        return BusinessDay.of(clock.instant()).date();
    }

    private Version need(String id) {
        return versions.find(id).orElseThrow(() -> Refusal.notFound("没有这个字典版本"));
    }
}
