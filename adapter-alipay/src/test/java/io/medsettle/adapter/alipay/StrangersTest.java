package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipayEncrypt;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.internal.util.AntCertificationUtil;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.response.AlipayTradeQueryResponse;
import io.medsettle.adapter.alipay.wire.Notified;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.crypto.Pem;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireResult;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Alipay's own client judges what we sign, send and verify. */
class StrangersTest {
    private static final String ALPHABET = "aB9 &=%+{}\"\\/?#\t门诊缴费①é-_.~*'()<>,;:";
    private static final long SEED = 20260105L;
    private static final String APP_PUBLIC =
            Sample.base64(Sample.APP.getPublic().getEncoded());

    private final Random chance = new Random(SEED);

    private String word(int longest) {
        StringBuilder word = new StringBuilder();
        int length = chance.nextInt(longest + 1);
        for (int i = 0; i < length; i++) {
            word.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }

    private Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        int some = 1 + chance.nextInt(8);
        for (int i = 0; i < some; i++) {
            words.put("name_" + (char) ('a' + chance.nextInt(26)) + chance.nextInt(3), word(24));
        }
        return words;
    }

    @Test
    void the_text_we_sign_and_its_signature_are_the_official_ones_to_the_byte() throws AlipayApiException {
        Seal seal = new Seal(Sample.settings(), SettableClock.aMondayMorning());
        for (int i = 0; i < 300; i++) {
            TreeMap<String, String> sealed = new TreeMap<>(seal.sealed("a.b", "{\"x\":\"" + i + "\"}", words()));
            String sign = String.valueOf(sealed.remove("sign"));
            String official = AlipaySignature.getSignContent(sealed);
            assertThat(Seal.content(sealed)).as("seed %d round %d", SEED, i).isEqualTo(official);
            assertThat(sign)
                    .isEqualTo(
                            AlipaySignature.rsa256Sign(official, Sample.appKey().reveal(), "utf-8"));
        }
    }

    @Test
    void a_request_as_it_arrives_verifies_under_the_official_check() throws AlipayApiException {
        ScriptedAlipay alipay = new ScriptedAlipay();
        AlipayCounterparty party = new Alipay(Sample.settings(), alipay, SettableClock.aMondayMorning()).counterparty();
        for (Deed deed : List.of(
                Deeds.noting(Deeds.cash("20260105C00001", 50_00), "description", "内科 a+b%&=\"\\/"),
                Deeds.shown("20260105Q00001", 1),
                Deeds.scanned("20260105P00001", 100_000_00, "280000000000000001"),
                GoldenPagesTest.both())) {
            alipay.comes(new WireResult.NoAnswer("timeout"));
            party.start(deed);
            Map<String, String> arrived = new HashMap<>(alipay.sent(0));
            assertThat(AlipaySignature.rsaCheckV2(arrived, APP_PUBLIC, "utf-8", "RSA2"))
                    .as(deed.act())
                    .isTrue();
        }
    }

    @Test
    void a_notice_is_verified_over_the_official_text() throws AlipayApiException {
        for (int i = 0; i < 300; i++) {
            Map<String, String> notice = words();
            notice.put("sign", "S");
            notice.put("sign_type", "RSA2");
            Notified read = Notified.read(Seal.form(notice));
            assertThat(read.content())
                    .as("seed %d round %d", SEED, i)
                    .isEqualTo(AlipaySignature.getSignCheckContentV1(new HashMap<>(notice)));
            notice.put("msg_method", "m");
            assertThat(Notified.read(Seal.form(notice)).content())
                    .isEqualTo(AlipaySignature.getSignCheckContentV2(new HashMap<>(notice)));
        }
    }

    @Test
    void content_is_encrypted_as_the_official_client_decrypts_it() throws AlipayApiException {
        Aes aes = new Aes(new Secret(Hospital.CONTENT_KEY));
        for (int i = 0; i < 50; i++) {
            String text = word(60);
            assertThat(AlipayEncrypt.decryptContent(aes.encrypt(text), "AES", Hospital.CONTENT_KEY, "utf-8"))
                    .isEqualTo(text);
            assertThat(aes.decrypt(AlipayEncrypt.encryptContent(text, "AES", Hospital.CONTENT_KEY, "utf-8")))
                    .contains(text);
        }
    }

    @Test
    void certificates_have_their_official_names() throws AlipayApiException {
        String roots = Vectors.certificate("alipayRootCert");
        assertThat(CertSn.ofRoots(Pem.certificates(roots))).isEqualTo(AntCertificationUtil.getRootCertSN(roots));
        String app = Vectors.certificate("appCertPublicKey");
        assertThat(CertSn.of(Pem.certificates(app).get(0)))
                .isEqualTo(AntCertificationUtil.getCertSN(AntCertificationUtil.getCertFromContent(app)));
    }

    @Test
    void the_official_client_and_we_see_the_same_trade() throws AlipayApiException {
        try (Hospital hospital = new Hospital()) {
            Deed cash = Deeds.cash("20260105C00001", 50_00);
            String tradeNo = Hospital.handed(yes(hospital.party.start(cash))).farNumber();
            hospital.clock.set(InstantSource.system().instant());
            DefaultAlipayClient official = new DefaultAlipayClient(
                    hospital.alipay.gateway().toString(),
                    Sample.APP_ID,
                    Sample.appKey().reveal(),
                    "json",
                    "utf-8",
                    hospital.alipay.publicKey(),
                    "RSA2");
            AlipayTradeQueryRequest request = new AlipayTradeQueryRequest();
            request.setBizContent("{\"out_trade_no\":\"20260105C00001\"}");
            AlipayTradeQueryResponse told = official.execute(request);
            assertThat(told.getTradeNo()).isEqualTo(tradeNo);
            assertThat(told.getTotalAmount()).isEqualTo("50.00");
        }
    }
}
