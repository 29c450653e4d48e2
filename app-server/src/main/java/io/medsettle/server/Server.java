package io.medsettle.server;

import io.micronaut.runtime.Micronaut;

/** Starts the gateway for production. Everything is built at the start, so that a wrong setting stops it. */
public final class Server {
    private Server() {}

    public static void main(String[] args) {
        Micronaut.build(args)
                .mainClass(Server.class)
                .banner(false)
                .eagerInitSingletons(true)
                .start();
    }
}
