package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSAPrivacyDecryptor;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.DigestBillEntity;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.TarType;
import com.wechat.pay.java.service.certificate.CertificateService;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.Amount;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayWithRequestPaymentResponse;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.wire.WireRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WeChat's own client drives the simulator, and judges what the adapter sends. */
class StrangerTest {
    private final Instant now = InstantSource.system().instant();
    private final Hospital hospital = new Hospital();
    private final Stranger stranger = new Stranger(hospital);
    private final JsapiServiceExtension jsapi = new JsapiServiceExtension.Builder()
            .config(stranger.config)
            .httpClient(stranger.client)
            .build();
    private final RefundService refunds =
            new RefundService.Builder().httpClient(stranger.client).build();

    @BeforeEach
    void today() {
        hospital.clock.set(now);
    }

    @AfterEach
    void close() {
        hospital.close();
    }

    private PrepayWithRequestPaymentResponse order(String number) {
        PrepayRequest request = new PrepayRequest();
        request.setAppid(Sample.APPID);
        request.setMchid(Sample.MCHID);
        request.setDescription("诊间缴费");
        request.setOutTradeNo(number);
        request.setNotifyUrl(hospital.address(WechatCallbacks.CASH));
        Amount amount = new Amount();
        amount.setTotal(50_00);
        request.setAmount(amount);
        Payer payer = new Payer();
        payer.setOpenid(Deeds.PERSON.openid());
        request.setPayer(payer);
        return jsapi.prepayWithRequestPayment(request);
    }

    private Transaction query(String number) {
        QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(Sample.MCHID);
        request.setOutTradeNo(number);
        return jsapi.queryOrderByOutTradeNo(request);
    }

    private Refund refund(String number, String refundNumber, long fen) {
        CreateRequest request = new CreateRequest();
        request.setOutTradeNo(number);
        request.setOutRefundNo(refundNumber);
        request.setNotifyUrl(hospital.address(WechatCallbacks.REFUND));
        AmountReq amount = new AmountReq();
        amount.setRefund(fen);
        amount.setTotal(50_00L);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        return refunds.create(request);
    }

    @Test
    void it_orders_opens_the_cashier_is_paid_and_refunds_and_reads_both_callbacks() {
        PrepayWithRequestPaymentResponse page = order("STRANGER1");
        Map<String, String> parameters = Map.of(
                "timeStamp", page.getTimeStamp(),
                "nonceStr", page.getNonceStr(),
                "package", page.getPackageVal(),
                "signType", page.getSignType(),
                "paySign", page.getPaySign());
        assertThat(hospital.wechat.cashierOpens(page.getAppId(), parameters).ok())
                .isTrue();
        assertThat(query("STRANGER1").getTradeState()).isEqualTo(TradeStateEnum.NOTPAY);
        hospital.wechat.pay("STRANGER1", PatientChoice.BOTH_OK);
        assertThat(query("STRANGER1").getTradeState()).isEqualTo(TradeStateEnum.SUCCESS);
        assertThat(refund("STRANGER1", "STRANGER1R", 20_00).getOutRefundNo()).isEqualTo("STRANGER1R");
        assertThat(hospital.wechat.drainNotices(Hospital.SOON)).isTrue();
        RawCallback paid = callback(WechatCallbacks.CASH);
        RawCallback back = callback(WechatCallbacks.REFUND);
        assertThat(stranger.read(paid, Transaction.class).getOutTradeNo()).isEqualTo("STRANGER1");
        assertThat(stranger.read(back, RefundNotification.class).getOutRefundNo())
                .isEqualTo("STRANGER1R");
        assertThat(hospital.readings).allMatch(Reading.Genuine.class::isInstance);
        assertThat(hospital.held()).isEqualTo(30_00);
    }

