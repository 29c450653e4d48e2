package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 1.0 对账单: both purses in one line, under column names that the hospital has told (wechat §3.7). */
@ExtendWith(OlderWechatGateway.class)
class FirstWechatBillTest {
    private final Gateway gateway;
    private final Clinic clinic;
    private final FirstWechatClinic first;

    FirstWechatBillTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        first = new FirstWechatClinic(gateway);
    }

    private Said bill(String kind) {
        return gateway.as("finance")
                .get("/api/v1/channel-bills/WECHAT/" + LocalDate.now(BusinessDay.ZONE) + "?kind=" + kind);
    }

    private static List<NamedCsvRecord> of(Said bill, String order) {
        assertThat(bill.status()).as(bill.text()).isEqualTo(200);
        return CsvReader.builder().ofNamedCsvRecord(bill.text()).stream()
                .filter(r -> r.getField("结算单号").equals(order))
                .toList();
    }

    @Test
    @Covers("D21")
    void the_bill_of_both_purses_comes_by_an_address_and_stands_beside_our_books() {
        Said settled = first.settled(clinic.mixed(7, 200_00));
        Counts counts = new Counts(gateway);

        List<NamedCsvRecord> rows = of(bill("payinsurance"), settled.text("orderId"));

        counts.once("payinsurance.billdownload", "payinsurance.bill-file")
                .never("payinsurance.getbalancebill", "trade-bill");
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.getField("请求号")).isEqualTo(Clinic.number(settled, "cash"));
            assertThat(row.getField("渠道单号")).startsWith("MT");
            assertThat(row.getField("渠道金额(元)")).isEqualTo(new Money(settled.part("cashFen")).yuan());
            assertThat(row.getField("渠道其他栏目"))
                    .contains("医保金额(分)=" + (settled.part("fundFen") + settled.part("accountFen")));
            assertThat(row.getField("核对")).isEqualTo("一致");
        });
    }

    @Test
    void the_cash_of_such_orders_stands_in_the_trade_bill_too() {
        Said settled = first.settled(clinic.mixed(8, 300_00));

        assertThat(of(bill("trade"), settled.text("orderId")))
                .singleElement()
                .satisfies(row -> assertThat(row.getField("核对")).isEqualTo("一致"));
    }

    @Test
    void a_bill_that_contradicts_itself_or_has_other_columns_is_refused_by_name() {
        first.settled(clinic.mixed(9, 200_00));
        Map<String, UnaryOperator<String>> flaws = new LinkedHashMap<>();
        flaws.put("BILL_COLUMNS", text -> text.replaceFirst("医院订单号", "商户单号"));
        flaws.put("BILL_TRUNCATED", text -> text.substring(0, text.indexOf("总笔数")));
        flaws.put("BILL_SUMS", text -> text.replaceAll("(?s)总笔数(.*)`([0-9]+),", "总笔数$1`1$2,"));
        flaws.put("BILL_VALUE", text -> text.replaceFirst("`支付", "`送礼"));
        flaws.forEach((name, flaw) -> {
            first.wechat().spoilBills(flaw);

            Said said = bill("payinsurance");

            assertThat(said.status()).as(name + " " + said.text()).isEqualTo(502);
            assertThat(said.text("detail")).contains(name).contains("原文件已留存");
        });
    }

    @Test
    void a_bill_that_cannot_be_had_says_so_and_who_has_no_such_interface_has_no_such_bill() {
        first.wechat().faults().next("billdownload", Mood.LOSE_REQUEST);
        Said silent = bill("payinsurance");
        Said alipay = gateway.as("finance")
                .get("/api/v1/channel-bills/ALIPAY/" + LocalDate.now(BusinessDay.ZONE) + "?kind=payinsurance");

        assertThat(silent.status()).as(silent.text()).isEqualTo(503);
        assertThat(alipay.status()).as(alipay.text()).isEqualTo(404);
        assertThat(alipay.text("next")).contains("WECHAT?kind=payinsurance");
    }
}
