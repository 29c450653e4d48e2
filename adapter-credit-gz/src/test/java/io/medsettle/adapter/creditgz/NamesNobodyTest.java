package io.medsettle.adapter.creditgz;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.creditgz.profile.Operation;
import io.medsettle.adapter.creditgz.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That a platform is described by its profile alone. */
class NamesNobodyTest {
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void no_source_names_a_profile_or_a_code_of_one() throws IOException {
        String sources = sources();
        assertThat(sources).contains("class CreditGz");
        for (Shape shape : Shape.values()) {
            Profile profile = shape.profile().profile();
            assertThat(sources).doesNotContain(shape.file);
            List<String> words = new ArrayList<>(profile.codes().senses().keySet());
            profile.operations().values().forEach(each -> words.add(each.code()));
            for (String word : words) {
                if (!word.isEmpty()) {
                    assertThat(sources).doesNotContain("\"" + word + "\"");
                }
            }
        }
    }

    @Test
    void the_two_differ_in_more_than_ten_points() {
        Profile a = Shape.FIRST.profile().profile();
        Profile b = Shape.OTHER.profile().profile();
        List<Function<Profile, Object>> points = List.of(
                p -> p.envelope().body().contains("."),
                p -> p.envelope().request().stream().map(e -> e.field()).toList(),
                p -> p.forms().yuan(),
                p -> p.forms().number(),
                p -> p.forms().pattern(),
                p -> p.forms().headers().size(),
                Profile::encryptFirst,
                p -> p.sign().variant(),
                p -> p.sign().plain(),
                p -> p.sign().upperHex(),
                p -> p.sign().wholePath(),
                p -> p.cipher().mode(),
                p -> p.cipher().iv(),
                p -> p.cipher().key(),
                p -> p.cipher().text(),
                p -> p.codes().senses().keySet(),
                p -> p.enums().get("tradeState"),
                p -> p.operations().values().stream().map(Operation::code).toList(),
                p -> p.operations().values().stream().map(Operation::path).toList(),
                p -> p.bill().charset(),
                p -> p.bill().delimiter(),
                p -> p.bill().crlf(),
                p -> p.reversals());
        Set<Integer> differing = new LinkedHashSet<>();
        for (int i = 0; i < points.size(); i++) {
            if (!String.valueOf(points.get(i).apply(a))
                    .equals(String.valueOf(points.get(i).apply(b)))) {
                differing.add(i);
            }
        }
        assertThat(differing).hasSize(points.size());
    }
}
