package io.medsettle.server.store;

/**
 * Something encrypted (密文), and the name of the key it was encrypted with.
 *
 * @param keyId ≤32
 * @param bytes 12 bytes of initial vector, the ciphertext, 16 bytes of tag
 */
public record Box(String keyId, byte[] bytes) {
    @Override
    public String toString() {
        return "Box[" + keyId + ", " + bytes.length + " bytes]";
    }
}
