package io.medsettle.ports.crypto;

/** Verifies with a far side's public key. Safe to share between threads. */
@FunctionalInterface
public interface Verifier {
    /** False for a wrong signature and for bytes that are no signature at all. */
    boolean verify(byte[] message, byte[] signature);
}
