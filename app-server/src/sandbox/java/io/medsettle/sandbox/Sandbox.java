package io.medsettle.sandbox;

import io.medsettle.server.Server;
import io.micronaut.runtime.Micronaut;

/** Starts the gateway with sample people and simulated far sides. */
public final class Sandbox {
    private Sandbox() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(Server.class).environments("sandbox").start();
    }
}
