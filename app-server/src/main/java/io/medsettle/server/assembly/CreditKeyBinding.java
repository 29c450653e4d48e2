package io.medsettle.server.assembly;

import io.medsettle.adapter.creditgz.CreditKey;
import io.medsettle.ports.value.Secret;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of the credit platform's keys ({@code medsettle.credit-keys.<version>}); several may hold at once while they are
 * changed.
 *
 * @param id the version, as messages name it
 * @param signKey shared key of the signature
 * @param encKey key of the encryption
 * @param iv fixed initialisation vector, where the profile has one
 * @param ourPrivate our SM2 key, 64 hex digits, where two key pairs sign
 * @param theirPublic the platform's SM2 key, 130 hex digits
 * @param validFrom ISO instant
 * @param validTo ISO instant
 */
@EachProperty("medsettle.credit-keys")
record CreditKeyBinding(
        @Parameter String id,
        @Bindable(defaultValue = "") String signKey,
        @Bindable(defaultValue = "") String encKey,
        @Bindable(defaultValue = "") String iv,
        @Bindable(defaultValue = "") String ourPrivate,
        @Bindable(defaultValue = "") String theirPublic,
        Instant validFrom,
        Instant validTo) {
    CreditKey key() {
        return new CreditKey(
                id,
                new Secret(signKey),
                ourPrivate.isEmpty()
                        ? Optional.empty()
                        : Optional.of(CreditKey.Pair.software(new Secret(ourPrivate), theirPublic)),
                new Secret(encKey),
                new Secret(iv),
                validFrom,
                validTo);
    }

    @Override
    public String toString() {
        return "CreditKeyBinding[" + id + "]";
    }
}
