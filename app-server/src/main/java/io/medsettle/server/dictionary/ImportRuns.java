package io.medsettle.server.dictionary;

import io.medsettle.server.clients.Client;
import io.medsettle.server.problem.Refusal;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports that go on while whoever asked looks at a page: the file is taken in, the rest is done in the background, and any node can say
 * how far it is. An import is whole or nothing, so one whose node died has left nothing behind. Safe to share between threads.
 */
@Singleton
public final class ImportRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    /** The last step, over a large base, tells nothing for a while. */
    private static final Duration SILENT = Duration.ofMinutes(10);

    private static final int LONGEST_NAME = 200;
    private static final String OTHER = "这个页面先前提交过另一个文件, 或说明, 文件内容, 字符编码选得不同";

    private final Imports imports;
    private final ImportRows rows;
    private final Versions versions;
    private final InstantSource clock;
    private final ExecutorService background;

    ImportRuns(
            Imports imports,
            ImportRows rows,
            Versions versions,
            InstantSource clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService background) {
        this.imports = imports;
        this.rows = rows;
        this.versions = versions;
        this.clock = clock;
        this.background = background;
    }

    /**
     * What is asked for.
     *
     * @param key of the page that asks, 32 hexadecimal digits: sent twice it is one import
     * @param base "" if the file is whole by itself
     * @param charset UTF-8 or GBK
     */
    public record Upload(String key, String book, String title, String base, String charset, String fileName) {}

    /**
     * Takes the file in and begins.
     *
     * @return its number
     * @throws Refusal 400, 404 if what is asked for makes no sense, 409 if the page asked for something else before
     */
    public String begin(Upload asked, InputStream bytes, Client client) throws IOException {
        if (!asked.key().matches("[0-9a-f]{32}")) {
            throw Refusal.of(400, "malformed", "内容不对", "没有认出这个页面", "请重新打开页面后再上传");
        }
        Book book = Asked.book(asked.book());
        Charset charset = Asked.charset(asked.charset());
        Imports.Wish wish = new Imports.Wish(
                book,
                cut(asked.title().strip()),
                Optional.of(asked.base()).filter(base -> !base.isEmpty()),
                key(client.id(), asked.key()),
                client.id());
        Spool spool = Spool.of(bytes);
        try {
            Instant now = clock.instant();
            String digest = digest(wish, charset, spool);
            ImportRun run = new ImportRun(
                    asked.key(),
                    book.name(),
                    wish.title(),
                    cut(asked.fileName()),
                    client.id(),
                    now,
                    now,
                    ImportProgress.CHECKING,
                    0,
                    spool.lines(),
                    "",
                    List.of());
            if (rows.add(run, digest) || again(run, digest, now)) {
                background.execute(() -> run(run.id(), wish, spool, charset));
            } else {
                spool.close();
            }
            return run.id();
        } catch (IOException | RuntimeException e) {
            spool.close();
            if (e instanceof RejectedExecutionException) {
                rows.end(asked.key(), ImportRun.FAILED, "", List.of(), clock.instant());
            }
            throw e;
        }
    }

    /** Whether it is begun again: what the page asked for before is the same and came to nothing. Under its key it is still one import. */
    private boolean again(ImportRun run, String digest, Instant now) {
        ImportRun before = rows.find(run.id()).orElseThrow();
        if (!before.askedBy().equals(run.askedBy()) || !rows.asked(run.id(), digest)) {
            throw Refusal.of(409, "key-reused", "没有导入", OTHER, "请重新打开目录的页面后再上传");
        }
        String stage = told(before).stage();
        return (stage.equals(ImportRun.FAILED) || stage.equals(ImportRun.STOPPED)) && rows.again(before, now);
    }

    private static String digest(Imports.Wish wish, Charset charset, Spool spool) {
        return Spool.sha256(String.join(
                "\n", wish.book().name(), wish.title(), wish.base().orElse(""), charset.name(), spool.digest()));
    }

    private static String key(String who, String id) {
        return who + "/" + id;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }

    private void run(String id, Imports.Wish wish, Spool spool, Charset charset) {
        try {
            end(id, imports.file(wish, spool.path(), charset, spool.digest(), new Beats(id)));
        } catch (RuntimeException e) {
            LOG.warn("import {} came to nothing, or nobody knows to what", id, e);
            failed(id);
        } finally {
            putAway(id, spool);
        }
    }

    private static void putAway(String id, Spool spool) {
        try {
            spool.close();
        } catch (RuntimeException e) {
            LOG.warn("the file of import {} could not be deleted", id, e);
        }
    }

    private void failed(String id) {
        try {
            rows.end(id, ImportRun.FAILED, "", List.of(), clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("that import {} came to nothing could not be put down", id, e);
        }
    }

    private void end(String id, Imports.Came came) {
        Instant now = clock.instant();
        if (came instanceof Imports.New n) {
            rows.end(id, ImportRun.DONE, n.version().id(), List.of(), now);
        } else if (came instanceof Imports.Same s) {
            rows.end(id, ImportRun.DONE, s.version().id(), List.of(), now);
        } else if (came instanceof Imports.NothingNew n) {
            rows.end(id, ImportRun.DONE, n.version().id(), List.of(), now);
        } else if (came instanceof Imports.Refused refused) {
            rows.end(id, ImportRun.REFUSED, "", refused.defects(), now);
        } else {
            rows.end(id, ImportRun.REFUSED, "", List.of(OTHER + ", 请重新打开页面后再上传"), now);
        }
    }

    /** Writes down now and then how far it is. For one thread. */
    private final class Beats implements ImportProgress {
        private final String id;
        private Instant next = Instant.EPOCH;

        Beats(String id) {
            this.id = id;
        }

        @Override
        public void at(String stage, long line) {
            Instant now = clock.instant();
            if (!now.isBefore(next)) {
                rows.move(id, stage, line, now);
                next = now.plus(BEAT);
            }
        }
    }

    /** @throws Refusal 404 if there is none */
    public ImportRun need(String id) {
        return rows.find(id).map(this::told).orElseThrow(() -> Refusal.notFound("没有这次导入"));
    }

    /** The newest first. */
    public List<ImportRun> newest(int most) {
        return rows.newest(most).stream().map(this::told).toList();
    }

    /** Only the version itself can tell: what came of it may be written down wrongly or not at all, its COMMIT may have broken. */
    private ImportRun told(ImportRun run) {
        if (run.stage().equals(ImportRun.DONE) || run.stage().equals(ImportRun.REFUSED)) {
            return run;
        }
        Optional<Version> stands = versions.byKey(key(run.askedBy(), run.id()));
        if (stands.isPresent()) {
            return run.done(stands.get().id());
        }
        boolean left = run.busy() && run.seenAt().plus(SILENT).isBefore(clock.instant());
        return left ? run.at(ImportRun.STOPPED) : run;
    }
}
