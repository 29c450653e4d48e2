package io.medsettle.ports.wire;

/** Sends one request and says what came of it. Never throws for what the network does; never sends twice. */
@FunctionalInterface
public interface Exchange {
    WireResult exchange(WireRequest request);
}
