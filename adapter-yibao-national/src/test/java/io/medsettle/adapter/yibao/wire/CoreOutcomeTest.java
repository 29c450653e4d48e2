package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each form of answer of the counter platform means for a deed. */
class CoreOutcomeTest extends SilentNetwork {
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void a_gateway_that_let_nothing_pass_means_that_nothing_was_sent(int status) {
        wire.on("2201", new WireResult.Answered(status, Map.of(), new byte[0]));
        never(desk.yibao.start(Sample.visit()), "HTTP " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 302})
    void any_other_status_is_no_answer(int status) {
        wire.on("2201", new WireResult.Answered(status, Map.of(), Vectors.utf8(OK + "}")));
        unknown(desk.yibao.start(Sample.visit()), Doubt.NO_ANSWER, "HTTP " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "<html/>", "{\"code\":\"999\",\"message\":\"x\"}", "{\"a\":1}"})
    void a_body_that_is_no_envelope_is_no_answer(String body) {
        wire.on("2201", body);
        unknown(desk.yibao.start(Sample.visit()), Doubt.NO_ANSWER, "");
    }

    @Test
    void a_gateways_refusal_in_a_body_means_that_nothing_was_sent() {
        wire.on("2201", "{\"code\":401,\"message\":\"签名不一致!\"}");
        never(desk.yibao.start(Sample.visit()), "401");
    }

    @Test
    void the_old_wrapper_is_taken_off() {
        wire.on(
                "2201",
                "{\"code\":\"0\",\"type\":\"success\",\"message\":\"成功\",\"data\":"
                        + new String(Vectors.bytes("/golden/2201/reply.json"), java.nio.charset.StandardCharsets.UTF_8)
                        + "}");
        assertThat(desk.yibao.start(Sample.visit()).maybe()).isPresent();
    }

    @Test
    void silence_and_what_never_left_are_told_apart() {
        wire.on("2201", new WireResult.NoAnswer("timeout")).on("2201", new WireResult.NeverSent("refused"));
        unknown(desk.yibao.start(Sample.visit()), Doubt.NO_ANSWER, "timeout");
        never(desk.yibao.start(Sample.visit()), "refused");
    }

    @Test
    void a_question_that_never_left_is_no_answer() {
        wire.on("6301", new WireResult.NeverSent("refused")).on("5201", new WireResult.NeverSent("refused"));
        unknown(desk.yibao.ask(Sample.orderReady()), Doubt.NO_ANSWER, "refused");
        unknown(desk.yibao.abandon(Sample.orderReady()), Doubt.NO_ANSWER, "refused");
        unknown(desk.yibao.ask(Sample.visit()), Doubt.NO_ANSWER, "refused");
    }

    @Test
    void a_visit_refused_by_the_platform_is_a_no_once_5201_knows_none() {
        wire.on("2201", "{\"infcode\":-1,\"err_msg\":\"MBS-cn.hsa.HygeiaException: 人员待遇被冻结\",\"output\":null}")
                .on("5201", OK + ",\"output\":{\"mdtrtinfo\":[]}}");
        declined(desk.yibao.start(Sample.visit()), "-1", "人员待遇被冻结");
    }

    private static final String STANDS = "{\"infcode\":\"-1\",\"err_msg\":\"该门诊号已存在有效挂号记录\"}";
    private static final String LIKE_OURS = "\"begntime\":\"2026-01-05 09:00:00\",\"opt_time\":\"2026-01-05 09:30:01\"";

    @Test
    void a_repeated_visit_refused_but_standing_is_a_yes() {
        wire.on("2201", STANDS).on("5201", visits(LIKE_OURS));
        desk.clock.tick(Duration.ofMinutes(5));
        assertThat(Desk.receipt(desk.yibao.start(Sample.visit())).farNumber()).isEqualTo("M14");
    }

    @Test
    void a_visit_that_stands_before_our_first_sending_is_another_orders_even_if_it_looks_like_ours() {
        wire.on("2201", STANDS).on("5201", visits(LIKE_OURS));
        declined(desk.yibao.start(Sample.visit()), "-1", "其他订单");
    }

