package io.medsettle.adapter.creditgz.profile;

/**
 * How content is encrypted by SM4, credit-gz §5.4.
 *
 * @param bodyAsText whether an unencrypted content travels as JSON text and not as an object
 */
public record CipherRule(
        Spot spot, Scope scope, Mode mode, boolean padded, KeySource key, Iv iv, Text text, boolean bodyAsText) {
    /** What is encrypted. */
    public enum Scope {
        /** The whole content. */
        BODY,
        /** Single fields of it. */
        FIELDS,
        /** Nothing. */
        NONE
    }

    /** Mode of operation. */
    public enum Mode {
        ECB,
        CBC,
        GCM
    }

    /** How the key is written in the settings. */
    public enum KeySource {
        /** 16 ASCII characters. */
        ASCII16,
        /** 32 hex digits. */
        HEX32,
        /** Base64 of 16 bytes. */
        BASE64,
        /** The application's secret; the key is derived from it as the national platform does. */
        DERIVED_EPC
    }

    /** Where the initialisation vector is from. */
    public enum Iv {
        NONE,
        /** From the settings, always the same. */
        FIXED,
        /** Random, before the cipher bytes. */
        PREFIXED
    }

    /** How the bytes are written. */
    public enum Text {
        BASE64,
        HEX_LOWER,
        HEX_UPPER
    }
}
