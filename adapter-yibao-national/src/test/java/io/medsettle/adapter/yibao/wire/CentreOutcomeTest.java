package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.Unlocated;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.fixtures.party.Retold;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each form of answer of the mobile pay centre means for a deed. */
class CentreOutcomeTest extends SilentNetwork {
    @Test
    void what_is_missing_or_too_long_never_leaves() {
        Deed nameless = Sample.knowing(Sample.visit(), Fields.NONE, Secrets.NONE.with(NoteKey.NAME, "名".repeat(51)));
        never(desk.yibao.start(nameless), "psn_name 超过 50");
        never(desk.yibao.start(Sample.order()), "6202 缺少 payOrdId");
        never(desk.yibao.start(Sample.deed(Act.DIAGNOSES, "A1")), "缺少 mdtrt_id");
        assertThat(wire.sent).isEmpty();
    }

    private static Deed nowhere() {
        Deed ready = Sample.knowing(
                Sample.upload(),
                Fields.of(NoteKey.MDTRT_ID, "440100MZ0001"),
                Secrets.NONE.with(NoteKey.PSN_NO, Sample.PERSON.psnNo()));
        return Retold.of(ready)
                .secrets(ready.secrets().with(NoteKey.POSITION, ""))
                .deed();
    }

    @Test
    void an_upload_of_a_patient_who_tells_no_position_is_refused_before_it_is_sent() {
        never(desk.yibao.start(nowhere()), "没有用户位置");
        assertThat(wire.sent).isEmpty();
    }

    @Test
    void an_upload_of_a_patient_who_tells_no_position_says_the_one_that_the_site_has_agreed_on() {
        Desk agreed = new Desk(
                Sample.saying(
                        Unlocated.of("113.2,23.1"),
                        Sample.settings(
                                Vectors.hospital(CentreDialect.national()).keys(),
                                Vectors.APP_ID,
                                YibaoPolicy.usual())),
                wire);
        wire.golden("6201");

        assertThat(agreed.yibao.start(nowhere()).maybe()).isPresent();

        assertThat(CentreVoice.heard(wire.of("6201").body()).path("uldLatlnt").asText())
                .isEqualTo("113.2,23.1");
    }

    @Test
    void a_control_character_never_leaves() {
        Deed odd =
                Sample.knowing(Sample.orderReady(), Fields.NONE, Secrets.NONE.with(NoteKey.PAY_AUTH_NO, "AUTH\u0007"));
        never(desk.yibao.start(odd), "6202.payAuthNo");
    }

    @ParameterizedTest
    @CsvSource({"金额不一致,true", "未授权,true", "在院状态不允许结算,true", "该笔记录已结算（单边账）,false", "接口抖动,false", "系统超时,false"})
    void only_listed_refusals_of_6202_are_firm(String words, boolean firm) {
        wire.on("6202", CentreVoice.no(words))
                .on(
                        "6301",
                        CentreVoice.yes(Json.object()
                                .put("payOrdId", "ORD440100202601050930000001")
                                .put("ordStas", "0")));
        Outcome<?> outcome = desk.yibao.start(Sample.orderReady());
        if (firm) {
            declined(outcome, "-1", words);
        } else {
            unknown(outcome, Doubt.NO_ANSWER, words);
        }
    }

    @Test
    void a_listed_refusal_to_a_repeat_is_not_firm_unless_6301_proves_it() {
        desk.clock.tick(Duration.ofMinutes(2));
        wire.on("6202", CentreVoice.no("未授权")).on("6301", new WireResult.NoAnswer("timeout"));
        unknown(desk.yibao.start(Sample.orderReady()), Doubt.NO_ANSWER, "未授权");
    }

    @ParameterizedTest
    @CsvSource({"25.01,5.00,8.00,12.00,", "25.00,5.00,8.00,12.00,1.00", "25.00,,8.00,12.00,", "x,5.00,8.00,12.00,"})
    void amounts_that_do_not_add_up_or_are_missing_are_no_answer(
            String fee, String own, String account, String fund, String other) {
        var data = Json.object().put("payOrdId", "ORD440100202601050930000001").put("ordStas", "1");
        data.put("feeSumamt", fee)
                .put("ownPayAmt", own)
                .put("psnAcctPay", account)
                .put("fundPay", fund);
        wire.on("6202", CentreVoice.yes(data.put("othFeeAmt", other)));
        unknown(desk.yibao.start(Sample.orderReady()), Doubt.NO_ANSWER, "加不成总额");
    }

