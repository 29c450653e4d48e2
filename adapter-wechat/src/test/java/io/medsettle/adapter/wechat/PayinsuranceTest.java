package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.wechat.payinsurance.PayinsuranceCallbacks;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceCounterparty;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceSettings;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.InsuranceCashier;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SimReply;
import io.medsettle.fixtures.sim.SimRequest;
import io.medsettle.fixtures.sim.SimServer;
import io.medsettle.fixtures.wechat.WechatSettings;
import io.medsettle.fixtures.wechat.payinsurance.PayinsuranceSimulator;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first insurance interface opposite its simulator (wechat §3). */
class PayinsuranceTest {
    private static final String NUMBER = "20260105C00001";
    private static final Parts FIFTY = Parts.of(Part.CASH, 50_00);
    private static final Secret API_KEY = new Secret("0123456789abcdef0123456789abcdef");

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final OkHttpExchange exchange = new OkHttpExchange(Duration.ofSeconds(2), true);
    private final List<String> settled = new CopyOnWriteArrayList<>();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
    private final AtomicReference<String> good = new AtomicReference<>("token-1");
    private final AtomicReference<InsuranceCashier.Answer> bureau =
            new AtomicReference<>(new InsuranceCashier.Answer(true, ""));
    private final PayinsuranceSimulator wechat = new PayinsuranceSimulator(
            WechatSettings.sample(clock, Sample.merchantKey(), (order, fen) -> {
                settled.add(order + " " + fen);
                return bureau.get();
            }),
            token -> token.equals(good.get()));
    private final SimServer door = new SimServer("hospital", 0, new Faults());
    private final ScriptedWechat apiV3 = new ScriptedWechat(clock);
    private PayinsuranceCounterparty party = party(false);

    PayinsuranceTest() {
        wechat.faults().slowness(Duration.ofMillis(20));
        door.on("POST", "/callbacks/wechat/H1/payinsurance", "callback", this::knocked);
    }

    @AfterEach
    void close() {
        door.close();
        wechat.close();
    }

    private PayinsuranceSettings settings(boolean refunds) {
        return new PayinsuranceSettings(
                wechat.base(),
                Sample.APPID,
                Sample.MCHID,
                API_KEY,
                "示例医院",
                "H44010000001",
                "",
                "440100",
                "4",
                Map.of("online-mixed", "DiagPay", "online-self-pay", "DiagPay"),
                URI.create(door.base() + "/callbacks/wechat/H1/payinsurance"),
                URI.create("https://pay.example.org/r"),
                "10.0.0.1",
                "诊间缴费",
                refunds,
                Duration.ofMinutes(15),
                Duration.ofSeconds(3),
                false);
    }

    private PayinsuranceCounterparty party(boolean refunds) {
        WireLog log = new WireLog() {
            @Override
            public void sending(String party, WireRequest request) {
                logged.add(request.uri().toString());
            }

            @Override
            public void came(String party, WireRequest request, WireResult result) {}
        };
        return new PayinsuranceCounterparty(
                settings(refunds),
                exchange,
                log,
                refused -> Outcome.succeeded(new Secret(refused.isEmpty() ? "token-1" : good.get())),
                new WechatPay(Sample.settings(), apiV3, clock).counterparty(),
                clock);
    }

