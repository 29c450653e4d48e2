package io.medsettle.server.statements;

import io.medsettle.ports.counterparty.Deed;

/** Where the insurer has several platforms: which of them a deed was done at. Safe to share between threads. */
public interface Platforms {
    /**
     * The platform that a deed, or what it reverses, was sent to.
     *
     * @return its name, "" for the one that serves everybody
     */
    String platform(Deed deed);

    /** Whether there is a platform of that name beside the one that serves everybody. */
    boolean has(String name);
}
