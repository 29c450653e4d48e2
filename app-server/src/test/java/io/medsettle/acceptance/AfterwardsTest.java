package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.yibao.VoucherReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What follows a settlement at the counter: the platform of the e-voucher is told, HIS keeps the details, a code is scanned. */
@ExtendWith(SharedGateway.class)
class AfterwardsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Gateway gateway;

    AfterwardsTest(Gateway gateway) {
        this.gateway = gateway;
    }

    private String settled(Kiosk kiosk, Said entered, int person, long fen) {
        Said priced = kiosk.open(
                Kiosk.session(entered), Kiosk.wish("counter", gateway.clinic().bill(person, fen)));
        kiosk.pay(priced.text("orderId"));
        return kiosk.until(priced.text("orderId"), "SETTLED").text("orderId");
    }

    @Test
    void the_platform_of_the_voucher_is_told_of_a_settlement_and_of_its_refund() {
        Kiosk kiosk = new Kiosk(gateway);
        int before = gateway.world().yibao().voucherReports().size();
        String order = settled(kiosk, kiosk.byVoucher(7), 7, 200_00);
        assertThat(Clinic.eventually(() -> reports(before).size() == 1, SOON))
                .as(kiosk.order(order).text())
                .isTrue();

        kiosk.refund(order);
        kiosk.until(order, "REFUNDED");

        assertThat(Clinic.eventually(() -> reports(before).size() == 2, SOON)).isTrue();
        assertThat(new Money(gateway, order).held()).isEmpty();
    }

    private List<VoucherReport> reports(int before) {
        List<VoucherReport> all = gateway.world().yibao().voucherReports();
        return all.subList(Math.min(before, all.size()), all.size());
    }

    @Test
    @Covers("D25")
    void the_insurers_answer_for_each_line_and_what_was_dispensed_are_written_back_to_his_once() {
        Kiosk kiosk = new Kiosk(gateway);
        String order = settled(kiosk, kiosk.byIdCard(8), 8, 90_00);
        Counts counts = new Counts(gateway);
        Map<String, Object> tell = Map.of("number", "DT" + order);

        Said kept = kiosk.edge().post("/api/v1/orders/" + order + "/details", tell);
        Said again = kiosk.edge().post("/api/v1/orders/" + order + "/details", tell);

        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(kept.body().path("lines").intValue()).isEqualTo(3);
        assertThat(again.text("keptNo")).isEqualTo(kept.text("keptNo")).isNotEmpty();
        counts.atLeastOnce("5204");
        String his = Clinic.number(kiosk.order(order), "his");
        assertThat(gateway.world().his().detailsKept(his)).isEqualTo(3);
    }

    @Test
    void a_code_that_the_window_scans_pays_the_order_of_that_his_bill_and_another_kind_of_code_does_not() {
        Kiosk kiosk = new Kiosk(gateway);
        Said entered = kiosk.byIdCard(9);
        Said priced = kiosk.open(
                Kiosk.session(entered), Kiosk.wish("counter", gateway.clinic().bill(9, 70_00)));
        Map<String, Object> scan = Map.of(
                "authCode",
                Kiosk.code(gateway),
                "hisOrderId",
                priced.text("hisOrderId"),
                "version",
                1,
                "terminalNo",
                "W01");
        Edge his = gateway.as("his");

        Said voucher = his.post("/api/v1/barcode-pay", replaced(scan, "authCode", "4400000000000000000000000001"));
        Said moved = his.post("/api/v1/barcode-pay", replaced(scan, "version", 99));
        assertThat(voucher.status()).as(voucher.text()).isEqualTo(422);
        assertThat(moved.status()).as(moved.text()).isEqualTo(409);
        assertThat(kiosk.order(priced.text("orderId")).text("state")).isEqualTo("PRICED");

        Said paying = his.post("/api/v1/barcode-pay", scan);
        assertThat(paying.status()).as(paying.text()).isEqualTo(200);
        kiosk.until(priced.text("orderId"), "SETTLED");
    }

    private static Map<String, Object> replaced(Map<String, Object> some, String name, Object value) {
        Map<String, Object> other = new java.util.HashMap<>(some);
        other.put(name, value);
        return other;
    }
}
