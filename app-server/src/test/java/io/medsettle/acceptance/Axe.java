package io.medsettle.acceptance;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks at pages with axe-core, for those who see little, hear a page read to them or use no mouse, and keeps every serious or
 * critical fault. The engine comes in through the browser's own tools, so that a page's policy stays as strict as it is.
 */
final class Axe {
    private static final String ENGINE = engine("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js");
    private static final String LOOK =
            "async () => (await axe.run(document, { iframes: false, resultTypes: ['violations'] }))"
                    + ".violations.filter(v => v.impact === 'serious' || v.impact === 'critical')"
                    + ".flatMap(v => v.nodes.map(n => v.id + ' (' + v.impact + ') at ' + n.target.join(' ') + ': ' + n.html.slice(0, 200)"
                    + " + ' | ' + n.failureSummary.replace(/\\s+/g, ' ')))";

    private final List<String> faults = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();

    /** The page as it is now; the name is its template's, or begins with it and a blank. */
    void look(Page page, String name) {
        look(page.mainFrame(), name);
    }

    /** The same of what stands in a frame. */
    void look(Frame frame, String name) {
        frame.evaluate(ENGINE);
        seen.add(name.split(" ", 2)[0]);
        for (Object fault : (List<?>) frame.evaluate(LOOK)) {
            faults.add(name + ": " + fault);
        }
    }

    /** Page, rule and node of each fault since this was asked last. */
    List<String> faults() {
        List<String> found = List.copyOf(faults);
        faults.clear();
        return found;
    }

    /** Templates of a directory that no look was taken at, without those that are a part of others. */
    Set<String> unseen(String directory, String... parts) {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/views", directory))) {
            files.map(file -> file.getFileName().toString().replace(".html", ""))
                    .forEach(all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.removeAll(seen);
        all.removeAll(Set.of(parts));
        return all;
    }

    private static String engine(String name) {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
