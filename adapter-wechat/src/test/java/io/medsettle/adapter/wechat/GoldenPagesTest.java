package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.yes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.channel.Authorisation.Authorised;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class GoldenPagesTest {
    private static final String PREPAY = "wx05093000000000000000000000000001";

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedWechat wechat = new ScriptedWechat(clock);
    private final WechatCounterparty party =
            Sample.pay(Sample.settings(), wechat, clock).counterparty();

    @Test
    void jsapi_order() {
        wechat.says(200, Vectors.golden("jsapi-answer.json"));
        Started started =
                party.start(Deeds.cash("20260105C00001", 50_00)).maybe().orElseThrow();
        asked("POST", "/v3/pay/transactions/jsapi", "jsapi-request.json");
        assertThat(started).isInstanceOfSatisfying(Started.HandedOff.class, handed -> {
            assertThat(handed.handoff().asMap().keySet())
                    .containsExactly("appId", "nonceStr", "package", "paySign", "signType", "timeStamp");
            assertThat(handed.handoff().get("package")).isEqualTo("prepay_id=" + PREPAY);
            assertThat(handed.notes().get(NoteKey.PREPAY_ID)).isEqualTo(PREPAY);
            assertThat(handed.expiresAt()).contains(Instant.parse("2026-01-05T02:00:00Z"));
        });
    }

    @Test
    void native_order() {
        wechat.says(200, Vectors.golden("native-answer.json"));
        Started started = yes(party.start(Deeds.qr("20260105Q00001", 50_00)));
        asked("POST", "/v3/pay/transactions/native", "native-request.json");
        assertThat(started).isInstanceOfSatisfying(Started.HandedOff.class, handed -> assertThat(handed.handoff())
                .isEqualTo(Fields.of("codeUrl", "weixin://wxpay/bizpayurl?pr=pQ3xM9z00")));
    }

    @Test
    void payment_by_code() {
        Deed deed = Deeds.code("20260105C00001", 50_00, "130012345678901234");
        wechat.says(200, Vectors.golden("codepay-paid-answer.json"));
        Started started = yes(party.start(deed));
        asked("POST", "/v3/pay/transactions/codepay", "codepay-request.json");
        assertThat(started).isInstanceOfSatisfying(Started.Done.class, done -> assertThat(
                        done.receipt().parts())
                .isEqualTo(Parts.of(Part.CASH, 50_00)));
        wechat.says(200, Vectors.golden("codepay-typing-answer.json"));
        assertThat(yes(party.start(deed)))
                .isInstanceOfSatisfying(Started.HandedOff.class, handed -> assertThat(handed.expiresAt())
                        .contains(Deeds.INTENDED.plusSeconds(45)));
    }

    @Test
    void reversal_of_a_payment_by_code() {
        wechat.says(200, Vectors.golden("pay-query-success-answer.json").replace("\"SUCCESS\"", "\"USERPAYING\""));
        wechat.says(200, Vectors.golden("code-reverse-answer.json"));
        wechat.says(200, Vectors.golden("pay-query-success-answer.json").replace("\"SUCCESS\"", "\"REVOKED\""));
        yes(party.abandon(Deeds.code("20260105C00001", 50_00, "130012345678901234")));
        assertThat(wechat.asked.get(1).uri().getPath())
                .isEqualTo("/v3/pay/transactions/out-trade-no/20260105C00001/reverse");
        assertThat(new String(wechat.asked.get(1).body(), UTF_8))
                .isEqualTo(Vectors.golden("code-reverse-request.json"));
    }

    @Test
    void query_of_a_cash_order() {
        wechat.says(200, Vectors.golden("pay-query-success-answer.json"));
        Receipt receipt = party.ask(Deeds.cash("20260105C00001", 50_00)).maybe().orElseThrow();
        asked("GET", "/v3/pay/transactions/out-trade-no/20260105C00001?mchid=1900000001", "");
        assertThat(receipt.farNumber()).isEqualTo("4200000000202601050000000001");
        assertThat(receipt.parts()).isEqualTo(Parts.of(Part.CASH, 50_00));
        assertThat(receipt.seen()).isEqualTo(Parts.NONE);
        assertThat(receipt.farTime()).isEqualTo("2026-01-05T01:31:00Z");
    }

    @Test
    void close_of_a_cash_order() {
        wechat.says(200, Vectors.golden("pay-query-success-answer.json").replace("\"SUCCESS\"", "\"NOTPAY\""));
        wechat.says(204, "");
        wechat.says(200, Vectors.golden("pay-query-success-answer.json").replace("\"SUCCESS\"", "\"CLOSED\""));
        assertThat(party.abandon(Deeds.cash("20260105C00001", 50_00)).maybe()).isPresent();
        assertThat(wechat.asked).hasSize(3);
        assertThat(new String(wechat.asked.get(1).body(), UTF_8)).isEqualTo(Vectors.golden("close-request.json"));
        assertThat(wechat.asked.get(1).uri().getPath())
                .isEqualTo("/v3/pay/transactions/out-trade-no/20260105C00001/close");
    }

    @Test
    void refund() {
        wechat.says(200, Vectors.golden("refund-answer.json"));
        Returned returned =
                party.reverse(refundOf("4200000000202601050000000001")).maybe().orElseThrow();
        asked("POST", "/v3/refund/domestic/refunds", "refund-request.json");
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ACCEPTED);
        assertThat(returned.parts()).isEqualTo(Parts.of(Part.CASH, 20_00));
        assertThat(returned.farNumber()).isEqualTo("50300000002026010500000000001");
        wechat.says(200, Vectors.golden("refund-answer.json"));
        assertThat(party.reverse(refundOf("")).maybe()).isPresent();
        asked("POST", "/v3/refund/domestic/refunds", "refund-by-our-number-request.json");
    }

    @Test
    void query_of_a_refund() {
        wechat.says(200, Vectors.golden("refund-query-answer.json"));
        Returned returned = party.askReverse(refundOf("")).maybe().orElseThrow();
        asked("GET", "/v3/refund/domestic/refunds/20260105R00001", "");
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(returned.farTime()).isEqualTo("2026-01-05T02:00:05Z");
    }

    @Test
    void mixed_order_of_both() {
        wechat.says(200, Vectors.golden("med-order-answer.json"));
        Started started = party.start(both()).maybe().orElseThrow();
        askedSealed("med-order-both-request.json");
        assertThat(started).isInstanceOfSatisfying(Started.HandedOff.class, handed -> {
            assertThat(handed.farNumber()).isEqualTo("MIX20260105000000000001");
            assertThat(handed.notes().get(NoteKey.MIX_TRADE_NO)).isEqualTo("MIX20260105000000000001");
            assertThat(handed.handoff().asMap().keySet())
                    .containsExactly("appId", "mixTradeNo", "nonceStr", "package", "paySign", "signType", "timeStamp");
        });
    }

    @Test
    void mixed_order_of_insurance_only() {
        Parts insured = Parts.split(100_00, 50_00, 0);
        Deed deed = Deeds.expecting(
                Deeds.mixed("20260105M00001", Deeds.orderLeg("20260105I00001", Standing.OPEN, insured)), insured);
        wechat.says(
                200,
                Vectors.golden("med-order-answer.json")
                        .replace("CASH_AND_INSURANCE", "INSURANCE_ONLY")
                        .replace("SELF_PAY_CREATED", "NO_SELF_PAY")
                        .replace("20260105C00001", "20260105M00001")
                        .replace("\"total_fee\":20000", "\"total_fee\":15000")
                        .replace("\"med_ins_cash_fee\":5000,\"wechat_pay_cash_fee\":5000", "\"med_ins_cash_fee\":0"));
        Started started = party.start(deed).maybe().orElseThrow();
        askedSealed("med-order-insurance-request.json");
        assertThat(started).isInstanceOfSatisfying(Started.HandedOff.class, handed -> assertThat(
                        handed.handoff().asMap().keySet())
                .containsExactly("appId", "mixTradeNo"));
    }

    @Test
    void mixed_order_of_cash_only() {
        Deed deed = Deeds.deed(
                "cashier",
                "mixed",
                "20260105M00001",
                Parts.NONE,
                Parts.of(Part.CASH, 50_00),
                Fields.of(NoteKey.ENTRY, "online-mixed").with(NoteKey.CERT_TYPE, "01"),
                Secrets.NONE
                        .with(NoteKey.PAYER_ID, Deeds.PERSON.openid())
                        .with(NoteKey.NAME, Deeds.PERSON.name())
                        .with(NoteKey.CERT_NO, Deeds.PERSON.idNumber()),
                List.of(Deeds.cashLeg("20260105C00001", Standing.OPEN, 50_00, PREPAY)));
        wechat.says(
                200,
                Vectors.golden("med-order-answer.json")
                        .replace("CASH_AND_INSURANCE", "CASH_ONLY")
                        .replace("MED_INS_PAY_CREATED", "NO_MED_INS_PAY")
                        .replace("20260105I00001", "20260105C00001")
                        .replaceAll("\"total_fee\".*", "\"total_fee\":5000,\"wechat_pay_cash_fee\":5000}"));
        assertThat(party.start(deed).maybe()).isPresent();
        askedSealed("med-order-cash-request.json");
    }

    @Test
    void query_of_a_mixed_order() {
        wechat.says(200, Vectors.golden("med-query-success-answer.json"));
        Receipt receipt = party.ask(both()).maybe().orElseThrow();
        asked("GET", "/v3/med-ins/orders/out-trade-no/20260105C00001", "");
        assertThat(receipt.parts()).isEqualTo(Parts.NONE);
        assertThat(receipt.seen()).isEqualTo(Deeds.ALL);
        assertThat(receipt.farNumber()).isEqualTo("MIX20260105000000000001");
    }

    @Test
    void notice_that_the_insurance_went_back() {
        wechat.says(204, "");
        Deed back = mixedBack();
        Returned returned = party.reverse(back).maybe().orElseThrow();
        asked("POST", "/v3/med-ins/refunds/notify?mix_trade_no=MIX20260105000000000001", "refunds-notify-request.json");
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(returned.parts()).isEqualTo(Parts.NONE);
        wechat.says(
                200,
                Vectors.golden("med-query-success-answer.json").replace("MED_INS_PAY_SUCCESS", "MED_INS_PAY_REFUND"));
        assertThat(party.askReverse(back).maybe()).isPresent();
        asked("GET", "/v3/med-ins/orders/mix-trade-no/MIX20260105000000000001", "");
    }

    @Test
    void exchange_of_an_authorisation_code() {
        wechat.says(200, Vectors.golden("user-query-answer.json"));
        Authorised authorised = new WechatAuthorisation(authorisation(), wechat, clock)
                .exchange(new RequestNo("20260105A00001"), new Secret("AC0001"), new Secret(Deeds.PERSON.openid()))
                .maybe()
                .flatMap(Authorisation.Answer::granted)
                .orElseThrow();
        asked("POST", "/api/mipuserquery/userQuery/partner-demo", "user-query-request.json");
        assertThat(authorised.position().reveal()).isEqualTo("113.264385,23.129112");
        assertThat(authorised.payAuthNo().reveal()).isEqualTo("AUTH440100202601050930000000001");
        assertThat(authorised.toString()).doesNotContain("AUTH440").doesNotContain("测试甲");
    }

    @Test
    void a_time_is_written_with_its_offset_and_amounts_as_whole_numbers_without_empty_keys() {
        wechat.says(200, Vectors.golden("med-order-answer.json"));
        assertThat(party.start(both()).maybe()).isPresent();
        assertThat(wechat.lastBody()).contains("+08:00").doesNotContain("00Z\"").doesNotContain("null");
        assertThat(wechat.lastBody()).doesNotContain("\"\"");
    }

    static AuthorisationSettings authorisation() {
        return new AuthorisationSettings(
                URI.create("https://card.wecity.qq.com/oauth/code"),
                URI.create("https://mip-receiver.tengmed.com/api/mipuserquery/userQuery"),
                Sample.APPID,
                "440100",
                "AAGN9uhZc5EGyRdairKW7Qnu",
                "BqK1kMStlhVDgN2uHf4Es/LWASuO2u==",
                "H44010000001",
                "04107",
                "1GTESTAPPID",
                "partner-demo",
                WechatKeys.partnerMac(new Secret("secret-demo-0001")),
                Duration.ofSeconds(3),
                true);
    }

    static Deed both() {
        return Deeds.mixed(
                "20260105M00001",
                Deeds.cashLeg("20260105C00001", Standing.OPEN, 50_00, PREPAY),
                Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL));
    }

    static Deed refundOf(String farNumber) {
        Receipt paid = Receipt.of(farNumber, Parts.of(Part.CASH, 50_00), Deeds.INTENDED);
        return Deeds.back(Deeds.cash("20260105C00001", 50_00), paid, "20260105R00001", Parts.of(Part.CASH, 20_00));
    }

    static Deed mixedBack() {
        Receipt seen = Receipt.of("MIX20260105000000000001", Parts.NONE, Deeds.INTENDED)
                .seeing(Deeds.ALL);
        return Deeds.back(
                both(),
                seen,
                "20260105X00001",
                Parts.NONE,
                Deeds.orderLeg("20260105J00001", Standing.RETURNED, Deeds.ALL.only(Part.FUND, Part.ACCOUNT)),
                Deeds.cashLeg("20260105R00001", Standing.RETURNED, 50_00, ""));
    }

    private void asked(String method, String target, String golden) {
        URI uri = wechat.last().uri();
        assertThat(wechat.last().method()).isEqualTo(method);
        assertThat(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .isEqualTo(target);
        assertThat(wechat.lastBody()).isEqualTo(golden.isEmpty() ? "" : Vectors.golden(golden));
    }

    /** The payer is under WeChat's key; it is opened and written back before the pages are compared. */
    private void askedSealed(String golden) {
        ObjectNode sent = (ObjectNode) Vectors.tree(wechat.lastBody());
        ObjectNode payer = (ObjectNode) sent.get("payer");
        assertThat(wechat.last().headers()).containsEntry("Wechatpay-Serial", Sample.KEY_ID);
        assertThat(opened(payer.get("id_digest"))).isEqualTo(IdDigest.of(Deeds.PERSON.idNumber()));
        payer.put("name", "<" + opened(payer.get("name")) + ">");
        payer.put("id_digest", "<digest>");
        assertThat(sent.toString()).isEqualTo(Vectors.golden(golden));
    }

    private static String opened(JsonNode field) {
        try {
            Cipher engine = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            engine.init(Cipher.DECRYPT_MODE, Sample.WECHAT.getPrivate());
            return new String(engine.doFinal(Base64.getDecoder().decode(field.asText())), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
