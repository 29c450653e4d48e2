package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.alipay.MessageSent;
import io.medsettle.fixtures.alipay.NoticeFlaw;
import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.sandbox.OutsideWorld;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Insurance and cash on Alipay's own page (混合一站式), self-pay, consent, notices and messages. */
@ExtendWith(SharedGateway.class)
class AlipayTest extends AlipaySettling {
    private static final String ROWS = "SELECT COUNT(*) FROM inbox WHERE source = ? AND verdict = ?";
    private static final String SOURCE = "alipay/" + OutsideWorld.ORG;

    AlipayTest(Gateway gateway) {
        super(gateway);
    }

    @Override
    long pages() {
        return 1;
    }

    private long kept(String verdict) {
        return gateway.count(ROWS, SOURCE, verdict);
    }

    @Test
    @Covers("B17")
    void a_patient_who_has_not_consented_is_led_to_alipays_page_and_comes_back_under_the_same_key() {
        NewVisit visit = clinic.bill(15, 100_00);
        Map<String, Object> wish = alipay.wish("online-mixed", 15, visit);
        String key = Clinic.freshKey();
        Counts counts = new Counts(gateway);

        Said wanted = alipay.ask(wish, key);
        Said stillWanted = alipay.ask(alipay.paidBy(wish, 15), key);
        alipay.consent(wanted);
        Said priced = alipay.ask(alipay.paidBy(wish, 15), key);

        assertThat(wanted.status()).as(wanted.text()).isEqualTo(409);
        assertThat(wanted.text("code")).isEqualTo("authorisation-wanted");
        assertThat(wanted.text("page")).startsWith(alipay.alipay().base().toString());
        assertThat(stillWanted.text("page")).isEqualTo(wanted.text("page"));
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        counts.once("O02", "6201").atLeastOnce(CONSENT, "alipay.system.oauth.token");
        clinic.cancel(priced.text("orderId"));
        clinic.until(priced.text("orderId"), Clinic.SOON, "CANCELLED");
    }

    @Test
    void alipay_tells_no_name_and_so_the_archive_of_his_says_for_whom_the_insurer_pays() {
        Said priced = alipay.mixed(16, 100_00);

        String mdtrt = Clinic.leg(priced, "visit").path("farNumber").asText();
        assertThat(gateway.world().yibao().visits())
                .filteredOn(v -> v.mdtrtId().equals(mdtrt))
                .singleElement()
                .satisfies(
                        v -> assertThat(v.psnNo()).isEqualTo(Clinic.person(16).psnNo()));
        clinic.cancel(priced.text("orderId"));
        clinic.until(priced.text("orderId"), Clinic.SOON, "CANCELLED");
    }

    @Test
    void without_a_position_an_insured_order_is_refused_by_name_before_the_code_is_spent() {
        NewVisit visit = clinic.bill(17, 100_00);
        Map<String, Object> wish = alipay.wish("online-mixed", 17, visit);
        String code = alipay.authCode(17);
        wish.put("insurance", Map.of("authCode", code));
        Counts counts = new Counts(gateway);

        Said refused = alipay.ask(wish, Clinic.freshKey());

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("position-missing");
        assertThat(refused.text("field")).isEqualTo("insurance.position");
        counts.never("alipay.system.oauth.token", CONSENT, "O02");
        wish.put("insurance", Map.of("authCode", code, "position", "here"));
        assertThat(alipay.ask(wish, Clinic.freshKey()).text("code")).isEqualTo("invalid");
    }

    @Test
    void a_code_that_somebody_else_brings_opens_nothing() {
        Map<String, Object> wish = alipay.wish("online-mixed", 18, clinic.bill(18, 50_00));
        wish.put("insurance", Map.of("authCode", alipay.authCode(19), "position", AlipayClinic.POSITION));
        Counts counts = new Counts(gateway);

        Said refused = alipay.ask(wish, Clinic.freshKey());

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("authorisation-refused");
        counts.never("O02", "2201", "6201");
    }

