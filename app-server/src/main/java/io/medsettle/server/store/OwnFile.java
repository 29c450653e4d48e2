package io.medsettle.server.store;

import io.medsettle.ports.value.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A secret in a file that only the server's own user can read (mode 0600). It is there whole or not at all, and never written over. */
public final class OwnFile {
    private final Path file;

    public OwnFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Where it is; no secret. */
    public Path place() {
        return file;
    }

    public Optional<Secret> read() {
        try {
            return Optional.of(new Secret(Files.readString(file).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in it; where there is none, one is made and kept. Of several that make one at once, one is kept. */
    public Secret readOrMake(Supplier<Secret> making) {
        return read().orElseGet(() -> {
            make(making.get());
            return read().orElseThrow(() -> new IllegalStateException(file + " was taken away while it was made"));
        });
    }

    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(Secret secret) {
        Path folder = file.resolveSibling(".");
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(folder.normalize());
            Files.createFile(draft, own());
            Files.writeString(draft, secret.reveal());
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(draft);
        }
    }

    private static FileAttribute<?>[] own() {
        boolean posix =
                Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
