package io.medsettle.server;

import io.micronaut.runtime.Micronaut;

/** Starts the gateway for production. */
public final class Server {
    private Server() {}

    public static void main(String[] args) {
        Micronaut.run(Server.class, args);
    }
}
