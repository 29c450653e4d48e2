package io.medsettle.adapter.yibao;

import io.medsettle.ports.crypto.BlockCipher;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.value.Secret;
import java.util.Optional;

/**
 * What only some regions and gateways need beside {@link CoreSettings}, and the limits of what is believed. Immutable;
 * prints no secret.
 *
 * @param signInPassword the operator's password, where a sign-in wants one
 * @param oauth how a token is got, with {@link CoreSettings.Gateway#OAUTH2}
 * @param signer signs inputs, where the dialect's signature is SM2
 * @param cipher seals inputs and opens outputs, where the dialect is sealed: {@link SoftKeys#clientCipher}
 * @param longestAnswer bytes of an envelope; a longer one is not believed
 * @param longestFile bytes of a zip as it comes
 * @param longestUnpacked bytes of the text in it
 */
public record CoreExtras(
        Secret signInPassword,
        Optional<OAuth> oauth,
        Optional<Signer> signer,
        Optional<BlockCipher> cipher,
        long longestAnswer,
        long longestFile,
        long longestUnpacked) {
    /**
     * How a token is got (yibao-core §2.5 D); client id and secret are the gateway's account and secret.
     *
     * @param address where
     * @param username account of the password grant
     * @param scope as the bureau says, may be ""
     */
    public record OAuth(String address, String username, Secret password, String scope) {
        public OAuth {
            Demand.address(address, "core.extras.oauth.address");
            Demand.that(!username.isEmpty(), "core.extras.oauth.username: required");
            Demand.that(!password.isEmpty(), "core.extras.oauth.password: required");
        }
    }

    public CoreExtras {
        Demand.that(longestAnswer > 0 && longestFile > 0 && longestUnpacked > 0, "core.extras: limits above 0");
    }

    /** Nothing special; envelopes of 8 MB, files of 50 MB, texts of 2 GB. */
    public static CoreExtras none() {
        return new CoreExtras(
                new Secret(""), Optional.empty(), Optional.empty(), Optional.empty(), 8L << 20, 50L << 20, 2L << 30);
    }

    public CoreExtras withPassword(Secret password) {
        return new CoreExtras(password, oauth, signer, cipher, longestAnswer, longestFile, longestUnpacked);
    }

    public CoreExtras withOAuth(OAuth token) {
        return new CoreExtras(
                signInPassword, Optional.of(token), signer, cipher, longestAnswer, longestFile, longestUnpacked);
    }

    public CoreExtras withSeal(Signer signs, BlockCipher seals) {
        return new CoreExtras(
                signInPassword,
                oauth,
                Optional.of(signs),
                Optional.of(seals),
                longestAnswer,
                longestFile,
                longestUnpacked);
    }

    public CoreExtras withLimits(long answer, long file, long unpacked) {
        return new CoreExtras(signInPassword, oauth, signer, cipher, answer, file, unpacked);
    }
}
