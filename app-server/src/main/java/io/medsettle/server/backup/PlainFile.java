package io.medsettle.server.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A small file of {@code name=value} lines, replaced whole or not at all and on disk when the call returns. Values hold no line ends. */
final class PlainFile {
    private final Path file;

    PlainFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path place() {
        return file;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    Optional<Map<String, String>> read() {
        Map<String, String> lines = new TreeMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int at = line.indexOf('=');
                if (at > 0) {
                    lines.put(
                            line.substring(0, at).strip(),
                            line.substring(at + 1).strip());
                }
            }
            return Optional.of(lines);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Map<String, String> lines) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(lines)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(file.resolveSibling(".").normalize());
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
