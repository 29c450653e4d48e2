package io.medsettle.ports.crypto;

/** Signs with the hospital's private key. Safe to share between threads. */
@FunctionalInterface
public interface Signer {
    byte[] sign(byte[] message);
}
