package io.medsettle.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every text file of the checkout, read once. What was built and what one machine keeps to itself is not looked at. */
record House(List<String> topLevel, List<SourceFile> files) {
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", ".vscode", ".settings", "data");
    private static final long LARGEST = 2_000_000;

    /** The house that this test belongs to. */
    static House ours() {
        Path here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("pom.xml")) && Files.isDirectory(at.resolve("ports"))) {
                return read(at);
            }
        }
        throw new IllegalStateException("no root with pom.xml and ports above " + here);
    }

    static House read(Path root) {
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> top = Files.list(root)) {
            List<String> names =
                    top.map(path -> path.getFileName().toString()).sorted().toList();
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    boolean skip = !dir.equals(root)
                            && SKIPPED.contains(dir.getFileName().toString());
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && attributes.size() < LARGEST) {
                        String path = root.relativize(file).toString().replace('\\', '/');
                        text(file).ifPresent(text -> files.add(new SourceFile(path, text)));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
            return new House(names, List.copyOf(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for what is not text. */
    private static Optional<String> text(Path file) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    Stream<SourceFile> java() {
        return files.stream().filter(SourceFile::isJava);
    }

    /** Shipped Java without comments and literals. */
    Stream<SourceFile> mainCode() {
        return files.stream().filter(SourceFile::isMain).map(SourceFile::code);
    }
}
