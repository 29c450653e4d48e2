package io.medsettle.server.console;

import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.dictionary.ImportRuns;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 字典导入: 上传文件, 检查与写入的进度, 不合要求的行. */
@Hidden
@Controller("/console/dictionaries/imports")
@ExecuteOn(TaskExecutors.BLOCKING)
class DictionaryImportPages {
    private final ImportRuns imports;

    DictionaryImportPages(ImportRuns imports) {
        this.imports = imports;
    }

    /** For a page from which something is uploaded: sent twice from one page, it is one import. */
    static String freshKey() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The fields stand before the file: by the time its bytes come, all is known. */
    @Post
    @Scope(Scope.DICTIONARIES)
    @HeadOnly
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> upload(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Part("key") String key,
            @Part("book") String book,
            @Part("title") @Nullable String title,
            @Part("base") @Nullable String base,
            @Part("charset") @Nullable String charset,
            StreamingFileUpload file)
            throws IOException {
        try (InputStream bytes = file.asInputStream()) {
            String id = imports.begin(
                    new ImportRuns.Upload(
                            key,
                            book,
                            said(title),
                            said(base),
                            charset == null ? "UTF-8" : charset,
                            file.getFilename()),
                    bytes,
                    client);
            return HttpResponse.seeOther(URI.create("/console/dictionaries/imports/" + id));
        }
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Get("/{id}")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @View("console/dictionary-import")
    Map<String, Object> run(@PathVariable String id) {
        return Map.of("run", imports.need(id));
    }

    /** Only what moves while it runs. */
    @Get("/{id}/progress")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @View("console/dictionary-import-progress")
    Map<String, Object> progress(@PathVariable String id) {
        return Map.of("run", imports.need(id));
    }
}