    private static String visits(String... times) {
        StringBuilder rows = new StringBuilder();
        for (String time : times) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"mdtrt_id\":\"M")
                    .append(rows.length())
                    .append("\",\"psn_no\":\"")
                    .append(Sample.PERSON.psnNo())
                    .append("\",\"ipt_otp_no\":\"")
                    .append(Sample.VISIT_NO)
                    .append("\",")
                    .append(time)
                    .append("}");
        }
        return OK + ",\"output\":{\"mdtrtinfo\":[" + rows + "]}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"begntime\":\"2026-01-05 08:00:00\"",
                "\"begntime\":\"2026-01-05 09:00:00\",\"opt_time\":\"2026-01-05 09:28:59\"",
                "\"begntime\":\"2026-01-05\",\"opt_time\":\"2026-01-05 09:05:00\""
            })
    void a_lost_visit_is_never_another_orders_under_the_same_number(String other) {
        wire.on("5201", visits(other)).on("5201", visits(other));
        unknown(desk.yibao.ask(Sample.visit()), Doubt.NOT_FOUND, "其他订单");

        wire.on("2201", "{\"infcode\":\"-1\",\"err_msg\":\"该门诊号已存在有效挂号记录\"}").on("5201", visits(other));
        declined(desk.yibao.start(Sample.visit()), "-1", "已存在有效挂号记录");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"begntime\":\"\"",
                "\"begntime\":\"2026-01-05\"",
                "\"begntime\":\"2026-01-05 09:00:00\"",
                "\"begntime\":\"2026-01-05 00:00:00\",\"opt_time\":\"2026-01-05 09:30:01\""
            })
    void a_visit_of_which_nobody_can_tell_whose_it_is_is_a_doubt_that_says_so(String unclear) {
        wire.on("5201", visits(unclear));
        unknown(desk.yibao.ask(Sample.visit()), Doubt.NO_ANSWER, "无法证明");
    }

    @Test
    void two_visits_that_could_both_be_ours_are_a_doubt_that_says_so() {
        String ours = "\"begntime\":\"2026-01-05 09:00:00\"";
        wire.on("5201", visits(ours, ours));
        unknown(desk.yibao.ask(Sample.visit()), Doubt.NO_ANSWER, "2 条");
    }

    @Test
    void a_visit_written_when_ours_was_sent_is_ours_beside_an_older_one() {
        wire.on(
                "5201",
                visits(
                        "\"begntime\":\"2026-01-05 09:00:00\",\"opt_time\":\"2026-01-05 09:10:00\"",
                        "\"begntime\":\"2026-01-05 09:00:00\",\"opt_time\":\"2026-01-05 09:29:30\""));
        assertThat(desk.yibao.ask(Sample.visit()).maybe().orElseThrow().farNumber())
                .isNotEqualTo("M0");
    }

    @Test
    void a_visit_refused_while_5201_is_silent_is_unknown() {
        wire.on("2201", "{\"infcode\":-1,\"err_msg\":\"人员待遇被冻结\"}").on("5201", new WireResult.NoAnswer("timeout"));
        unknown(desk.yibao.start(Sample.visit()), Doubt.NO_ANSWER, "timeout");
    }

    @ParameterizedTest
    @CsvSource({"系统繁忙", "处理超时", "发送方报文ID重复"})
    void a_refusal_that_says_nothing_for_certain_is_unknown(String words) {
        wire.on("2201", "{\"infcode\":-1,\"err_msg\":\"" + words + "\"}")
                .on("5201", OK + ",\"output\":{\"mdtrtinfo\":[]}}");
        unknown(desk.yibao.start(Sample.visit()), Doubt.NO_ANSWER, words);
    }

    @Test
    void the_far_sides_words_keep_no_persons_number() {
        wire.on("1101", "{}");
        CapturedWire other = new CapturedWire()
                .golden("9001")
                .on("1101", "{\"infcode\":-1,\"err_msg\":\"人员 " + Sample.PERSON.idNumber() + " 未参保\"}");
        Desk desk2 = new Desk(
                Sample.settings(Vectors.hospital(CentreDialect.national()).keys(), Vectors.APP_ID, YibaoPolicy.usual()),
                other);

        assertThat(desk2.yibao.start(Sample.visit()))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class, d -> assertThat(d.text()).isEqualTo("人员 *** 未参保"));
    }

    @Test
    void a_patient_insured_elsewhere_or_not_asked_which_is_told_so() {
        Deed elsewhere = Sample.knowing(Sample.visit(), Fields.of(NoteKey.ADMDVS, "430100"), Secrets.NONE);
        declined(desk.yibao.start(elsewhere), "NOT_INSURED", "430100");
        Deed paused = Sample.knowing(Sample.visit(), Fields.of(NoteKey.INSU_TYPE, "390"), Secrets.NONE);
        declined(desk.yibao.start(paused), "NOT_INSURED", "没有可用的参保信息");
    }

    @Test
    void two_fitting_insurances_must_be_chosen_from() {
        CapturedWire two = new CapturedWire()
                .golden("9001")
                .on(
                        "1101",
                        OK + ",\"output\":[{\"baseinfo\":{\"psn_no\":\"1\"},\"insuinfo\":["
                                + "{\"insutype\":\"310\",\"psn_insu_stas\":\"1\",\"insuplc_admdvs\":\"440100\"},"
                                + "{\"insutype\":\"510\",\"psn_insu_stas\":\"1\",\"insuplc_admdvs\":\"440100\"},"
                                + "{\"insutype\":\"390\",\"psn_insu_stas\":\"1\",\"insuplc_admdvs\":\"440600\"}]}]}");
        Deed open = new Deed(
                Sample.visit().order(),
                0,
                "visit",
                Act.VISIT,
                Sample.PARTY,
                Sample.visit().number(),
                "",
                Parts.NONE,
                Parts.NONE,
                Fields.NONE,
                Fields.NONE,
                Sample.secrets(),
                java.util.List.of(),
                java.util.Optional.empty(),
                "",
                Sample.MORNING);
        Desk desk2 = new Desk(
                Sample.settings(Vectors.hospital(CentreDialect.national()).keys(), Vectors.APP_ID, YibaoPolicy.usual()),
                two);

        declined(desk2.yibao.start(open), "CHOOSE_INSURANCE", "440100/310, 440600/390");
    }
}
