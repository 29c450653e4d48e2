package io.medsettle.core.desk;

import io.medsettle.core.plan.Plan;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Optional;

/**
 * What is told when an order is opened.
 *
 * @param org hospital
 * @param entry flow, as the client named it
 * @param bills keys of the HIS bills that it pays; nobody else may open one while this order lives
 * @param lasting what it holds for ever
 * @param key idempotency key of the client, if it sent one
 * @param digest digest of what the client sent under that key
 * @param by who asked
 * @param notes plain things by {@code NoteKey}
 * @param secrets secret things by {@code NoteKey}
 */
public record Opening(
        String org,
        String entry,
        List<String> bills,
        List<Lasting> lasting,
        Optional<String> key,
        String digest,
        String by,
        Fields notes,
        Secrets secrets,
        Plan plan) {
    /**
     * A number that the order holds for ever, also while it holds nobody's money: what finds the one order of a stay.
     *
     * @param kind what kind of number, ≤24; neither "key" nor "his-bill"
     * @param text the number, ≤128
     */
    public record Lasting(String kind, String text) {}

    public Opening {
        bills = List.copyOf(bills);
        lasting = List.copyOf(lasting);
    }

    /** One that holds nothing for ever but its key. */
    public Opening(
            String org,
            String entry,
            List<String> bills,
            Optional<String> key,
            String digest,
            String by,
            Fields notes,
            Secrets secrets,
            Plan plan) {
        this(org, entry, bills, List.of(), key, digest, by, notes, secrets, plan);
    }
}