    @Test
    void a_bill_paid_in_cash_is_refunded_bit_by_bit_and_never_above_what_was_paid() {
        Counts counts = new Counts(gateway);
        Said priced = alipay.selfPay(15, 99_99);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        String id = alipay.settled(priced).text("orderId");
        Money money = new Money(gateway, id);
        counts.never("2201", "6201", PAGE, CONSENT).once(CREATE, "O07");
        assertThat(money.held()).isEqualTo(Map.of("alipay CASH", 99_99L));

        clinic.refund(id, Clinic.freshKey(), Map.of("amountFen", 30_00));
        clinic.until(id, Clinic.SOON, "PART_REFUNDED");
        assertThat(money.held()).isEqualTo(Map.of("alipay CASH", 69_99L));
        Said tooMuch = clinic.refund(id, Clinic.freshKey(), Map.of("amountFen", 70_00));
        clinic.refund(id, Clinic.freshKey(), Map.of("amountFen", 69_99));
        clinic.until(id, Clinic.SOON, "REFUNDED");

        assertThat(tooMuch.text("code")).isEqualTo("over-refundable");
        assertThat(counts.of(REFUND)).isEqualTo(2);
        nothingIsHeld(id);
    }

    @Test
    @Covers("B08")
    void his_refunds_a_self_pay_bill_in_part_under_its_own_number() {
        Said settled = alipay.settled(alipay.selfPay(16, 80_00));
        String id = settled.text("orderId");
        String hisRefundNo = gateway.world().his().tricks().openRefund(Clinic.number(settled, "his"), 25_00);
        Counts counts = new Counts(gateway);
        Map<String, Object> wish = Map.of(
                "hisOrderId",
                settled.text("hisOrderId"),
                "hisRefundNo",
                hisRefundNo,
                "amountFen",
                25_00,
                "reason",
                "窗口退费",
                "operator",
                "W001");

        clinic.his().post("/api/v1/refunds", wish);

        Said told = Clinic.until(
                () -> clinic.his().post("/api/v1/refunds/query", Map.of("hisRefundNo", hisRefundNo)),
                said -> said.text("result").equals("SUCCESS"),
                Clinic.SOON);
        assertThat(told.fen("fen")).isEqualTo(25_00);
        counts.never("F01").once(REFUND, "F02");
        Money money = new Money(gateway, id);
        assertThat(money.held()).isEqualTo(Map.of("alipay CASH", 55_00L));
        assertThat(money.charged()).isEqualTo(55_00);
        money.agrees();
    }

