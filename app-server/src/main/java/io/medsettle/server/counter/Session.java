package io.medsettle.server.counter;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.problem.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Somebody who has shown who they are.
 *
 * @param id hard to guess; whoever holds it and is the same client may act for the person until it ends
 * @param client who opened it
 * @param terminal where
 * @param patientId the archive chosen, "" while none is
 * @param notes what an order is opened with
 * @param secrets what an order is opened with
 * @param endsAt when it ends unless it is used before
 */
public record Session(
        String id, String client, String terminal, String patientId, Fields notes, Secrets secrets, Instant endsAt) {
    /**
     * This session, once it is known whose archive it speaks for.
     *
     * @throws Refusal 409 no-archive while it is not
     */
    public Session chosen() {
        if (patientId.isEmpty()) {
            throw Refusal.of(409, "no-archive", "尚未选定患者档案", "会话中有多个或没有患者档案", "请先选定档案, 或先建档");
        }
        return this;
    }

    /** The same with the archive that was chosen. */
    Session choosing(String archive) {
        return new Session(id, client, terminal, archive, notes, secrets, endsAt);
    }

    Session until(Instant end) {
        return new Session(id, client, terminal, patientId, notes, secrets, end);
    }

    /** To be kept as a secret only. */
    Secret text() {
        Map<String, String> hidden = new HashMap<>();
        secrets.forEach((name, secret) -> hidden.put(name, secret.reveal()));
        return new Secret(Fields.of("client", client)
                .with("terminal", terminal)
                .with("patientId", patientId)
                .and(notes.behind("notes."))
                .and(Fields.of(hidden).behind("secrets."))
                .text());
    }

    static Session ofText(String id, Secret text, Instant endsAt) {
        Fields f = Fields.ofText(text.reveal());
        Secrets secrets = Secrets.NONE;
        for (Map.Entry<String, String> e : f.under("secrets.").asMap().entrySet()) {
            secrets = secrets.with(e.getKey(), e.getValue());
        }
        return new Session(
                id, f.get("client"), f.get("terminal"), f.get("patientId"), f.under("notes."), secrets, endsAt);
    }

    @Override
    public String toString() {
        return "Session[" + terminal + "]";
    }
}
