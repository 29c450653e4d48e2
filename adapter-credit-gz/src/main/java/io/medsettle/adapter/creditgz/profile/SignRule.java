package io.medsettle.adapter.creditgz.profile;

/**
 * How messages are signed, credit-gz §5.3.
 *
 * @param plain whether the unencrypted content is signed
 * @param upperHex whether the digest is written in upper-case hex
 * @param wholePath whether names in the sign text are whole paths, else their last parts
 * @param keyName what the key is called in the sign text
 * @param keyFirst whether the key stands before the text
 */
public record SignRule(
        Spot spot,
        Variant variant,
        boolean plain,
        boolean upperHex,
        boolean wholePath,
        String keyName,
        boolean keyFirst) {
    /** The closed set of rules. */
    public enum Variant {
        /** SM3 of text and key. */
        SM3_KEY_PARAM,
        /** SM3 of text and the key's own SM3. */
        SM3_HASHED_KEY,
        /** HMAC with SM3. */
        HMAC_SM3,
        /** SM2 with SM3: two key pairs. */
        SM2_WITH_SM3
    }
}
