package io.medsettle.server.credit;

import io.medsettle.ports.credit.PatientClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps every event and every decision about it, durably. Safe to share between threads and nodes. */
public interface TriggerStore {
    /** Keeps a fresh event; returns the one that stands under its key, which may be an older one. */
    Arrival arrive(Trigger trigger, Instant workedOnUntil);

    Optional<TriggerRow> find(String org, String hisOrderId, String eventId);

    /** Takes up one that nobody works on any more; false if somebody does. */
    boolean take(Trigger trigger, Instant now, Instant until);

    /** What was learnt on the way: its class, and what the whole bill comes to, fen. */
    void known(Trigger trigger, PatientClass patientClass, long fen);

    /** The order that pays it. */
    void opened(Trigger trigger, String orderId);

    /** Whoever comes next may work on it from then on. */
    void leave(Trigger trigger, Instant from);

    /** The last word; false if it had been said before. */
    boolean decided(Trigger trigger, Decision decision, Instant at);

    /** Events without a last word that nobody works on; those without an order first. */
    List<TriggerRow> open(Instant now, int most);

    /** @param fresh whether it had not been there */
    record Arrival(TriggerRow row, boolean fresh) {}
}
