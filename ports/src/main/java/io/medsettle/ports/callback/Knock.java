package io.medsettle.ports.callback;

import java.util.List;

/**
 * A genuine callback.
 *
 * @param kind what it is about, in the far side's word ("6302", "TRANSACTION.SUCCESS")
 * @param id unique within the party: the same notice sent again has the same id, ≤128
 * @param numbers numbers by which the order can be found: ours first, then theirs
 * @param waits whether the far side waits for our own confirmation before it goes on
 * @param text the decoded text, to be kept encrypted
 */
public record Knock(String kind, String id, List<String> numbers, boolean waits, String text) {
    public Knock {
        numbers = List.copyOf(numbers);
    }

    @Override
    public String toString() {
        return "Knock[" + kind + " " + id + "]";
    }
}
