package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 1.0 退款与账单: a hospital for which the far side has left the old refund on, and which fetches the bill's content. */
class FirstWechatOldRefundTest {
    private static final Gateway GATEWAY = Gateway.start(Map.of(
            "medsettle.wechat.mixed", "V1",
            "medsettle.wechat-payinsurance.refunds", "true",
            "medsettle.wechat-payinsurance.bill.transaction", "getbalancebill"));

    private final Clinic clinic = GATEWAY.clinic();
    private final FirstWechatClinic first = new FirstWechatClinic(GATEWAY);

    @AfterEach
    void calm() {
        GATEWAY.calm();
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private String refunded(int person) {
        String id = first.settled(clinic.mixed(person, 200_00)).text("orderId");
        clinic.refund(id);
        return id;
    }

    private void nothingIsHeld(String id) {
        Money money = new Money(GATEWAY, id);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @Test
    @Covers({"D19", "D20"})
    void the_cash_goes_back_over_the_first_interface_and_is_asked_for_there() {
        Counts counts = new Counts(GATEWAY);

        String id = refunded(7);

        clinic.until(id, Clinic.SOON, "REFUNDED");
        counts.once("6203", "payinsurance.refund", "F02")
                .atLeastOnce("payinsurance.queryrefund")
                .never("refund", "refund-query");
        nothingIsHeld(id);
    }

    @Test
    @Covers("D20")
    void a_refund_whose_answer_was_lost_is_asked_for_and_made_once() {
        Counts counts = new Counts(GATEWAY);
        first.wechat().faults().next("refund", Mood.LOSE_REPLY);

        String id = refunded(8);

        clinic.until(id, Clinic.SOON, "REFUNDED");
        counts.once("payinsurance.refund").atLeastOnce("payinsurance.queryrefund");
        nothingIsHeld(id);
    }

    @Test
    @Covers("D21")
    void the_bill_of_both_purses_comes_as_content_and_stands_beside_our_books() {
        String id = refunded(9);
        clinic.until(id, Clinic.SOON, "REFUNDED");
        Counts counts = new Counts(GATEWAY);

        Said bill = clinic.his()
                .get("/api/v1/channel-bills/WECHAT/" + LocalDate.now(BusinessDay.ZONE) + "?kind=payinsurance");

        assertThat(bill.status()).as(bill.text()).isEqualTo(200);
        counts.once("payinsurance.getbalancebill").never("payinsurance.billdownload", "trade-bill");
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(bill.text()).stream().toList();
        List<NamedCsvRecord> own =
                rows.stream().filter(r -> r.getField("结算单号").equals(id)).toList();
        assertThat(own).extracting(r -> r.getField("业务")).containsExactly("收款", "退款");
        assertThat(own).allSatisfy(r -> assertThat(r.getField("核对")).isEqualTo("一致"));
    }
}