    private SimReply knocked(SimRequest request) {
        PayinsuranceCallbacks callbacks = new PayinsuranceCallbacks(settings(false));
        Reading reading = callbacks.read(new RawCallback("payinsurance", request.headers(), request.body()));
        readings.add(reading);
        CallbackReply reply = reading instanceof Reading.Genuine genuine
                ? callbacks.answer(genuine.knock(), Decision.YES)
                : callbacks.refuse();
        return new SimReply(reply.status(), reply.headers(), reply.body());
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

    private long held() {
        return wechat.ledger().stream().mapToLong(line -> line.fen()).sum();
    }

    private Receipt paid() {
        yes(party.start(cash()));
        yes(party.start(cashier()));
        assertThat(wechat.pay(NUMBER)).isTrue();
        return yes(party.ask(cash()));
    }

    @Test
    void one_order_holds_both_purses_and_the_cashier_places_it() throws InterruptedException {
        assertThat(yes(party.start(cash()))).isInstanceOf(Started.HandedOff.class);
        assertThat(wechat.arrived("unifiedorder")).isZero();
        Started.HandedOff page = Hospital.handed(yes(party.start(cashier())));
        assertThat(page.handoff().get("payUrl")).startsWith("pages/pay?id=MT");
        assertThat(page.handoff().get("payAppid")).isEqualTo("wx00000000000000ff");
        assertThat(doubt(party.ask(cash()))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(doubt(party.ask(cashier()))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(wechat.pay(NUMBER)).isTrue();
        assertThat(settled).containsExactly(Deeds.PAY_ORD_ID + " 5000");
        assertThat(yes(party.ask(cash())).parts()).isEqualTo(FIFTY);
        Receipt seen = yes(party.ask(cashier()));
        assertThat(seen.parts()).isEqualTo(Parts.NONE);
        assertThat(seen.seen()).isEqualTo(Deeds.ALL);
        assertThat(seen.farNumber()).isEqualTo(page.farNumber());
        assertThat(no(party.abandon(cash())).text()).contains("已支付");
        assertThat(readings.poll(5, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Reading.Genuine.class,
                        genuine -> assertThat(genuine.knock().numbers()).containsExactly(NUMBER, page.farNumber()));
    }

    @Test
    void cash_alone_is_an_order_of_its_own() {
        Deed alone = Deeds.noting(
                Deeds.noting(Deeds.cash(NUMBER, 50_00), NoteKey.ENTRY, "online-self-pay"), NoteKey.CERT_TYPE, "01");
        assertThat(Hospital.handed(yes(party.start(alone))).handoff().has("payUrl"))
                .isTrue();
        assertThat(wechat.pay(NUMBER)).isTrue();
        assertThat(settled).isEmpty();
        assertThat(yes(party.ask(alone)).parts()).isEqualTo(FIFTY);
    }

    @Test
    void what_the_platform_rolls_back_itself_was_no_success() {
        bureau.set(new InsuranceCashier.Answer(false, "结算失败"));
        yes(party.start(cashier()));
        assertThat(wechat.pay(NUMBER)).isFalse();
        assertThat(no(party.ask(cashier())).code()).startsWith("SYS_REFUNDED");
        assertThat(yes(party.ask(cash())).notes().get("refundSeen")).isEqualTo("1");
        assertThat(held()).isZero();
    }

    @Test
    void an_order_is_closed_and_both_legs_are_proven_gone() {
        yes(party.start(cashier()));
        assertThat(yes(party.abandon(cash())).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        assertThat(yes(party.abandon(cashier())).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        assertThat(wechat.arrived("closeorder")).isEqualTo(1);
        assertThat(wechat.pay(NUMBER)).isFalse();
        assertThat(no(party.ask(cash())).text()).contains("未收款");
    }

    @Test
    void an_order_nobody_knows_is_dead_when_no_authorisation_lives_any_more() {
        assertThat(doubt(party.abandon(cash()))).isEqualTo(Doubt.NOT_FOUND);
        for (Standing never : List.of(Standing.PLANNED, Standing.GONE)) {
            Deed unplaced = Deeds.among(Deeds.cash(NUMBER, 50_00), Deeds.cashierLeg("20260105M00001", never));
            assertThat(yes(party.abandon(unplaced)).proof()).as("never placed").isEqualTo(Closed.Proof.BY_ABSENCE);
        }
        clock.tick(Duration.ofMinutes(16));
        assertThat(yes(party.abandon(cash())).proof()).isEqualTo(Closed.Proof.BY_ABSENCE);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void an_order_is_placed_once_whatever_the_wire_does(Mood mood) {
        wechat.faults().next("unifiedorder", mood);
        Outcome<Started> first = party.start(cashier());
        switch (mood) {
            case ANSWER, SLOW, ANSWER_TWICE, WRONG_AMOUNT -> yes(first);
            case REFUSE -> assertThat(no(first).code()).isEqualTo("513");
            case LOSE_REQUEST, LOSE_REPLY, DO_AND_500, MAINTENANCE ->
                assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        }
        clock.tick(Duration.ofSeconds(10));
        yes(party.start(cashier()));
        assertThat(wechat.pay(NUMBER)).isTrue();
        assertThat(wechat.pay(NUMBER)).isFalse();
        wechat.faults().next("queryorder", mood);
        Outcome<Receipt> asked = party.ask(cash());
        switch (mood) {
            case ANSWER, SLOW, ANSWER_TWICE -> assertThat(yes(asked).parts()).isEqualTo(FIFTY);
            case WRONG_AMOUNT -> assertThat(yes(asked).parts().total()).isEqualTo(50_01);
            default -> assertThat(doubt(asked)).isEqualTo(Doubt.NO_ANSWER);
        }
    }

    @Test
    void the_cash_goes_back_by_api_v3_under_our_own_number_since_the_old_refund_is_switched_off() {
        Receipt receipt = paid();
        Deed back = Deeds.back(cash(), receipt, "20260105R00001", Parts.of(Part.CASH, 20_00));
        apiV3.says(200, Vectors.golden("refund-answer.json"));
        assertThat(yes(party.reverse(back)).parts()).isEqualTo(Parts.of(Part.CASH, 20_00));
        assertThat(apiV3.lastBody())
                .contains("\"out_trade_no\":\"" + NUMBER + "\"")
                .doesNotContain("transaction_id");
        assertThat(wechat.arrived("refund")).isZero();
        Deed told = Deeds.back(cashier(), receipt, "20260105X00001", Parts.NONE);
        assertThat(yes(party.reverse(told)).arrival()).isEqualTo(Returned.Arrival.ARRIVED);
    }

    @Test
    void where_it_is_still_on_the_old_refund_gives_all_of_the_cash_back_once() {
        Receipt receipt = paid();
        party = party(true);
        Deed part = Deeds.back(cash(), receipt, "20260105R00001", Parts.of(Part.CASH, 20_00));
        assertThat(no(party.reverse(part)).refusal()).isEqualTo(Refusal.NEVER_SENT);
        Deed back = Deeds.back(cash(), receipt, "20260105R00002", FIFTY);
        assertThat(doubt(party.askReverse(back))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(yes(party.reverse(back)).arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(yes(party.reverse(back)).parts()).isEqualTo(FIFTY);
        assertThat(yes(party.askReverse(back)).farNumber()).startsWith("MR");
        assertThat(held()).isZero();
    }

    @Test
    void no_refund_is_sent_while_nobody_knows_whether_the_platform_has_given_the_order_back() {
        Receipt receipt = paid();
        party = party(true);
        Deed back = Deeds.back(cash(), receipt, "20260105R00001", FIFTY);
        wechat.faults().next("queryorder", Mood.LOSE_REPLY);
        assertThat(doubt(party.reverse(back))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(wechat.arrived("refund")).isZero();
        wechat.faults().next("queryorder", Mood.LOSE_REPLY);
        assertThat(doubt(party.askReverse(back))).as("not a reason to send one").isEqualTo(Doubt.NO_ANSWER);
        assertThat(yes(party.reverse(back)).arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        wechat.faults().next("queryorder", Mood.LOSE_REPLY);
        assertThat(yes(party.askReverse(back)).parts()).isEqualTo(FIFTY);
        assertThat(held()).isZero();
    }

    @Test
    void a_token_that_is_refused_is_replaced_once_and_never_logged() {
        good.set("token-2");
        yes(party.start(cashier()));
        assertThat(wechat.arrived("unifiedorder")).isEqualTo(2);
        assertThat(logged).hasSize(2).allMatch(address -> address.endsWith("access_token=***"));
    }

    @Test
    void a_forged_notice_is_forged_and_a_broken_one_unreadable() {
        PayinsuranceCallbacks callbacks = new PayinsuranceCallbacks(settings(false));
        byte[] forged = ("<xml><mch_id>1900000001</mch_id><hosp_out_trade_no>" + NUMBER
                        + "</hosp_out_trade_no><med_trans_id>MT1</med_trans_id><sign>0</sign></xml>")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(callbacks.read(new RawCallback("payinsurance", Map.of(), forged)))
                .isInstanceOf(Reading.Forged.class);
        assertThat(callbacks.read(new RawCallback("payinsurance", Map.of(), new byte[] {1})))
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(new String(callbacks.refuse().body(), StandardCharsets.UTF_8))
                .contains("<return_code>FAIL</return_code>");
    }

    @Test
    void what_is_missing_is_said_before_anything_is_sent() {
        assertThat(no(party.start(Deeds.hiding(cashier(), NoteKey.PAY_AUTH_NO, "")))
                        .text())
                .contains("免密授权");
        assertThat(no(party.start(Deeds.noting(cashier(), NoteKey.ENTRY, "kiosk")))
                        .text())
                .contains("订单类型未配置");
        assertThat(no(party.start(Deeds.hiding(cashier(), NoteKey.NAME, ""))).text())
                .contains("姓名");
        assertThat(wechat.arrived("unifiedorder")).isZero();
        Deed qr = Deeds.qr("20260105Q00001", 1);
        assertThatThrownBy(() -> party.start(qr)).hasMessageContaining(Act.QR_PAY);
        assertThat(Optional.of(settings(false).toString()))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain(API_KEY.reveal()));
    }
}