    @Test
    void other_fees_and_the_hospitals_own_part_are_told_apart() {
        var data = Json.object().put("payOrdId", "ORD440100202601050930000001").put("ordStas", "1");
        data.put("feeSumamt", "26.00")
                .put("ownpayAmt", "5.00")
                .put("psnAcctPay", "8.00")
                .put("fundPay", "12.00");
        wire.on("6202", CentreVoice.yes(data.put("othFeeAmt", "1.00").put("hospPartAmt", "2.00")));

        Parts told = Desk.handedOff(desk.yibao.start(Sample.orderReady())).told();

        assertThat(told)
                .isEqualTo(Parts.split(1000, 800, 500).with(Part.OTHER, 100).with(Part.HOSPITAL, 200));
    }

    @ParameterizedTest
    @CsvSource({"4", "5"})
    void where_the_notice_waits_4_and_5_mean_paid(String stas) {
        var paid = (com.fasterxml.jackson.databind.node.ObjectNode) Vectors.read("/golden/6301/reply.json");
        wire.on("6301", CentreVoice.yes(paid.put("ordStas", stas)));
        Desk waiting = new Desk(
                Sample.settings(
                        Vectors.hospital(CentreDialect.national()).keys(),
                        Vectors.APP_ID,
                        YibaoPolicy.usual().withNoticeWaits()),
                wire);

        unknown(desk.yibao.ask(Sample.orderReady()), Doubt.STILL_WORKING, stas);
        assertThat(waiting.yibao.ask(Sample.orderReady()).maybe()).isPresent();
    }

    @Test
    void an_answer_about_another_order_is_no_answer() {
        var other = (com.fasterxml.jackson.databind.node.ObjectNode) Vectors.read("/golden/6301/reply.json");
        wire.on("6301", CentreVoice.yes(other.deepCopy().put("payOrdId", "ORD2")))
                .on("6301", CentreVoice.yes(other.put("medOrgOrd", "A20260105000099")));
        unknown(desk.yibao.ask(Sample.orderReady()), Doubt.NO_ANSWER, "另一个订单");
        unknown(desk.yibao.ask(Sample.orderReady()), Doubt.NO_ANSWER, "另一个订单");
    }

    @Test
    void the_result_of_version_1_tells_the_settlement_number_too() {
        var v1 = (com.fasterxml.jackson.databind.node.ObjectNode) Vectors.read("/golden/6301/reply.json");
        v1.putObject("extData")
                .putArray("setlinfo")
                .addObject()
                .put("setlId", "V1S1")
                .put("clrType", "11");
        wire.on("6301", CentreVoice.yes(v1));

        Receipt receipt = desk.yibao.ask(Sample.orderReady()).maybe().orElseThrow();

        assertThat(receipt.notes().get(NoteKey.SETL_ID)).isEqualTo("V1S1");
        assertThat(receipt.notes().get("clrType")).isEqualTo("11");
    }

    @ParameterizedTest
    @CsvSource({
        "true,yes",
        "'\"true\"',yes",
        "'{\"success\":\"true\"}',yes",
        "'{\"success\":\"false\",\"message\":\"订单已撤销\"}',yes",
        "'{\"success\":\"false\",\"message\":\"订单已结算,不允许撤销\"}',no",
        "'{\"success\":\"false\",\"message\":\"稍后再试\"}',unknown",
        "'{\"a\":\"b\"}',unknown"
    })
    void a_revocation_is_read_in_all_its_forms(String data, String meaning) {
        wire.on(
                        "6301",
                        CentreVoice.yes(Json.object()
                                .put("payOrdId", "ORD440100202601050930000001")
                                .put("ordStas", "1")))
                .on("6401", CentreVoice.yes(Json.parse(data).orElseThrow()));
        Class<?> expected =
                switch (meaning) {
                    case "yes" -> Outcome.Succeeded.class;
                    case "no" -> Outcome.Declined.class;
                    default -> Outcome.Unknown.class;
                };

        assertThat(desk.yibao.abandon(Sample.orderReady())).isInstanceOf(expected);
    }

