package io.medsettle.adapter.creditgz.profile;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * When an entry counts: all of its tests hold.
 *
 * @param tests none for an entry that always counts
 */
public record Condition(List<Test> tests) {
    /** Always. */
    public static final Condition ALWAYS = new Condition(List.of());

    public Condition {
        tests = List.copyOf(tests);
    }

    /**
     * One test of one value.
     *
     * @param not whether it must fail
     * @param words the value is one of these; none = there is a value, and it is not "0"
     */
    public record Test(String path, boolean not, Set<String> words) {
        boolean holds(String value) {
            boolean held = words.isEmpty() ? !value.isEmpty() && !value.equals("0") : words.contains(value);
            return held != not;
        }
    }

    /** @param values canonical values by path, "" for none */
    public boolean holds(UnaryOperator<String> values) {
        return tests.stream().allMatch(test -> test.holds(values.apply(test.path())));
    }

    /** Whether it can hold while a path has this word. */
    boolean allows(String path, String word) {
        return tests.stream().filter(test -> test.path().equals(path)).allMatch(test -> test.holds(word));
    }
}
