package io.medsettle.adapter.yibao;

import io.medsettle.ports.crypto.BlockCipher;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import io.medsettle.ports.value.Secret;

/**
 * What seals and opens messages of the mobile pay centre (mobile-pay §2).
 *
 * @param appSecret ends every text to be signed, in both directions
 * @param hospital signs SM3withSM2, raw r‖s
 * @param centre verifies the centre's signature, raw r‖s
 * @param data encrypts and decrypts {@code encData}
 */
public record CentreKeys(Secret appSecret, Signer hospital, Verifier centre, BlockCipher data) {
    public CentreKeys {
        Demand.that(!appSecret.isEmpty(), "centre.keys.appSecret: required");
    }

    /**
     * All keys in software.
     *
     * @param hospitalPrivateKey Base64, 32 or 33 bytes
     * @param centrePublicKey Base64, 65 or 64 bytes
     * @param sm2UserId {@link SoftKeys#USER_ID} unless the region says otherwise
     */
    public static CentreKeys inSoftware(
            String appId, Secret appSecret, Secret hospitalPrivateKey, String centrePublicKey, String sm2UserId) {
        Demand.that(appId.length() >= 16, "centre.appId: at least 16 characters");
        return new CentreKeys(
                appSecret,
                SoftKeys.signer(hospitalPrivateKey, sm2UserId),
                SoftKeys.verifier(centrePublicKey, sm2UserId),
                SoftKeys.dataCipher(appId, appSecret));
    }

    @Override
    public String toString() {
        return "CentreKeys[***]";
    }
}