    @Test
    void a_notice_is_verified_kept_once_however_often_it_comes_and_books_once() {
        gateway.world().alipay().faults().callbacks(CallbackMood.TWICE);
        long before = kept("GENUINE");

        Said settled = alipay.settled(alipay.selfPay(8, 10_00));

        assertThat(gateway.world().alipay().drainNotices(Clinic.SOON)).isTrue();
        assertThat(gateway.world().alipay().replayNotice(Clinic.number(settled, "cash")))
                .isTrue();
        assertThat(gateway.world().alipay().drainNotices(Clinic.SOON)).isTrue();
        assertThat(kept("GENUINE")).isEqualTo(before + 1);
        assertThat(gateway.world().his().charges(Clinic.number(settled, "his"))).hasSize(1);
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    void a_forged_notice_is_kept_books_nothing_and_the_order_is_settled_by_asking() {
        gateway.world().alipay().faults().callbacks(CallbackMood.FORGED);
        gateway.world().yibao().faults().callbacks(CallbackMood.FORGED);
        long before = kept("FORGED") + kept("UNREADABLE");

        Said settled = alipay.settled(alipay.mixed(11, 200_00));

        assertThat(Clinic.eventually(() -> kept("FORGED") + kept("UNREADABLE") > before, Clinic.SOON))
                .isTrue();
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    void a_genuine_notice_of_somebody_elses_account_moves_nothing() {
        long genuine = kept("GENUINE");
        long before = kept("UNREADABLE") + kept("FORGED");
        gateway.world().alipay().spoilNotices(NoticeFlaw.OTHER_SELLER);

        Said settled = alipay.settled(alipay.selfPay(13, 20_00));

        assertThat(Clinic.eventually(() -> kept("UNREADABLE") + kept("FORGED") > before, Clinic.SOON))
                .isTrue();
        assertThat(kept("GENUINE")).isBetween(genuine, genuine + 1);
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    void when_all_notices_are_lost_the_order_is_settled_by_asking() {
        gateway.world().alipay().faults().callbacks(CallbackMood.NEVER);
        gateway.world().yibao().faults().callbacks(CallbackMood.NEVER);
        Counts counts = new Counts(gateway);

        Said settled = alipay.settled(alipay.mixed(12, 200_00));

        counts.atLeastOnce("alipay.trade.query");
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    void insurance_settled_without_the_cash_goes_back_when_the_patient_gives_up() {
        String id = alipay.mixed(13, 200_00).text("orderId");
        Counts counts = new Counts(gateway);
        alipay.atTheCashier(clinic.pay(id), PatientChoice.MED_OK_SELF_FAIL);

        clinic.cancel(id);

        clinic.until(id, Duration.ofSeconds(60), "UNWOUND", "CANCELLED");
        counts.once("settle", CLOSE, "6203").never("O07");
        nothingIsHeld(id);
    }

    @Test
    @Covers("B20")
    void a_registration_is_paid_with_insurance_and_cash() {
        Map<String, Object> wish = new HashMap<>();
        wish.put("entry", "registration-mixed");
        wish.put("patientId", Clinic.person(9).patientId());
        wish.put("slot", Slots.free(clinic));
        wish.put("description", "挂号");
        Said priced = alipay.insured(alipay.paidBy(wish, 9), 9);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        Counts counts = new Counts(gateway);

        Said settled = alipay.settled(priced);

        counts.once("settle", "R05", PAGE);
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.heldFen()).isEqualTo(settled.fen("totalFen"));
        money.agrees();
    }

    @Test
    @Covers({"B10", "B11"})
    void whoever_paid_by_alipay_is_told_there() {
        String paid = alipay.settled(alipay.mixed(7, 60_00)).text("orderId");
        Map<String, Object> wish = new HashMap<>();
        wish.put("entry", "registration-self-pay");
        wish.put("patientId", Clinic.person(8).patientId());
        wish.put("slot", Slots.free(clinic));
        wish.put("description", "挂号");
        String registered = alipay.settled(alipay.ask(alipay.paidBy(wish, 8), Clinic.freshKey()))
                .text("orderId");

        assertThat(told(paid, "paid", 7)).satisfies(m -> assertThat(m.values()).containsEntry("amount", "60.00元"));
        assertThat(told(registered, "registered", 8).values()).containsKeys("hospital", "time", "next");
    }

    @Test
    @Covers("B09")
    void his_gets_the_bill_of_alipay_joined_with_orders_and_what_the_insurer_bore() {
        Said mixed = alipay.settled(alipay.mixed(10, 200_00));
        String refunded = alipay.settled(alipay.selfPay(14, 90_00)).text("orderId");
        clinic.refund(refunded, Clinic.freshKey(), Map.of("amountFen", 30_00));
        clinic.until(refunded, Clinic.SOON, "PART_REFUNDED");
        Counts counts = new Counts(gateway);

        Said bill = clinic.his().get("/api/v1/channel-bills/ALIPAY/" + LocalDate.now(BusinessDay.ZONE));

        assertThat(bill.status()).as(bill.text()).isEqualTo(200);
        counts.once("alipay.data.dataservice.bill.downloadurl.query");
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(bill.text()).stream().toList();
        assertThat(of(rows, mixed.text("orderId"))).singleElement().satisfies(row -> {
            assertThat(row.getField("请求号")).isEqualTo(Clinic.number(mixed, "cash"));
            assertThat(row.getField("渠道金额(元)")).isEqualTo(yuan(mixed.part("cashFen")));
            assertThat(row.getField("统筹基金(元)")).isEqualTo("120.00");
            assertThat(row.getField("核对")).isEqualTo("一致");
        });
        assertThat(of(rows, refunded)).extracting(row -> row.getField("业务")).containsExactlyInAnyOrder("收款", "退款");
        assertThat(of(rows, refunded))
                .allSatisfy(row -> assertThat(row.getField("核对")).isEqualTo("一致"));
    }

    private static List<NamedCsvRecord> of(List<NamedCsvRecord> rows, String order) {
        return rows.stream().filter(r -> r.getField("结算单号").equals(order)).toList();
    }

    private static String yuan(long fen) {
        return new io.medsettle.ports.value.Money(fen).yuan();
    }

    private MessageSent told(String order, String template, int person) {
        assertThat(Clinic.eventually(() -> about(order).size() == 1, Clinic.SOON))
                .as(clinic.order(order).text())
                .isTrue();
        MessageSent message = about(order).get(0);
        assertThat(message.template()).isEqualTo(template);
        assertThat(message.openid()).isEqualTo(Clinic.person(person).openid());
        assertThat(String.join(" ", message.values().values()))
                .doesNotContain(
                        Clinic.person(person).name(), Clinic.person(person).idNumber());
        return message;
    }

    private List<MessageSent> about(String order) {
        return gateway.world().alipay().messages().stream()
                .filter(m -> order.equals(m.values().get("orderNo")))
                .toList();
    }
}
