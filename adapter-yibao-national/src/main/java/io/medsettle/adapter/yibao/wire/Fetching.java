package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Files of the counter platform (9102, yibao-core §3.9): on disk while they are read, readable by us alone, then gone. */
final class Fetching {
    /**
     * A file that was read to its end.
     *
     * @param rows how many
     * @param digest SHA-256 of the zip, lower-case hex
     */
    record Fetched(long rows, String digest) {}

    /** A row that cannot be what it should be; its words hold none of its values. */
    static final class BadRow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRow(String why) {
            super(why);
        }
    }

    private final Core core;
    private final YibaoSettings settings;

    Fetching(Core core, YibaoSettings settings) {
        this.core = core;
        this.settings = settings;
    }

    /** @param owners fixmedins_code to ask with; the second is tried when the first is refused */
    Outcome<Fetched> rows(FileInfo file, List<String> owners, Sending sending, Consumer<List<String>> each) {
        Path zip;
        try {
            zip = Files.createTempFile("yibao", ".zip");
        } catch (IOException e) {
            return Outcome.neverSent("不能建立临时文件: " + e.getClass().getSimpleName());
        }
        try {
            return fetched(file, owners, sending, zip).then(done -> read(zip, each));
        } finally {
            delete(zip);
        }
    }

    private Outcome<Path> fetched(FileInfo file, List<String> owners, Sending sending, Path zip) {
        Outcome<Path> came = Outcome.neverSent("没有文件的归属");
        for (String owner : owners) {
            Download9102.In in = new Download9102.In(file.file_qury_no(), file.filename(), owner);
            Answer answer = core.download(in, sending, zip);
            came = answer.match(
                    yes -> Outcome.succeeded(zip),
                    no -> Verdict.ofDoing(no, false),
                    never -> Verdict.noAnswer("9102 没有发出: " + never.why()),
                    Verdict::silent);
            if (!(answer instanceof Answer.No)) {
                return came;
            }
        }
        return came;
    }

    private Outcome<Fetched> read(Path zip, Consumer<List<String>> each) {
        try {
            long rows = ZipText.rows(zip, settings.core().extras().longestUnpacked(), each);
            return Outcome.succeeded(new Fetched(rows, digest(zip)));
        } catch (BadRow e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "文件内容不正确: " + e.getMessage());
        } catch (IOException e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "文件不能读完: " + e.getClass().getSimpleName());
        }
    }

    private static String digest(Path zip) throws IOException {
        try (InputStream in = Files.newInputStream(zip)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[8192];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                digest.update(piece, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void delete(Path zip) {
        try {
            Files.deleteIfExists(zip);
        } catch (IOException left) {
            zip.toFile().deleteOnExit();
        }
    }
}