    @Test
    void insurance_money_is_returned_whole_or_not_at_all() {
        Receipt took = Receipt.of("ORD440100202601050930000001", Parts.split(1200, 800, 0), Sample.MORNING);
        Deed whole = Sample.reversal(Sample.orderReady(), took, "R1", "OURS", Sample.MORNING);
        Deed part = new Deed(
                whole.order(),
                1,
                "insurer",
                whole.act(),
                whole.party(),
                whole.number(),
                "",
                Parts.split(600, 0, 0),
                Parts.NONE,
                whole.route(),
                whole.notes(),
                whole.secrets(),
                whole.legs(),
                whole.original(),
                "",
                whole.intendedAt());

        declined(desk.yibao.reverse(part), "PARTIAL", "全额");
        assertThat(wire.sent).isEmpty();
    }

    @Test
    void a_reversal_that_took_nothing_has_arrived() {
        Receipt took = Receipt.of("ORD440100202601050930000001", Parts.NONE, Sample.MORNING);
        assertThat(desk.yibao
                        .reverse(Sample.reversal(Sample.orderReady(), took, "R1", "OURS", Sample.MORNING))
                        .maybe())
                .isPresent();
        assertThat(wire.sent).isEmpty();
    }

    @Test
    void every_sending_has_a_number_of_its_own() {
        java.util.Set<String> seen = new java.util.HashSet<>();
        for (int i = 0; i < 900; i++) {
            String msgid =
                    desk.yibao.transmission(Sample.visit(), Sample.MORNING).orElseThrow();
            assertThat(msgid).matches("H449999000012026010509300" + "01\\d{3}");
            assertThat(seen.add(msgid)).isTrue();
        }
    }

    @Test
    void the_tif_signature_is_the_published_one() {
        var core = new io.medsettle.adapter.yibao.CoreSettings(
                "https://core.example/{infno}",
                io.medsettle.adapter.yibao.CoreSettings.Gateway.TIF,
                "demo",
                new io.medsettle.ports.value.Secret("demo-secret-000001"),
                new io.medsettle.adapter.yibao.CoreSettings.Operator("1", "0053", "收费员甲", "m", "i"),
                0,
                Duration.ofSeconds(1),
                io.medsettle.adapter.yibao.CoreDialect.baseline());

        assertThat(TifHeaders.of(core, java.time.Instant.ofEpochSecond(1718000000), "7f3a9c51d2e84b06"))
                .containsEntry("x-tif-signature", "bff92e777dde54ae4c738284c64ff080dc8fd4ba1d319f31df7ac04e13765ba7")
                .containsEntry("x-tif-timestamp", "1718000000");
    }

    @Test
    void a_region_may_put_its_own_lines_before_the_code_table() {
        Codes codes = new Codes(java.util.List.of("centre,6202,E77,,REFUSED,yes,yes"));

        assertThat(codes.row("centre", "6202", "E77", "x").firmAfterDoubt()).isTrue();
        assertThat(codes.row("centre", "6202", "E78", "x")).isEqualTo(Codes.Row.UNLISTED);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Codes(java.util.List.of("centre,6202")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_secret_is_printed() {
        Receipt receipt = Desk.receipt(new Desk(
                        Sample.settings(
                                Vectors.hospital(CentreDialect.national()).keys(), Vectors.APP_ID, YibaoPolicy.usual()),
                        wire.golden("6201"))
                .yibao.start(Sample.knowing(
                        Sample.upload(),
                        Fields.of(NoteKey.MDTRT_ID, "440100MZ0001"),
                        Secrets.NONE.with(NoteKey.PSN_NO, Sample.PERSON.psnNo()))));

        assertThat(receipt.toString()).doesNotContain("TKN0000000000000001");
        assertThat(Sample.settings(
                                Vectors.hospital(CentreDialect.national()).keys(), Vectors.APP_ID, YibaoPolicy.usual())
                        .toString())
                .doesNotContain("demo-secret")
                .doesNotContain(Vectors.SECRET.reveal());
        assertThat(Form.read(Vectors.read("/golden/6201/reply.json"), Upload6201.Out.class)
                        .toString())
                .doesNotContain("TKN");
    }
}
