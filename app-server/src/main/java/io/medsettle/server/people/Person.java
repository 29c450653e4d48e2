package io.medsettle.server.people;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Somebody who works here.
 *
 * @param login 3 to 32 lower-case letters, digits, dots, underlines and hyphens
 * @param name as colleagues call them, ≤64
 * @param org the organisation whose orders they see
 * @param enabled whether they may come in at all
 * @param mustChange whether their password was given to them by somebody else
 * @param secondFactor whether they need a code beside the password
 * @param lockedUntil when the lock-out ends, EPOCH while there is none
 * @param enteredAt when they came in last, EPOCH for never
 */
public record Person(
        String login,
        String name,
        String org,
        SortedSet<Grant> grants,
        boolean enabled,
        boolean mustChange,
        boolean secondFactor,
        Instant lockedUntil,
        Instant enteredAt) {
    public Person {
        grants = Collections.unmodifiableSortedSet(new TreeSet<>(grants));
    }

    /** What their roles let them do, wherever. */
    public Set<String> scopes() {
        return grants.stream().flatMap(g -> g.role().scopes().stream()).collect(Collectors.toUnmodifiableSet());
    }

    public boolean may(String scope) {
        return grants.stream().anyMatch(g -> g.role().scopes().contains(scope));
    }

    /** In which departments they may do it; "" among them means in all. */
    public SortedSet<String> departments(String scope) {
        return grants.stream()
                .filter(g -> g.role().scopes().contains(scope))
                .map(Grant::department)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public String roleWords() {
        return grants.stream().map(Grant::words).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "Person[" + login + "]";
    }
}
