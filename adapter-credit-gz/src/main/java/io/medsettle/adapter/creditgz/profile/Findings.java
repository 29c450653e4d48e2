package io.medsettle.adapter.creditgz.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with one file, collected to its end. Not safe to share between threads. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void add(Spot spot, String text) {
        Finding finding = new Finding(spot, text);
        if (!all.contains(finding)) {
            all.add(finding);
        }
    }

    /** In the order of the lines. */
    List<Finding> all() {
        return all.stream()
                .sorted(Comparator.comparingInt(finding -> finding.spot().line()))
                .toList();
    }
}
