package io.medsettle.ports.crypto;

/** Encrypts and decrypts whole messages with one key, padding included. Safe to share between threads. */
public interface BlockCipher {
    byte[] encrypt(byte[] plain);

    /** @throws IllegalArgumentException if the bytes were not made with this key */
    byte[] decrypt(byte[] sealed);
}
