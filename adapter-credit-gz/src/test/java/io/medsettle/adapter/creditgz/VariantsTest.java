package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.done;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.Secret;
import java.math.BigInteger;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways of sealing that neither shipped profile has, against a platform that reads the same text with other code. */
class VariantsTest {
    private static final String SIGN =
            "sign: { variant: SM3_KEY_PARAM, over: CIPHER, hex: LOWER, names: LEAF, keyName: key, keyAt: SUFFIX }";
    private static final String ENC =
            "enc: { scope: BODY, mode: ECB, padding: PKCS7, key: ASCII16, iv: NONE, text: BASE64 }";
    private static final String CERT = "- { field: certNo, from: patient.certNo, req: M, max: 30, sensitive: true }";

    /** A way of sealing, with a key as it wants it. */
    record Variant(String sign, String enc, String encKey, String iv) {}

    static Stream<Variant> variants() {
        return Stream.of(
                new Variant(
                        "sign: { variant: HMAC_SM3, over: CIPHER, hex: UPPER, names: PATH }",
                        "enc: { scope: BODY, mode: GCM, padding: NONE, key: BASE64, iv: PREFIXED, text: HEX_LOWER }",
                        "MDEyMzQ1Njc4OUFCQ0RFRg==",
                        ""),
                new Variant(
                        "sign: { variant: SM3_KEY_PARAM, over: PLAIN, keyName: secret, keyAt: PREFIX }",
                        "enc: { scope: BODY, mode: CBC, padding: PKCS7, key: ASCII16, iv: FIXED, text: HEX_UPPER }",
                        "0123456789ABCDEF",
                        "FEDCBA9876543210"),
                new Variant(
                        "sign: { variant: SM3_HASHED_KEY, over: CIPHER, keyAt: PREFIX }",
                        "enc: { scope: BODY, mode: ECB, padding: PKCS7, key: DERIVED_EPC, iv: NONE, text: BASE64 }",
                        "APPSECRET00000000000000000000001",
                        ""),
                new Variant(
                        "sign: { variant: SM3_HASHED_KEY, over: PLAIN }", "enc: { scope: NONE, bodyAs: TEXT }", "", ""),
                new Variant(
                        "sign: { variant: HMAC_SM3, over: CIPHER }", "enc: { scope: NONE, bodyAs: OBJECT }", "", ""));
    }

    private static String edited(String text, String from, String to) {
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    private static void trades(String profile, CreditKey ours, io.medsettle.fixtures.credit.CreditKey theirs) {
        try (Clinic clinic = new Clinic(Shape.FIRST, profile, List.of(theirs), new KeyRing(List.of(ours)))) {
            yes(clinic.room.contracts().find(Clinic.asking(Clinic.PERSON, PatientClass.SELF)));
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            Receipt receipt = done(clinic.party.start(deed));
            assertThat(yes(clinic.party.ask(deed))).isEqualTo(receipt);
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00001", 10_00, 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void both_sides_understand_each_other(Variant variant) {
        String profile = edited(edited(Shape.FIRST.text(), SIGN, variant.sign()), ENC, variant.enc());
        CreditKey ours = new CreditKey(
                "k1",
                new Secret(Shape.SIGN_KEY),
                Optional.empty(),
                new Secret(variant.encKey()),
                new Secret(variant.iv()),
                Shape.FROM,
                Shape.TO);
        trades(
                profile,
                ours,
                io.medsettle.fixtures.credit.CreditKey.of("k1", Shape.SIGN_KEY, variant.encKey())
                        .withIv(variant.iv()));
    }

    @Test
    void single_fields_are_sealed_and_nothing_else() {
        String profile = edited(
                edited(Shape.FIRST.text(), "scope: BODY", "scope: FIELDS"),
                CERT,
                CERT.replace("max: 30", "encrypt: true"));
        trades(profile, Shape.FIRST.key(), Shape.FIRST.theirKey());
    }

    @Test
    void two_pairs_of_keys_sign() {
        BigInteger ours = new BigInteger("1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef", 16);
        BigInteger theirs = new BigInteger("2234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef", 16);
        String profile = edited(Shape.FIRST.text(), SIGN, "sign: { variant: SM2_WITH_SM3, over: CIPHER }");
        CreditKey key = new CreditKey(
                "k1",
                new Secret(""),
                Optional.of(CreditKey.Pair.software(
                        new Secret(HexFormat.of().formatHex(ours.toByteArray())),
                        HexFormat.of().formatHex(point(theirs)))),
                new Secret(Shape.FIRST.encKey),
                new Secret(""),
                Shape.FROM,
                Shape.TO);
        trades(
                profile,
                key,
                io.medsettle.fixtures.credit.CreditKey.of("k1", "", Shape.FIRST.encKey)
                        .withSm2(
                                Base64.getEncoder().encodeToString(point(ours)),
                                Base64.getEncoder().encodeToString(theirs.toByteArray()),
                                Base64.getEncoder().encodeToString(point(theirs))));
        assertThat(key.toString() + key.pair()).doesNotContain("1234567890abcdef");
    }

    private static byte[] point(BigInteger scalar) {
        return CustomNamedCurves.getByName("sm2p256v1")
                .getG()
                .multiply(scalar)
                .normalize()
                .getEncoded(false);
    }

    @Test
    void an_address_can_be_filled_in_without_a_call_and_names_nobody() {
        String profile = edited(
                Shape.FIRST.text(),
                "  contractLink:\n    code: HOS00002\n    placeholder: true\n    disabled: true\n",
                "  contractLink:\n    template: \"https://pay.example/sign?m={merId}&o={orgCode}&s={scene}&back={returnUrl}\"\n");
        try (Clinic clinic = new Clinic(Shape.FIRST, profile)) {
            assertThat(yes(clinic.room
                                    .jump()
                                    .orElseThrow()
                                    .page(
                                            Clinic.asking(Clinic.PERSON, PatientClass.SELF),
                                            "register",
                                            URI.create("https://h.example/back?x=1")))
                            .toString())
                    .isEqualTo("https://pay.example/sign?m=" + Clinic.MER + "&o=" + Clinic.ORG
                            + "&s=register&back=https%3A%2F%2Fh.example%2Fback%3Fx%3D1");
            assertThat(clinic.room.family()).isEmpty();
            assertThat(clinic.room.dictionary()).isEmpty();
        }
    }
}
