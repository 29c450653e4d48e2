package io.medsettle.server.jointtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.creditgz.CreditEvidence.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as tested, and what as passed. */
class JointTestCasesTest {
    private static Pair called(String operation, Map<String, String> asked, Map<String, String> answered) {
        return new Pair(
                Instant.EPOCH,
                "HOS",
                "1",
                new Shown(operation, asked, !asked.isEmpty(), "{}"),
                Optional.of(new Shown("", answered, true, "{}")),
                "ANSWERED");
    }

    private static Pair answered(String operation, String state) {
        return called(
                operation,
                Map.of("order.bizType", "OUTPATIENT"),
                Map.of("code", "0000", "ok", "1", "result.state", state));
    }

    private static List<String> cases(Pair pair) {
        return Case.all().stream()
                .filter(each -> each.about().test(pair))
                .map(Case::name)
                .toList();
    }

    @Test
    void a_call_whose_content_could_not_be_opened_shows_no_case_that_its_content_tells_apart() {
        assertThat(cases(called("refund", Map.of(), Map.of("code", "0000", "ok", "1"))))
                .isEmpty();
        assertThat(cases(called("pay", Map.of(), Map.of("code", "0000", "ok", "1"))))
                .isEmpty();
        assertThat(cases(called("fetchBill", Map.of(), Map.of("code", "0000", "ok", "1"))))
                .containsExactly("对账单下载");
    }

    @Test
    void a_refund_is_of_a_stay_and_a_payment_by_credit_where_the_content_says_so() {
        assertThat(cases(called("refund", Map.of("order.bizType", "DEPOSIT"), Map.of())))
                .containsExactly("退费 住院");
        assertThat(cases(called("refund", Map.of("order.bizType", "DISCHARGE"), Map.of())))
                .containsExactly("退费 住院", "出院结算撤销");
        assertThat(cases(called("pay", Map.of("amounts.accountCharged", "0"), Map.of())))
                .containsExactly("无感支付 信用支付");
        assertThat(cases(called("pay", Map.of("amounts.accountCharged", "1"), Map.of())))
                .containsExactly("无感支付 医保个账支付");
    }

    @Test
    void money_has_moved_where_the_state_says_success_and_not_where_the_code_alone_does() {
        for (String operation : List.of("pay", "refund")) {
            assertThat(answered(operation, "SUCCESS").good()).isTrue();
            Pair failed = answered(operation, "FAILED");
            assertThat(failed.good()).isFalse();
            assertThat(failed.open()).isFalse();
            assertThat(failed.result()).isEqualTo("0000/FAILED");
            Pair working = answered(operation, "PROCESSING");
            assertThat(working.good()).isFalse();
            assertThat(working.open()).isTrue();
            Pair silent = called(operation, Map.of(), Map.of("code", "0000", "ok", "1"));
            assertThat(silent.good()).isFalse();
            assertThat(silent.open()).isTrue();
        }
        assertThat(called("queryContract", Map.of(), Map.of("code", "0000", "ok", "1"))
                        .good())
                .isTrue();
    }
}
