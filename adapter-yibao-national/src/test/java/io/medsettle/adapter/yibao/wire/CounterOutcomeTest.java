package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.Retold;
import io.medsettle.fixtures.store.MemoryUploadLog;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refusal, silence and a hostile answer mean at the counter and for a stay: nothing that does not fit is booked. */
class CounterOutcomeTest {
    private static final String NO = "{\"infcode\":-1,\"err_msg\":\"%s\",\"output\":null}";
    private static final StayFees PAGES = (stay, order, version, page, size) ->
            Outcome.succeeded(new StayFees.Page(List.of(Sample.line("Z0001", "床位费", "1", "25.00", 2500)), true));

    private final SettableClock clock = new SettableClock(Sample.MORNING);
    private final CapturedWire wire = new CapturedWire().golden("9001").golden("1101");
    private final YibaoCounterparty yibao = CounterSample.adapter(
            CounterSample.settings(YibaoPolicy.usual()),
            wire,
            clock,
            NationalCodes.none(),
            PAGES,
            new MemoryUploadLog());

    private static Deed deed(String act) {
        if (act.equals(Act.ADMIT)) {
            return CounterSample.admission();
        }
        boolean clinic = List.of(Act.FEES, Act.TRIAL, Act.SETTLE).contains(act);
        return clinic ? CounterSample.clinic(act) : CounterSample.stay(act);
    }

