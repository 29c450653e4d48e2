package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.channel.Authorisation.Authorised;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Every transaction's page, as it leaves and as it is read. */
class GoldenPagesTest {
    static final String TRADE_NO = "2026010522001400000000000001";
    private static final String OPENID = Deeds.PERSON.openid();

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedAlipay alipay = new ScriptedAlipay();
    private final Alipay room = new Alipay(Sample.settings(), alipay, clock);
    private final AlipayCounterparty party = room.counterparty();

    @Test
    void trade_for_the_page_of_the_mini_program() {
        alipay.says(Vectors.golden("create-answer.json"));
        Started started = yes(party.start(Deeds.cash("20260105C00001", 50_00)));
        asked("alipay.trade.create", "create-request.json");
        assertThat(alipay.sent(0)).containsEntry("notify_url", Sample.NOTIFY.toString());
        assertThat(started).isInstanceOfSatisfying(Started.HandedOff.class, handed -> {
            assertThat(handed.handoff()).isEqualTo(Fields.of("tradeNO", TRADE_NO));
            assertThat(handed.notes().get(NoteKey.TRADE_NO)).isEqualTo(TRADE_NO);
            assertThat(handed.expiresAt()).contains(Instant.parse("2026-01-05T02:00:00Z"));
        });
    }

