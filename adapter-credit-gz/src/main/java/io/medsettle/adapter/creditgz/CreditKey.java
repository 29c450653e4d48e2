package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.seal.Sm2;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One version of the keys that the operator gives (密钥版本), credit-gz §3.2. Prints its id only.
 *
 * @param id its version, as messages name it, at most 16 characters
 * @param signKey shared key of the signature, empty where two key pairs sign
 * @param pair our signature and theirs, where two key pairs sign (SM2)
 * @param encKey key of the encryption, or what it is derived from, as the profile says; empty where nothing is encrypted
 * @param iv fixed initialisation vector, 16 or 12 ASCII characters; empty where the profile has none
 * @param validFrom from when on it may be used
 * @param validTo until when answers and notices may still use it
 */
public record CreditKey(
        String id, Secret signKey, Optional<Pair> pair, Secret encKey, Secret iv, Instant validFrom, Instant validTo) {
    public CreditKey {
        CreditSettings.require(id.matches("[0-9A-Za-z_.-]{1,16}"), "密钥版本 id 应为 1 到 16 个字母或数字");
        CreditSettings.require(validFrom.isBefore(validTo), "密钥 " + id + " 的有效期是空的");
    }

    /** We sign with our key and verify with theirs; DER both. */
    public record Pair(Signer ours, Verifier theirs) {
        /**
         * Both in software.
         *
         * @param ourPrivate 64 hex digits
         * @param theirPublic 130 hex digits, beginning with 04
         * @throws IllegalArgumentException if they are no keys of the curve
         */
        public static Pair software(Secret ourPrivate, String theirPublic) {
            return new Pair(
                    Sm2.signer(HexFormat.of().parseHex(ourPrivate.reveal())),
                    Sm2.verifier(HexFormat.of().parseHex(theirPublic)));
        }

        @Override
        public String toString() {
            return "Pair[***]";
        }
    }

    /** Shared keys, nothing fixed. */
    public static CreditKey shared(String id, Secret signKey, Secret encKey, Instant validFrom, Instant validTo) {
        return new CreditKey(id, signKey, Optional.empty(), encKey, new Secret(""), validFrom, validTo);
    }

    boolean validAt(Instant at) {
        return !at.isBefore(validFrom) && at.isBefore(validTo);
    }

    @Override
    public String toString() {
        return "CreditKey[" + id + "]";
    }
}