    @ParameterizedTest
    @CsvSource({
        "fees,2204",
        "trial,2206",
        "settle,2207",
        "admit,2401",
        "stay-fees,2301",
        "register-discharge,2403",
        "stay-trial,2303",
        "stay-settle,2304",
        "cancel-admission,2302",
        "cancel-discharge,2405"
    })
    void a_refused_start_is_a_no_and_a_busy_platform_is_none(String act, String infno) {
        wire.on(infno, NO.formatted("业务校验不通过"))
                .on(infno, NO.formatted("系统繁忙"))
                .on(infno, new WireResult.NoAnswer("timeout"))
                .on("5303", "{\"infcode\":0,\"output\":{\"data\":[]}}");
        if (!infno.equals("2302")) {
            wire.golden("2302");
        }

        SilentNetwork.declined(yibao.start(deed(act)), "-1", "业务校验不通过");
        SilentNetwork.unknown(yibao.start(deed(act)), Doubt.NO_ANSWER, "繁忙");
        assertThat(yibao.start(deed(act))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_refused_2402_is_a_no_while_the_patient_is_in() {
        wire.golden("2403")
                .on("2402", NO.formatted("存在未上传的费用"))
                .on("5201", StayGoldenTest.visit(",\"inhosp_stas\":\"1\""));

        SilentNetwork.declined(yibao.start(deed(Act.DISCHARGE)), "-1", "未上传");
    }

    @ParameterizedTest
    @CsvSource({
        "fees,2205,没有可撤销的费用,true",
        "fees,2205,费用已结算,false",
        "fees,2205,没有操作权限,false",
        "stay-fees,2302,费用明细不存在,true",
        "stay-fees,2302,费用已结算,false",
        "register-discharge,2405,未办理出院,true",
        "register-discharge,2405,存在有效的出院结算,false",
        "settle,2601,原交易不存在,true",
        "settle,2601,原交易已冲正,true",
        "settle,2601,超过冲正时限,false",
        "stay-settle,2601,原交易不存在,true",
        "stay-settle,2601,原交易不允许冲正,false"
    })
    void a_no_to_letting_go_is_read_for_what_it_says(String act, String infno, String words, boolean gone) {
        wire.on(infno, NO.formatted(words));

        assertThat(yibao.abandon(deed(act))).isInstanceOf(gone ? Outcome.Succeeded.class : Outcome.Declined.class);
    }

    @Test
    void a_known_admission_with_fees_cannot_be_let_go() {
        wire.on("2404", NO.formatted("存在已上传费用,不允许撤销入院"));
        Deed known = Sample.knowing(
                CounterSample.admission(),
                Fields.of("mdtrtId", "440100ZY0001"),
                Secrets.NONE.with("psnNo", Sample.PERSON.psnNo()));

        SilentNetwork.declined(yibao.abandon(known), "-1", "费用");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"infcode\":0",
                "{\"infcode\":0,\"output\":null}",
                "{\"infcode\":0,\"output\":[]}",
                "{\"infcode\":0,\"output\":\"text\"}",
                "{\"infcode\":0,\"output\":{\"setlinfo\":\"text\"}}",
                "{\"infcode\":0,\"output\":{\"setlinfo\":[[1]]}}",
                "{\"infcode\":0,\"output\":{\"setldetail\":{}}}",
                "{\"infcode\":\"成功\",\"output\":{}}",
                "{\"infcode\":1,\"output\":{}}",
                "{\"infcode\":0,\"infcode\":0,\"output\":{}}"
            })
    void a_hostile_answer_to_a_settlement_is_a_doubt(String body) {
        wire.on("2207", body).on("2206", body).on("2304", body);

        SilentNetwork.unknown(yibao.start(deed(Act.SETTLE)), Doubt.NO_ANSWER, "");
        SilentNetwork.unknown(yibao.start(deed(Act.STAY_SETTLE)), Doubt.NO_ANSWER, "");
        SilentNetwork.unknown(yibao.start(deed(Act.TRIAL)), Doubt.NO_ANSWER, "");
    }

    @ParameterizedTest
    @CsvSource({
        "\"medins_setl_id\":\"H44999900001202601050930001999\",\"medins_setl_id\":\"H44999900001202601050930008888\"",
        "\"mdtrt_id\":\"440100MZ0001\",\"mdtrt_id\":\"440100MZ0009\"",
        "\"psn_no\":\"44999900000000000001\",\"psn_no\":\"44999900000000000002\"",
        "\"setl_id\":\"440100S0001\",\"setl_id\":null",
        "\"medfee_sumamt\":25.0,\"medfee_sumamt\":24.0",
        "\"psn_cash_pay\":5.0,\"psn_cash_pay\":[5.0]",
        "\"acct_pay\":8.0,\"acct_pay\":\"eight\""
    })
    void an_answer_about_something_else_is_never_booked(String good, String bad) {
        String golden = new String(Vectors.bytes("/golden/2207/reply.json"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(golden).contains(good);
        wire.on("2207", golden.replace(good, bad));

        assertThat(yibao.start(deed(Act.SETTLE))).as(bad).isNotInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void numbers_as_text_are_read_as_numbers() {
        String golden = new String(Vectors.bytes("/golden/2207/reply.json"), java.nio.charset.StandardCharsets.UTF_8);
        wire.on(
                "2207",
                golden.replace("\"acct_pay\":8.0", "\"acct_pay\":\"8.00\"")
                        .replace("\"infcode\":0", "\"infcode\":\"0\""));

        assertThat(Desk.receipt(yibao.start(deed(Act.SETTLE))).parts()).isEqualTo(CounterSample.CLINIC);
    }

    @Test
    void a_whole_other_bill_that_adds_up_is_not_this_one() {
        String golden = new String(Vectors.bytes("/golden/2207/reply.json"), java.nio.charset.StandardCharsets.UTF_8);
        wire.on(
                "2207",
                golden.replace("\"medfee_sumamt\":25.0", "\"medfee_sumamt\":26.0")
                        .replace("\"psn_cash_pay\":5.0", "\"psn_cash_pay\":6.0")
                        .replace("\"psn_part_amt\":13.0", "\"psn_part_amt\":14.0")
                        .replace("\"inscp_scp_amt\":\"24.00\"", "\"inscp_scp_amt\":\"25.00\""));

        SilentNetwork.unknown(yibao.start(deed(Act.SETTLE)), Doubt.NO_ANSWER, "总额");
    }

    @Test
    void a_gateway_that_let_nothing_pass_means_that_nothing_was_settled() {
        wire.on("2207", new WireResult.Answered(401, Map.of(), new byte[0]))
                .on("2207", "{\"code\":401,\"message\":\"签名不一致!\"}");

        SilentNetwork.never(yibao.start(deed(Act.SETTLE)), "401");
        SilentNetwork.never(yibao.start(deed(Act.SETTLE)), "401");
    }

    @Test
    void a_settlement_without_a_kept_msgid_does_not_leave() {
        SilentNetwork.never(yibao.start(Sample.under(deed(Act.SETTLE), "")), "报文ID");
        SilentNetwork.never(yibao.start(Sample.under(deed(Act.ADMIT), "")), "报文ID");
        assertThat(wire.sent).isEmpty();
    }

    private Deed reversal(Parts took) {
        Receipt receipt = Receipt.of("440100S0001", took, Sample.MORNING);
        return CounterSample.reversal(deed(Act.SETTLE), receipt, Sample.MORNING);
    }

    @Test
    void a_reversal_of_other_amounts_or_another_visit_is_a_doubt_and_a_part_is_refused() {
        wire.golden("2208");
        SilentNetwork.unknown(yibao.reverse(reversal(Parts.split(1200, 700, 0))), Doubt.NO_ANSWER, "不一致");
        Deed part = CounterSample.reversal(
                deed(Act.SETTLE), Receipt.of("440100S0001", CounterSample.CLINIC, Sample.MORNING), Sample.MORNING);
        Deed some = Retold.of(part).taking(Parts.split(1200, 0, 0)).deed();
        SilentNetwork.declined(yibao.reverse(some), "PARTIAL", "整笔");
    }

    @Test
    void revoked_already_confirms_only_a_repeat_and_5203_may_say_otherwise() {
        wire.on("2208", NO.formatted("该结算已撤销"))
                .on("5203", new WireResult.NoAnswer("timeout"))
                .on("5203", new WireResult.NoAnswer("timeout"))
                .golden("5203");

        SilentNetwork.unknown(yibao.reverse(reversal(CounterSample.CLINIC)), Doubt.NO_ANSWER, "");
        clock.tick(Duration.ofMinutes(2));
        assertThat(yibao.reverse(reversal(CounterSample.CLINIC)).maybe()).isPresent();
        SilentNetwork.unknown(yibao.reverse(reversal(CounterSample.CLINIC)), Doubt.NO_ANSWER, "未退");
    }

    @Test
    void a_refused_reversal_is_a_no_only_the_first_time() {
        wire.on("2208", NO.formatted("结算已进入清算,不允许退费")).golden("5203");

        SilentNetwork.declined(yibao.reverse(reversal(CounterSample.CLINIC)), "-1", "清算");
        clock.tick(Duration.ofMinutes(2));
        SilentNetwork.unknown(yibao.reverse(reversal(CounterSample.CLINIC)), Doubt.NO_ANSWER, "清算");
    }

    @Test
    void a_settlement_that_was_reversed_since_takes_no_money_any_more() {
        wire.on("5201", CounterGoldenTest.SETTLED_VISIT)
                .on(
                        "5203",
                        new String(Vectors.bytes("/golden/5203/reply.json"), java.nio.charset.StandardCharsets.UTF_8)
                                .replace("\"refd_setl_flag\":\"0\"", "\"refd_setl_flag\":\"1\""));

        SilentNetwork.declined(yibao.ask(deed(Act.SETTLE)), "REVERSED", "冲销");
    }
}