    @Test
    void what_every_request_carries() {
        alipay.says(Vectors.golden("query-paid-answer.json"));
        yes(party.ask(Deeds.cash("20260105C00001", 50_00)));
        assertThat(alipay.sent(0))
                .containsOnlyKeys(
                        "app_id",
                        "biz_content",
                        "charset",
                        "format",
                        "method",
                        "sign",
                        "sign_type",
                        "timestamp",
                        "version")
                .containsEntry("charset", "utf-8")
                .containsEntry("timestamp", "2026-01-05 09:30:00");
        WireRequest request = alipay.asked.get(0);
        assertThat(request.uri()).isEqualTo(Sample.GATEWAY);
        assertThat(request.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded;charset=utf-8");
        assertThat(Seal.verifies(
                        Rsa.verifier(Sample.APP.getPublic()),
                        Seal.content(alipay.sent(0)),
                        alipay.sent(0).getOrDefault("sign", "")))
                .isTrue();
    }

    @Test
    void code_that_we_show() {
        alipay.says(Vectors.golden("precreate-answer.json"));
        Started started = yes(party.start(Deeds.shown("20260105Q00001", 50_00)));
        asked("alipay.trade.precreate", "precreate-request.json");
        assertThat(started).isInstanceOfSatisfying(Started.HandedOff.class, handed -> assertThat(handed.handoff())
                .isEqualTo(Fields.of("qrCode", "https://qr.alipay.com/bax00000000000000001")));
    }

    @Test
    void payment_by_the_code_in_the_phone() {
        alipay.says(Vectors.golden("pay-answer.json"));
        Started started = yes(party.start(Deeds.scanned("20260105P00001", 50_00, "280000000000000001")));
        asked("alipay.trade.pay", "pay-request.json");
        assertThat(alipay.asked.get(0).deadline()).isEqualTo(Sample.settings().payDeadline());
        assertThat(started).isInstanceOfSatisfying(Started.Done.class, done -> {
            assertThat(done.receipt().parts()).isEqualTo(Parts.of(Part.CASH, 50_00));
            assertThat(done.receipt().farNumber()).isEqualTo("2026010522001400000000000002");
            assertThat(done.receipt().farTime()).isEqualTo("2026-01-05T01:30:05Z");
        });
    }

    @Test
    void payment_by_face_is_another_scene() {
        String token = "fp" + "0123456789ABCDEF0123456789abcdef0";
        alipay.says(Vectors.golden("pay-answer.json"));
        yes(party.start(Deeds.scanned("20260105P00001", 50_00, token)));
        assertThat(Vectors.tree(alipay.biz()).path("scene").asText()).isEqualTo("security_code");
        assertThat(Vectors.tree(alipay.biz()).path("auth_code").asText()).isEqualTo(token);
    }

    @Test
    void query_and_close_of_a_trade() {
        alipay.says(Vectors.golden("query-waiting-answer.json"))
                .says(Vectors.golden("close-answer.json"))
                .says(Vectors.golden("query-waiting-answer.json").replace("WAIT_BUYER_PAY", "TRADE_CLOSED"));
        Closed closed = yes(party.abandon(Deeds.cash("20260105C00001", 50_00)));
        assertThat(closed.proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        asked("alipay.trade.query", "query-request.json");
        assertThat(alipay.sent(1)).containsEntry("method", "alipay.trade.close");
        assertThat(alipay.sent(1)).containsEntry("biz_content", "{\"out_trade_no\":\"20260105C00001\"}");
    }

    @Test
    void cancelling_a_payment_by_code() {
        alipay.says(Vectors.golden("query-waiting-answer.json").replace("20260105C00001", "20260105P00001"))
                .says(Vectors.golden("cancel-answer.json"));
        yes(party.abandon(Deeds.scanned("20260105P00001", 50_00, "280000000000000001")));
        assertThat(alipay.sent(0)).containsEntry("method", "alipay.trade.cancel");
        assertThat(alipay.biz()).isEqualTo("{\"out_trade_no\":\"20260105P00001\"}");
    }

    @Test
    void refund_of_a_part() {
        alipay.says(Vectors.golden("refund-answer.json"));
        Returned returned = yes(party.reverse(refund()));
        asked("alipay.trade.refund", "refund-request.json");
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(returned.parts()).isEqualTo(Parts.of(Part.CASH, 20_00));
        assertThat(returned.farTime()).isEqualTo("2026-01-05T02:00:00Z");
    }

    @Test
    void query_of_a_refund() {
        alipay.says(Vectors.golden("refund-query-answer.json"));
        Returned returned = yes(party.askReverse(refund()));
        asked("alipay.trade.fastpay.refund.query", "refund-query-request.json");
        assertThat(returned.parts()).isEqualTo(Parts.of(Part.CASH, 20_00));
        assertThat(returned.farTime()).isEqualTo("2026-01-05T02:00:01Z");
    }

    @Test
    void cashier_for_insurance_and_cash() {
        alipay.says(Vectors.golden("create-and-pay-answer.json"));
        Started started = yes(party.start(both()));
        asked("alipay.commerce.medical.payment.createandpay", "create-and-pay-request.json");
        assertThat(alipay.sent(0)).containsEntry("auth_token", "authusrB0000000000000000000000000000X02");
        assertThat(started).isInstanceOfSatisfying(Started.HandedOff.class, handed -> {
            assertThat(handed.handoff())
                    .isEqualTo(Fields.of("payUrl", "https://render.alipay.com/p/yuyan/pay.html?sn=1"));
            assertThat(handed.farNumber()).isEqualTo("MED20260105000000000001");
        });
    }

    @Test
    void query_of_the_cashier() {
        alipay.says(Vectors.golden("payment-query-answer.json"));
        Receipt receipt = yes(party.ask(both()));
        asked("alipay.commerce.medical.payment.query", "payment-query-request.json");
        assertThat(receipt.parts()).isEqualTo(Parts.NONE);
        assertThat(receipt.seen()).isEqualTo(Deeds.ALL);
        assertThat(receipt.farTime()).isEqualTo("2026-01-05T01:31:02Z");
    }

    @Test
    void authorisation_of_the_insurer() {
        alipay.says(filled("oauth-answer.json")).says(Vectors.golden("auth-query-answer.json"));
        Authorised granted = yes(room.authorisation()
                        .orElseThrow()
                        .exchange(new RequestNo("20260105A00001"), new Secret("AC0001"), new Secret("")))
                .granted()
                .orElseThrow();
        asked("alipay.commerce.medical.authinfo.auth.query", "auth-query-request.json");
        assertThat(alipay.sent(1))
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "AC0001")
                .doesNotContainKey("biz_content");
        assertThat(alipay.asked.get(0).transaction()).isEqualTo(WireRequest.TOKEN);
        assertThat(alipay.sent(0)).containsEntry("auth_token", "authusrB0000000000000000000000000000X02");
        assertThat(granted.payAuthNo().reveal()).isEqualTo("PAYAUTH0001");
        assertThat(granted.secrets().get(NoteKey.PAYER_ID)).isEqualTo(OPENID);
        assertThat(granted.secrets().get(NoteKey.MEDICAL_CARD)).isEqualTo("CARD0001");
        assertThat(granted.secrets().get(NoteKey.MEDICAL_CARD_ISSUER)).isEqualTo("NATHSA");
        assertThat(granted.toString()).doesNotContain("PAYAUTH").doesNotContain("authusr");
    }

    @Test
    void a_user_known_by_account_is_named_by_account() {
        alipay.says(Vectors.golden("create-answer.json"));
        yes(party.start(Deeds.hiding(Deeds.cash("20260105C00001", 50_00), NoteKey.PAYER_ID, "2088000000000002")));
        assertThat(Vectors.tree(alipay.biz()).path("buyer_id").asText()).isEqualTo("2088000000000002");
        assertThat(Vectors.tree(alipay.biz()).has("buyer_open_id")).isFalse();
    }

    @Test
    void nothing_empty_is_sent_and_a_subject_has_no_character_that_is_refused() {
        alipay.says(Vectors.golden("create-answer.json"));
        yes(party.start(Deeds.noting(Deeds.cash("20260105C00001", 50_00), NoteKey.DESCRIPTION, "内科/处方=1&2")));
        assertThat(Vectors.tree(alipay.biz()).path("subject").asText()).isEqualTo("内科 处方 1 2");
        assertThat(alipay.biz()).doesNotContain("\"\"").doesNotContain("null");
    }

    private void asked(String method, String page) {
        assertThat(alipay.sent(0)).containsEntry("method", method);
        assertThat(Vectors.tree(alipay.biz())).isEqualTo(Vectors.tree(filled(page)));
    }

    private static String filled(String page) {
        return Vectors.golden(page).replace("OPENID", OPENID);
    }

    static Deed refund() {
        Deed cash = Deeds.cash("20260105C00001", 50_00);
        Receipt receipt = Receipt.of(TRADE_NO, Parts.of(Part.CASH, 50_00), Instant.parse("2026-01-05T01:31:00Z"));
        return Deeds.back(cash, receipt, "20260105R00001", Parts.of(Part.CASH, 20_00));
    }

    static Deed both() {
        return Deeds.mixed(
                "20260105M00001",
                Deeds.cashLeg("20260105C00001", Standing.OPEN, 50_00, TRADE_NO),
                Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL));
    }
}
