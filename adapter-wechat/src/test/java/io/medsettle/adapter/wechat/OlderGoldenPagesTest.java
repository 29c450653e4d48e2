package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.yes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.wechat.payinsurance.PayinsuranceBillSettings;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceBills;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceCounterparty;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceSettings;
import io.medsettle.adapter.wechat.wire.BillColumn;
import io.medsettle.adapter.wechat.wire.PayinsuranceBill;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.wechat.XmlText;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.RefusedBills;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages of the older interfaces, there and back (wechat §3, §6.10); nonce and signature are held against another
 * implementation.
 */
class OlderGoldenPagesTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String NUMBER = "20260105C00001";
    private static final Parts FIFTY = Parts.of(Part.CASH, 50_00);

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final Deque<WireResult> script = new ArrayDeque<>();
    private final List<WireRequest> asked = new ArrayList<>();
    private final Exchange exchange = request -> {
        asked.add(request);
        return script.remove();
    };

    @TempDir
    Path directory;

    private PayinsuranceSettings settings(boolean refunds) {
        return new PayinsuranceSettings(
                URI.create("https://api.weixin.qq.com"),
                Sample.APPID,
                Sample.MCHID,
                new Secret(KEY),
                "示例医院",
                "H44010000001",
                "",
                "440100",
                "4",
                Map.of("online-mixed", "DiagPay"),
                URI.create("https://pay.example.org/callbacks/wechat-payinsurance/H1"),
                URI.create("https://pay.example.org/r"),
                "10.0.0.1",
                "诊间缴费",
                refunds,
                Duration.ofMinutes(15),
                Duration.ofSeconds(3),
                true);
    }

    private PayinsuranceCounterparty first() {
        return new PayinsuranceCounterparty(
                settings(true),
                exchange,
                WireLog.none(),
                refused -> Outcome.succeeded(new Secret("token-1")),
                Sample.pay(Sample.settings(), exchange, clock).counterparty(),
                clock);
    }

    private WechatCounterparty codes() {
        CodePaySettings v3 = Sample.codes();
        OlderInterface older = new OlderInterface(
                new Secret(KEY),
                OlderInterface.SignType.MD5,
                Duration.ofSeconds(3),
                Optional.of(URI.create("https://secapi.example.org")));
        CodePaySettings v2 = new CodePaySettings(
                v3.storeId(),
                v3.storeOutId(),
                v3.deviceId(),
                v3.deviceIp(),
                v3.patience(),
                v3.absence(),
                Optional.of(older));
        return new WechatPay(Sample.settings(), Optional.of(v2), exchange, exchange, clock).counterparty();
    }

    private void says(String golden) {
        says(golden, Map.of());
    }

    private void says(String golden, Map<String, String> changed) {
        Map<String, String> page = new TreeMap<>(XmlText.read(Vectors.bytes("/golden/" + golden)));
        page.putAll(changed);
        page.put("sign", XmlText.sign(page, KEY, false));
        script.add(new WireResult.Answered(200, Map.of(), XmlText.write(page)));
    }

    private void asked(int at, String address, String golden) {
        WireRequest request = asked.get(at);
        assertThat(request.uri().toString()).isEqualTo(address);
        Map<String, String> page = new TreeMap<>(XmlText.read(request.body()));
        assertThat(page.get("sign")).isEqualTo(XmlText.sign(page, KEY, false));
        page.keySet().removeAll(List.of("sign", "nonce_str"));
        assertThat(page).isEqualTo(XmlText.read(Vectors.bytes("/golden/" + golden)));
    }

    private static String address(String name) {
        return "https://api.weixin.qq.com/payinsurance/" + name + "?access_token=token-1";
    }

    private static Deed cash() {
        return Deeds.among(
                Deeds.cash(NUMBER, 50_00),
                Deeds.cashierLeg("20260105M00001", Standing.OPEN),
                Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL));
    }

    private static Deed cashier() {
        return Deeds.mixed(
                "20260105M00001",
                Deeds.cashLeg(NUMBER, Standing.OPEN, 50_00, ""),
                Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL));
    }

    @Test
    void one_order_of_both_purses() {
        says("payinsurance-unifiedorder-answer.xml");
        Started.HandedOff page = Hospital.handed(yes(first().start(cashier())));
        asked(0, address("unifiedorder"), "payinsurance-unifiedorder-request.xml");
        assertThat(page.farNumber()).isEqualTo("MT20260105000000000001");
        assertThat(page.handoff().get("payUrl")).isEqualTo("pages/pay?id=demo");
    }

    @Test
    void query_and_close_of_it() {
        says("payinsurance-queryorder-answer.xml");
        Receipt seen = yes(first().ask(cashier()));
        asked(0, address("queryorder"), "payinsurance-queryorder-request.xml");
        assertThat(seen.seen()).isEqualTo(Deeds.ALL);
        assertThat(seen.farTime()).isEqualTo("2026-01-05T01:31:00Z");
        says("payinsurance-queryorder-open-answer.xml");
        says("payinsurance-closeorder-answer.xml");
        says("payinsurance-queryorder-closed-answer.xml");
        yes(first().abandon(cash()));
        asked(2, address("closeorder"), "payinsurance-closeorder-request.xml");
    }

    @Test
    void refund_of_its_cash_and_what_is_asked_about_it() {
        Receipt paid = Receipt.of("MT20260105000000000001", FIFTY, clock.instant());
        Deed back = Deeds.back(cash(), paid, "20260105R00001", FIFTY);
        says("payinsurance-queryorder-answer.xml");
        says("payinsurance-refund-answer.xml");
        says("payinsurance-queryrefund-answer.xml");
        Returned returned = yes(first().reverse(back));
        asked(1, address("refund"), "payinsurance-refund-request.xml");
        asked(2, address("queryrefund"), "payinsurance-queryrefund-request.xml");
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(returned.farNumber()).isEqualTo("MR20260105000000000001");
    }

    @Test
    void what_the_platform_has_rolled_back_is_not_refunded() {
        Receipt paid = Receipt.of("MT20260105000000000001", FIFTY, clock.instant());
        says("payinsurance-queryorder-rolled-back-answer.xml");
        Returned returned = yes(first().reverse(Deeds.back(cash(), paid, "20260105R00001", FIFTY)));
        assertThat(asked).hasSize(1);
        assertThat(returned.parts()).isEqualTo(FIFTY);
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
    }

    @Test
    void what_the_whole_order_calls_rolled_back_has_arrived_whatever_its_cash_is_called() {
        Receipt paid = Receipt.of("MT20260105000000000001", FIFTY, clock.instant());
        Deed back = Deeds.back(cash(), paid, "20260105R00001", FIFTY);
        for (String word : List.of("SUCCESS", "CLOSED", "NOT_YET_LISTED")) {
            says("payinsurance-queryorder-rolled-back-answer.xml", Map.of("cash_trade_status", word));
            assertThat(yes(first().reverse(back)).arrival()).as(word).isEqualTo(Returned.Arrival.ARRIVED);
        }
        says(
                "payinsurance-queryorder-rolled-back-answer.xml",
                Map.of("med_trade_state", "SYS_REFUNDING", "cash_trade_status", "SUCCESS"));
        assertThat(yes(first().askReverse(back)).arrival()).isEqualTo(Returned.Arrival.ACCEPTED);
    }

    @Test
    void address_of_a_bill_and_the_bill() {
        Map<BillColumn, String> columns = new EnumMap<>(BillColumn.class);
        for (BillColumn each : BillColumn.values()) {
            columns.put(each, each.name());
        }
        PayinsuranceBillSettings bill = new PayinsuranceBillSettings(
                true,
                Map.of("bill_date", "{yyyyMMdd}", "bill_type", "ALL"),
                "url",
                new PayinsuranceBill(columns, "PAID", "BACK", false),
                directory,
                Duration.ofSeconds(3),
                4096,
                RefusedBills.none());
        says("payinsurance-billdownload-answer.xml");
        script.add(new WireResult.Answered(
                200, Map.of(), Vectors.golden("payinsurance-bill.csv").getBytes(UTF_8)));
        List<BillLine> lines = new ArrayList<>();
        yes(new PayinsuranceBills(
                        settings(false),
                        bill,
                        exchange,
                        WireLog.none(),
                        refused -> Outcome.succeeded(new Secret("token-1")))
                .fetch(BusinessDay.of(clock.instant()), "payinsurance", lines::add));
        asked(0, address("billdownload"), "payinsurance-billdownload-request.xml");
        assertThat(asked.get(1).uri()).hasToString("https://bill.example.org/file?token=t1");
        assertThat(lines).extracting(BillLine::requestNo).containsExactly(NUMBER, "20260105R00001");
        assertThat(lines).extracting(BillLine::fen).containsExactly(50_00L, -50_00L);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void payment_by_code_and_taking_it_back_where_the_certificate_is_wanted() {
        Deed deed = Deeds.code(NUMBER, 50_00, "130012345678901234");
        says("micropay-answer.xml");
        assertThat(yes(codes().start(deed))).isInstanceOfSatisfying(Started.Done.class, done -> assertThat(
                        done.receipt().farNumber())
                .isEqualTo("4200000000202601050000000001"));
        asked(0, "https://api.mch.weixin.qq.com/pay/micropay", "micropay-request.xml");
        says("orderquery-typing-answer.xml");
        says("secapi-reverse-answer.xml");
        says("orderquery-revoked-answer.xml");
        yes(codes().abandon(deed));
        asked(1, "https://api.mch.weixin.qq.com/pay/orderquery", "orderquery-request.xml");
        asked(2, "https://secapi.example.org/secapi/pay/reverse", "orderquery-request.xml");
    }
}
