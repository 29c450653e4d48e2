package io.medsettle.adapter.creditgz.profile;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how a platform signs and encrypts. */
final class CryptoReader {
    private CryptoReader() {}

    static SignRule sign(Section crypto) {
        Section sign = crypto.section("sign", Set.of("variant", "over", "hex", "names", "keyName", "keyAt"));
        String keyName = sign.text("keyName");
        return new SignRule(
                sign.spot(),
                one(SignRule.Variant.class, sign, "variant", SignRule.Variant.SM3_KEY_PARAM),
                sign.need("over", Set.of("CIPHER", "PLAIN")).equals("PLAIN"),
                sign.word("hex", "LOWER", Set.of("LOWER", "UPPER")).equals("UPPER"),
                sign.word("names", "LEAF", Set.of("LEAF", "PATH")).equals("PATH"),
                keyName.isEmpty() ? "key" : keyName,
                sign.word("keyAt", "SUFFIX", Set.of("SUFFIX", "PREFIX")).equals("PREFIX"));
    }

    static CipherRule cipher(Section crypto) {
        Section enc = crypto.section("enc", Set.of("scope", "mode", "padding", "key", "iv", "text", "bodyAs"));
        CipherRule.Scope scope = one(CipherRule.Scope.class, enc, "scope", CipherRule.Scope.NONE);
        boolean none = scope == CipherRule.Scope.NONE;
        return new CipherRule(
                enc.spot(),
                scope,
                none ? CipherRule.Mode.ECB : one(CipherRule.Mode.class, enc, "mode", CipherRule.Mode.ECB),
                !enc.word("padding", "PKCS7", Set.of("PKCS7", "NONE")).equals("NONE"),
                none
                        ? CipherRule.KeySource.ASCII16
                        : one(CipherRule.KeySource.class, enc, "key", CipherRule.KeySource.ASCII16),
                none ? CipherRule.Iv.NONE : one(CipherRule.Iv.class, enc, "iv", CipherRule.Iv.NONE),
                none ? CipherRule.Text.BASE64 : one(CipherRule.Text.class, enc, "text", CipherRule.Text.BASE64),
                enc.word("bodyAs", "OBJECT", Set.of("OBJECT", "TEXT")).equals("TEXT"));
    }

    static <E extends Enum<E>> E one(Class<E> type, Section section, String key, E otherwise) {
        Set<String> words =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
        String word = section.need(key, words);
        return words.contains(word) ? Enum.valueOf(type, word) : otherwise;
    }
}
