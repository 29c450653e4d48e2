package io.medsettle.server.metrics;

/** Figures that have to be asked for, of the database most of them; {@link Counting} does it at intervals. */
@FunctionalInterface
interface Counted {
    /**
     * Asks anew.
     *
     * @throws io.medsettle.ports.store.StoreUnavailable if the database does not answer; the figures stay as they were
     */
    void count();
}
