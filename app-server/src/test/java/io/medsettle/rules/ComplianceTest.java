package io.medsettle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 等保与密评对照: the matrix leaves no clause out, and points at nothing that is not there. */
class ComplianceTest {
    private static final Pattern NAMED = Pattern.compile("\\b[A-Z][A-Za-z0-9]*Test\\b");
    private static final Pattern TEST = Pattern.compile(".*/src/test/java/.*/([A-Za-z0-9]+Test)\\.java");
    private static final String MATRIX = "docs/compliance.md";

    private static final House HOUSE = House.ours();

    private static String matrix() {
        return HOUSE.files().stream()
                .filter(f -> f.path().equals(MATRIX))
                .map(SourceFile::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_clause_is_answered_by_a_test_that_exists_or_says_whose_duty_it_is() {
        Set<String> there = HOUSE.files().stream()
                .map(f -> TEST.matcher(f.path()))
                .filter(java.util.regex.Matcher::matches)
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = NAMED.matcher(matrix())
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(there).containsAll(named);

        List<String> rows = matrix().lines()
                .filter(l -> l.startsWith("| ") && !l.startsWith("| ---") && !l.startsWith("| 条款"))
                .toList();
        assertThat(rows).allMatch(row -> NAMED.matcher(row).find() || row.matches(".*(现场|未实现).*"));
        IntStream.rangeClosed(1, 11).forEach(n -> assertThat(matrix()).contains("8.1.4." + n + " "));
        "abcdefgh".chars().forEach(c -> assertThat(matrix()).contains("| " + (char) c + ") "));
    }
}
