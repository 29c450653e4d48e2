package io.medsettle.server.dictionary;

import io.medsettle.ports.insurance.CatalogueSource;
import io.medsettle.ports.insurance.InsurerLookups;
import io.medsettle.server.api.Printable;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 医保字典与目录的导入: 文件 (text/csv 或 multipart) 与医保下载. */
@Validated
@Controller("/api/v1/dictionaries")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "医保字典")
class DictionaryImportsController {
    private final Imports imports;
    private final Versions versions;
    private final Optional<CatalogueSource> catalogues;
    private final Optional<InsurerLookups> lookups;

    DictionaryImportsController(
            Imports imports,
            Versions versions,
            Optional<CatalogueSource> catalogues,
            Optional<InsurerLookups> lookups) {
        this.imports = imports;
        this.versions = versions;
        this.catalogues = catalogues;
        this.lookups = lookups;
    }

    /**
     * 上传的文件及其去处.
     *
     * @param book 目录或字典
     * @param key Idempotency-Key
     * @param client 接入方
     * @param charset UTF-8 (默认) 或 GBK
     * @param base 基础版本; 给出时文件只含改变的行
     * @param title 版本说明
     */
    @Introspected
    record Upload(
            @PathVariable String book,

            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Printable
            String key,

            @Parameter(hidden = true) @RequestAttribute(Client.ATTRIBUTE)
            Client client,

            @Nullable @QueryValue String charset,
            @Nullable @QueryValue @Size(max = 24) String base,
            @Nullable @QueryValue @Size(max = 200) String title) {}

    @Post("/{book}/versions")
    @Consumes("text/csv")
    @Scope(Scope.DICTIONARIES)
    @Operation(
            summary = "从文件导入一个新版本",
            description = "请求体为 CSV, 首行为表头; charset 可为 UTF-8 (默认) 或 GBK; base 给出时只带改变的行。有一行不合要求则整个文件不导入, 逐行说明原因")
    HttpResponse<VersionAnswer> csv(@RequestBean @Valid Upload upload, @Body InputStream body) throws IOException {
        return file(upload, body);
    }

    @Post("/{book}/versions")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Scope(Scope.DICTIONARIES)
    @Operation(summary = "从文件导入一个新版本 (表单上传)", description = "文件放在 file 字段; 其余同 text/csv")
    HttpResponse<VersionAnswer> multipart(@RequestBean @Valid Upload upload, StreamingFileUpload file)
            throws IOException {
        return file(upload, file.asInputStream());
    }

    /**
     * 从医保下载.
     *
     * @param types 下载 CODES 时要取的字典类型, 如 med_type
     */
    @Introspected
    @Schema(name = "FetchDictionary")
    record Fetch(
            @Nullable @Size(max = 200) String title,

            @Nullable @Size(max = 100)
            List<@Size(max = 30) @Pattern(regexp = "[A-Za-z0-9_]+", message = "含有不允许的字符") String> types) {}

    @Post("/{book}/versions/from-insurer")
    @Scope(Scope.DICTIONARIES)
    @Operation(
            summary = "从医保下载一个新版本",
            description = "目录只取上次之后的变动, 与上次的版本合成新版本, 没有变动时返回上次的版本; 字典取 types 所列的各类, 其余沿用最新版本")
    HttpResponse<VersionAnswer> insurer(
            @PathVariable String book,
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Printable String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Fetch body) {
        Book wanted = Asked.book(book);
        Imports.Wish wish = wish(book, body.title(), null, key, client);
        return answer(wanted.equals(Book.CODES) ? codes(wish, body) : catalogue(wish));
    }

    private Imports.Came codes(Imports.Wish wish, Fetch body) {
        List<String> types = body.types() == null
                ? List.of()
                : body.types().stream().distinct().sorted().toList();
        if (types.isEmpty()) {
            throw Asked.wrong("types", "下载字典须给出 types", "请列出要取的字典类型, 如 med_type");
        }
        return imports.codes(wish, types, lookups.orElseThrow(() -> noSource(wish.book())));
    }

    private Imports.Came catalogue(Imports.Wish wish) {
        CatalogueSource source = catalogues
                .filter(s -> wish.book().kind().filter(s.kinds()::contains).isPresent())
                .orElseThrow(() -> noSource(wish.book()));
        return imports.insurer(wish, source);
    }

    private static Refusal noSource(Book book) {
        return Refusal.of(409, "no-source", "不能下载", "医保接口没有提供 " + book + " 的下载", "请改用文件导入");
    }

    private static Imports.Wish wish(
            String book, @Nullable String title, @Nullable String base, String key, Client client) {
        String words = title == null ? "" : title.strip();
        return new Imports.Wish(
                Asked.book(book), words, Optional.ofNullable(base), client.id() + "/" + key, client.id());
    }

    private HttpResponse<VersionAnswer> file(Upload upload, InputStream bytes) throws IOException {
        Imports.Wish wish = wish(upload.book(), upload.title(), upload.base(), upload.key(), upload.client());
        try (bytes;
                Spool spool = Spool.of(bytes)) {
            return answer(imports.file(wish, spool.path(), Asked.charset(upload.charset()), spool.digest()));
        }
    }

    private HttpResponse<VersionAnswer> answer(Imports.Came came) {
        List<Activation> activations = versions.activations();
        if (came instanceof Imports.New n) {
            return HttpResponse.created(VersionAnswer.of(n.version(), activations));
        }
        if (came instanceof Imports.Same s) {
            return HttpResponse.ok(VersionAnswer.of(s.version(), activations));
        }
        if (came instanceof Imports.NothingNew n) {
            return HttpResponse.ok(VersionAnswer.of(n.version(), activations));
        }
        if (came instanceof Imports.OtherContent) {
            throw Refusal.of(
                    409,
                    "key-reused",
                    "Idempotency-Key 已用于其他内容",
                    "同一个 Idempotency-Key 先前用于不同的文件",
                    "新的导入请使用新的 Idempotency-Key");
        }
        Imports.Refused refused = (Imports.Refused) came;
        throw new Refusal(Problem.of(
                422, "bad-dictionary", "没有导入", String.join("; ", refused.defects()), "请改正后重新提交; 本次没有写入任何内容"));
    }
}
