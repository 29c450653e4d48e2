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
        Optional<String> key,
        String digest,
        String by,
        Fields notes,
        Secrets secrets,
        Plan plan) {
    public Opening {
        bills = List.copyOf(bills);
    }
}
