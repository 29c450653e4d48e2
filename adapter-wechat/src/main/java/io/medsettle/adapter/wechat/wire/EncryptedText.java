package io.medsettle.adapter.wechat.wire;

import org.jspecify.annotations.Nullable;

/**
 * A text under the APIv3 key (加密数据), wechat §4.4; the page of notices and of the certificate list.
 *
 * @param algorithm AEAD_AES_256_GCM
 * @param nonce 随机串, 12
 * @param associated_data 附加数据, may be empty or absent
 * @param ciphertext Base64, the last 16 bytes are the tag
 */
record EncryptedText(
        @Nullable String algorithm,
        @Nullable String nonce,
        @Nullable String associated_data,
        @Nullable String ciphertext) {

    Sealed sealed() {
        if (!"AEAD_AES_256_GCM".equals(algorithm)) {
            throw new Unreadable("field algorithm has a word of no page");
        }
        return new Sealed(
                Json.text(nonce, "nonce"), Json.orEmpty(associated_data), Json.text(ciphertext, "ciphertext"));
    }
}
