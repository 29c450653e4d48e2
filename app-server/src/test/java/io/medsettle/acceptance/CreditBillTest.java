package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.BillDefect;
import io.medsettle.fixtures.credit.BillFlaw;
import io.medsettle.ports.value.BusinessDay;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 对账单查询 HOS00013: the platform's bill of a day beside our books, payment by payment and refund by refund. */
@ExtendWith(SharedGateway.class)
class CreditBillTest {
    private final Gateway gateway;
    private final CreditClinic credit;

    CreditBillTest(Gateway gateway) {
        this.gateway = gateway;
        credit = new CreditClinic(gateway);
    }

    private Said bill() {
        LocalDate today = BusinessDay.of(InstantSource.system().instant()).date();
        return gateway.as("finance").get("/api/v1/channel-bills/CREDIT_GZ/" + today);
    }

    private static List<String> lines(Said bill, String order) {
        return bill.text().lines().filter(l -> l.contains(order)).toList();
    }

    @Test
    @Covers("A16")
    void a_day_is_downloaded_and_every_payment_and_refund_is_laid_beside_our_books() {
        credit.signed(3);
        String order = CreditClinic.order(credit.settled(3, 77_00));
        credit.refund(order, Map.of("amountFen", 7_00));
        credit.until(order, "PART_REFUNDED");
        Counts counts = new Counts(gateway);

        Said bill = bill();

        assertThat(bill.status()).as(bill.text()).isEqualTo(200);
        counts.once("HOS00013");
        assertThat(lines(bill, order)).hasSize(2).allSatisfy(l -> assertThat(l).contains("一致"));
        assertThat(bill.text()).contains("77.00").contains("7.00");
    }

    @Test
    void an_amount_that_differs_is_said_in_its_line_and_a_bill_that_contradicts_itself_is_not_used() {
        credit.signed(3);
        String order = CreditClinic.order(credit.settled(3, 66_00));
        credit.platform().plant(Clinic.number(credit.look(order), "credit"), BillDefect.AMOUNT);

        Said bill = bill();

        assertThat(lines(bill, order)).singleElement().asString().contains("金额不一致");
        credit.platform().calm();
        credit.platform().spoilBills(BillFlaw.HEADER_SUM);
        Said broken = bill();
        assertThat(broken.status()).as(broken.text()).isEqualTo(502);
        assertThat(broken.text("code")).isEqualTo("bill-broken");
    }
}