    private RawCallback callback(String path) {
        return hospital.raws.stream()
                .filter(raw -> raw.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void its_refusals_are_read_as_such() {
        order("STRANGER1");
        CloseOrderRequest close = new CloseOrderRequest();
        close.setMchid(Sample.MCHID);
        close.setOutTradeNo("STRANGER1");
        jsapi.closeOrder(close);
        assertThatThrownBy(() -> refund("STRANGER1", "STRANGER1R", 1))
                .isInstanceOfSatisfying(ServiceException.class, no -> assertThat(no.getErrorCode())
                        .isEqualTo("RESOURCE_NOT_EXISTS"));
    }

    @Test
    void it_downloads_a_bill_and_finds_its_digest_right() throws IOException {
        hospital.clock.set(now.minus(Duration.ofDays(2)));
        String code = hospital.wechat.payCode(Deeds.PERSON.openid());
        Deed scanned = Deeds.code("20260105C00001", 50_00, code);
        assertThat(hospital.party.start(scanned).maybe()).isPresent();
        hospital.clock.set(now);
        GetTradeBillRequest request = new GetTradeBillRequest();
        request.setBillDate(BusinessDay.of(now.minus(Duration.ofDays(2))).date().toString());
        request.setBillType(BillType.ALL);
        request.setTarType(TarType.GZIP);
        DigestBillEntity bill = new BillDownloadServiceExtension.Builder()
                .config(stranger.config)
                .httpClient(stranger.client)
                .build()
                .getTradeBill(request);
        String text = new String(bill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("交易时间,").contains("`20260105C00001,");
        assertThat(bill.verifyHash()).isTrue();
    }

    @Test
    void it_opens_the_list_of_certificates() {
        hospital.wechat.rotateCertificate();
        byte[] key = Sample.API_V3_KEY.reveal().getBytes(StandardCharsets.US_ASCII);
        assertThat(new CertificateService.Builder()
                        .httpClient(stranger.client)
                        .build()
                        .downloadCertificate(key))
                .hasSize(2)
                .extracting(PlatformKey::serial)
                .containsExactlyInAnyOrderElementsOf(
                        hospital.wechat.certificates().keySet());
    }

    @Test
    void it_signs_the_adapters_requests_as_the_adapter_does_and_opens_what_it_sealed() {
        ScriptedWechat wechat = new ScriptedWechat(hospital.clock);
        WechatCounterparty party =
                Sample.pay(Sample.settings(), wechat, hospital.clock).counterparty();
        wechat.says(200, Vectors.golden("med-order-answer.json"));
        yes(party.start(GoldenPagesTest.both()));
        WireRequest sent = wechat.last();
        Map<String, String> items = items(sent.headers().getOrDefault("Authorization", ""));
        String message = "POST\n/v3/med-ins/orders\n" + items.get("timestamp") + "\n" + items.get("nonce_str") + "\n"
                + new String(sent.body(), StandardCharsets.UTF_8) + "\n";
        String signature = new RSASigner(Sample.SERIAL, Sample.MERCHANT.getPrivate())
                .sign(message)
                .getSign();
        assertThat(items).containsEntry("signature", signature).containsEntry("serial_no", Sample.SERIAL);
        String name = Vectors.tree(wechat.lastBody()).path("payer").path("name").asText();
        assertThat(new RSAPrivacyDecryptor(Sample.WECHAT.getPrivate()).decrypt(name))
                .isEqualTo(Deeds.PERSON.name());
    }

    @Test
    void what_it_hides_the_adapter_opens() {
        byte[] key = Sample.API_V3_KEY.reveal().getBytes(StandardCharsets.US_ASCII);
        byte[] associated = "transaction".getBytes(StandardCharsets.US_ASCII);
        byte[] nonce = "abcdefghijkl".getBytes(StandardCharsets.US_ASCII);
        byte[] text = Vectors.golden("pay-query-success-answer.json").getBytes(StandardCharsets.UTF_8);
        String hidden = new AeadAesCipher(key).encrypt(associated, nonce, text);
        byte[] body =
                ("{\"id\":\"EV-1\",\"create_time\":\"2026-01-05T09:31:01+08:00\",\"resource_type\":\"encrypt-resource\","
                                + "\"event_type\":\"TRANSACTION.SUCCESS\",\"summary\":\"支付成功\",\"resource\":{\"original_type\":\"transaction\","
                                + "\"algorithm\":\"AEAD_AES_256_GCM\",\"associated_data\":\"transaction\",\"nonce\":\"abcdefghijkl\","
                                + "\"ciphertext\":\"" + hidden + "\"}}")
                        .getBytes(StandardCharsets.UTF_8);
        ScriptedWechat wechat = new ScriptedWechat(hospital.clock);
        Reading reading = Sample.pay(Sample.settings(), wechat, hospital.clock)
                .callbacks()
                .read(Notifications.signed(wechat, WechatCallbacks.CASH, body, now));
        assertThat(reading).isInstanceOfSatisfying(Reading.Genuine.class, genuine -> assertThat(
                        genuine.knock().numbers())
                .isEqualTo(List.of("20260105C00001", "4200000000202601050000000001")));
    }

    private static Map<String, String> items(String authorization) {
        Map<String, String> items = new HashMap<>();
        Matcher each = Pattern.compile("([a-z_]+)=\"([^\"]*)\"").matcher(authorization);
        while (each.find()) {
            items.put(each.group(1), each.group(2));
        }
        return items;
    }
}
