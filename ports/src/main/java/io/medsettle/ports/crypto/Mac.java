package io.medsettle.ports.crypto;

/** A keyed digest. Safe to share between threads. */
@FunctionalInterface
public interface Mac {
    byte[] mac(byte[] message);
}
