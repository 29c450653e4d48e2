package io.medsettle.adapter.wechat.wire;

/**
 * A text that only the APIv3 key opens.
 *
 * @param nonce 12 characters
 * @param associatedData bound to the text, "" for none
 * @param ciphertext Base64, tag at the end
 */
public record Sealed(String nonce, String associatedData, String ciphertext) {}
