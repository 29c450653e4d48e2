package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The identities of yibao-core §6 on its recorded vectors V1 to V5, and each of them broken. */
class ReckoningTest {
    private static final Reckoning.Rules RULES = Reckoning.Rules.of(CounterSample.settings(YibaoPolicy.usual()));
    private static final Reckoning.Rules INSIDE =
            new Reckoning.Rules(true, RULES.accountTypes(), RULES.hospitalTypes(), Set.of());

    /** A settlement written as words: members of setlinfo, then rows of setldetail behind a bar. */
    private static Settlement.Out out(String members, String rows) {
        ObjectNode node = Json.object();
        ObjectNode info = node.putObject("setlinfo");
        for (String member : members.split(" ", -1)) {
            String[] pair = member.split("=", -1);
            info.put(pair[0], pair[1]);
        }
        var details = node.putArray("setldetail");
        for (String row : rows.isEmpty() ? new String[0] : rows.split(" ", -1)) {
            details.addObject().put("fund_pay_type", row.split("=")[0]).put("fund_payamt", row.split("=")[1]);
        }
        return Form.read(node, Settlement.Out.class);
    }

    private static final String V2 =
            "medfee_sumamt=23442.46 fund_pay_sumamt=18785.39 acct_pay=170.04 psn_cash_pay=3982.02"
                    + " psn_part_amt=4152.06 hosp_part_amt=505.01 fulamt_ownpay_amt=2533.97 overlmt_selfpay=1396.89"
                    + " preselfpay_amt=703.44 inscp_scp_amt=18808.16 hifob_pay=18785.39 hifp_pay=0 acct_mulaid_pay=0 act_pay_dedc=600";
    private static final String V2_ROWS = "330101=18785.39 999996=505.01 310201=170.04";

    @Test
    void V1_the_account_pays_all_and_the_rows_sum_up_to_more_than_the_fund() {
        Outcome<Reckoning.Bill> bill = Reckoning.of(
                out(
                        "medfee_sumamt=4.52 fund_pay_sumamt=0 acct_pay=4.52 psn_cash_pay=0 psn_part_amt=4.52 hosp_part_amt=0"
                                + " fulamt_ownpay_amt=0 overlmt_selfpay=0 preselfpay_amt=0.23 inscp_scp_amt=4.29"
                                + " act_pay_dedc=4.29 hifp_pay=0",
                        "310200=4.52"),
                RULES);

        assertThat(bill.maybe().orElseThrow().all()).isEqualTo(Parts.of(Part.ACCOUNT, 452));
    }

    @Test
    void V2_a_stay_with_a_supplementary_fund_and_a_hospitals_part() {
        Reckoning.Bill bill = Reckoning.of(out(V2, V2_ROWS), RULES).maybe().orElseThrow();

        assertThat(bill.borne()).isEqualTo(CounterSample.STAY);
        assertThat(bill.cash()).isEqualTo(398202);
        assertThat(bill.selfPaid().get("overLimit")).isEqualTo("139689");
    }

    @Test
    void V3_and_V4_reversals_with_null_members() {
        Reckoning.Bill stay = Reckoning.ofReversal(
                        out(
                                "medfee_sumamt=-3379.26 fund_pay_sumamt=-2039.39 acct_pay=0 psn_pay=-1307.01"
                                        + " ownpay_hosp_part=-32.86 fulamt_ownpay_amt=-956.34 overlmt_selfpay=-186.31"
                                        + " preselfpay_amt=-197.22 inscp_scp_amt=-2039.39",
                                "330100=-2039.39 999997=-32.86"),
                        RULES)
                .maybe()
                .orElseThrow();
        Reckoning.Bill clinic = Reckoning.ofReversal(
                        out(
                                "medfee_sumamt=-25.10 fund_pay_sumamt=0 acct_pay=-25.10 pdn_cash_pay=0"
                                        + " fulamt_ownpay_amt=0 overlmt_selfpay=0 preselfpay_amt=-0.23 inscp_scp_amt=-24.87",
                                ""),
                        RULES)
                .maybe()
                .orElseThrow();

        assertThat(stay.all()).isEqualTo(Parts.split(203939, 0, 130701).with(Part.HOSPITAL, 3286));
        assertThat(clinic.all()).isEqualTo(Parts.of(Part.ACCOUNT, 2510));
    }

