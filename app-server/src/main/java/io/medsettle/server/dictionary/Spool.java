package io.medsettle.server.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An upload put down in a file of its own, because it is read twice; gone when closed. */
final class Spool implements AutoCloseable {
    private final Path path;
    private final String digest;

    private Spool(Path path, String digest) {
        this.path = path;
        this.digest = digest;
    }

    static Spool of(InputStream upload) throws IOException {
        Path path = Files.createTempFile("medsettle-dictionary", ".csv");
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), sha256)) {
                upload.transferTo(out);
            }
            return new Spool(path, HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    /** How many lines there are, the last one too if nothing ends it. */
    long lines() throws IOException {
        long lines = 0;
        int last = '\n';
        byte[] some = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(some); read > 0; read = in.read(some)) {
                for (int i = 0; i < read; i++) {
                    lines += some[i] == '\n' ? 1 : 0;
                }
                last = some[read - 1];
            }
        }
        return last == '\n' ? lines : lines + 1;
    }

    Path path() {
        return path;
    }

    String digest() {
        return digest;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