    @Test
    void V5_blanks_are_not_told_and_are_not_taken_for_zero() {
        String blank = "medfee_sumamt=3300.00 fund_pay_sumamt=0 acct_pay=0 psn_cash_pay= hosp_part_amt=0"
                + " fulamt_ownpay_amt=3300.00 overlmt_selfpay= preselfpay_amt=0 inscp_scp_amt=";

        SilentNetwork.unknown(Reckoning.of(out(blank, ""), RULES), Doubt.NO_ANSWER, "没有全部给出");
        Reckoning.Bill told = Reckoning.of(out(blank + " psn_part_am=3300", ""), RULES)
                .maybe()
                .orElseThrow();
        assertThat(told.cash()).isEqualTo(330000);
        assertThat(told.selfPaid().has("overLimit")).isFalse();
    }

    @Test
    void where_the_fund_contains_the_account_it_is_taken_out_and_where_it_does_not_that_is_a_doubt() {
        String inside = "medfee_sumamt=25 fund_pay_sumamt=20 acct_pay=8 psn_cash_pay=5 psn_part_am=13 hifp_pay=12";

        assertThat(Reckoning.of(out(inside, "310101=12 310200=8"), INSIDE)
                        .maybe()
                        .orElseThrow()
                        .all())
                .isEqualTo(Parts.split(1200, 800, 500));
        SilentNetwork.unknown(Reckoning.of(out(inside, ""), RULES), Doubt.NO_ANSWER, "medfee_sumamt");
    }

    /** By the table 5203 tells no hosp_part_amt (yibao-core §3.8). */
    @Test
    void a_hospitals_part_that_only_the_rows_tell_is_taken_from_them() {
        String asked = V2.replace(" hosp_part_amt=505.01", "");

        Reckoning.Bill bill = Reckoning.of(out(asked, V2_ROWS), RULES).maybe().orElseThrow();

        assertThat(bill.all()).isEqualTo(CounterSample.STAY.with(Part.CASH, 398202));
        assertThat(bill.hospital()).isEqualTo(50501);
        SilentNetwork.unknown(
                Reckoning.of(out(asked, "330101=18785.39 310201=170.04"), RULES), Doubt.NO_ANSWER, "medfee_sumamt");
    }

    @ParameterizedTest
    @CsvSource({
        "medfee_sumamt=23442.46,medfee_sumamt=23442.47,medfee_sumamt",
        "fund_pay_sumamt=18785.39,fund_pay_sumamt=18785.38,medfee_sumamt",
        "psn_cash_pay=3982.02,psn_cash_pay=3982.03,个人负担",
        "hosp_part_amt=505.01,hosp_part_amt=505.00,medfee_sumamt",
        "hifob_pay=18785.39,hifob_pay=18785.38,各项基金之和",
        "overlmt_selfpay=1396.89,overlmt_selfpay=1396.88,全自费",
        "act_pay_dedc=600,act_pay_dedc=18808.17,起付线",
        "acct_mulaid_pay=0,acct_mulaid_pay=170.05,共济",
        "acct_mulaid_pay=0,acct_mulaid_pay=-1,负数",
        "psn_cash_pay=3982.02,psn_cash_pay=3982.021,无法读取",
        "psn_cash_pay=3982.02,psn_cash_pay=abc,无法读取",
        "psn_cash_pay=3982.02,psn_cash_pay=1e999999999,无法读取",
        "psn_cash_pay=3982.02,psn_cash_pay=3982.02 cash_payamt=1,无法读取",
        "acct_pay=170.04,acct_pay=,没有全部给出"
    })
    void an_identity_that_does_not_hold_is_a_doubt_by_its_name(String good, String bad, String words) {
        assertThat(V2).contains(good);

        SilentNetwork.unknown(Reckoning.of(out(V2.replace(good, bad), V2_ROWS), RULES), Doubt.NO_ANSWER, words);
    }

    @ParameterizedTest
    @CsvSource({"330101=18785.39,330101=1,基金", "999996=505.01,999996=1,医院负担", "310201=170.04,310201=1,账户"})
    void rows_of_a_class_that_do_not_sum_up_to_it_are_a_doubt(String good, String bad, String words) {
        SilentNetwork.unknown(Reckoning.of(out(V2, V2_ROWS.replace(good, bad)), RULES), Doubt.NO_ANSWER, words);
    }

    @Test
    void positive_amounts_are_no_reversal_and_negative_ones_no_settlement() {
        SilentNetwork.unknown(Reckoning.ofReversal(out(V2, V2_ROWS), RULES), Doubt.NO_ANSWER, "不是负数");
    }
}
