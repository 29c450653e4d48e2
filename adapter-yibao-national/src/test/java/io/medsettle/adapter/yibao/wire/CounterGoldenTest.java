package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The counter's transactions byte for byte as they leave, and what their golden answers are understood to say. */
class CounterGoldenTest {
    private final CapturedWire wire = new CapturedWire().golden("9001").golden("1101");
    private final Desk desk = new Desk(CounterSample.settings(YibaoPolicy.usual()), wire);

    static final String SETTLED_VISIT =
            "{\"infcode\":0,\"output\":{\"mdtrtinfo\":[{\"mdtrt_id\":\"440100MZ0001\",\"psn_no\":\"44999900000000000001\","
                    + "\"ipt_otp_no\":\"MZ2601050001\",\"setl_id\":\"440100S0001\"}]}}";

    @Test
    void fees_go_by_2204_and_come_back_line_by_line() {
        wire.golden("2204");

        Receipt receipt = Desk.receipt(desk.yibao.start(CounterSample.clinic(Act.FEES)));

        GoldenPages.sent(wire, "2204");
        assertThat(receipt.notes().asMap())
                .containsEntry(NoteKey.CHRG_BCHNO, "A20260105000021")
                .containsEntry(NoteKey.FIRST_SELF_PAY, "100")
                .containsEntry(NoteKey.IN_SCOPE, "2400")
                .containsEntry(NoteKey.FULL_SELF_PAY, "0");
    }

    @Test
    void fees_are_taken_away_by_2205() {
        wire.golden("2205");

        assertThat(desk.yibao.abandon(CounterSample.clinic(Act.FEES)).maybe()).contains(Closed.byClose());

        GoldenPages.sent(wire, "2205");
    }

    @Test
    void a_bill_is_priced_by_2206() {
        wire.golden("2206");

        Receipt receipt = Desk.receipt(desk.yibao.start(CounterSample.clinic(Act.TRIAL)));

        GoldenPages.sent(wire, "2206");
        assertThat(receipt.parts()).isEqualTo(CounterSample.CLINIC);
        assertThat(receipt.seen()).isEqualTo(Parts.split(1200, 800, 500));
        assertThat(receipt.notes().get(NoteKey.FAMILY_ACCOUNT)).isEqualTo("200");
        assertThat(receipt.notes().get(NoteKey.IN_SCOPE)).isEqualTo("2400");
        assertThat(receipt.notes().has(NoteKey.SETL_ID)).isFalse();
    }

    @Test
    void a_bill_is_settled_by_2207_under_the_kept_msgid() {
        wire.golden("2207");

        Receipt receipt = Desk.receipt(desk.yibao.start(CounterSample.clinic(Act.SETTLE)));

        GoldenPages.sent(wire, "2207");
        assertThat(wire.of("2207").transmission()).isEqualTo(CounterSample.MSGID);
        assertThat(receipt.farNumber()).isEqualTo("440100S0001");
        assertThat(receipt.parts()).isEqualTo(CounterSample.CLINIC);
        assertThat(receipt.farTime()).isEqualTo(Instant.parse("2026-01-05T01:31:12Z"));
        assertThat(receipt.notes().asMap())
                .containsEntry(NoteKey.SETL_ID, "440100S0001")
                .containsEntry(NoteKey.CLR_TYPE, "11")
                .containsEntry(NoteKey.CLR_OPTINS, "440100");
    }

    @Test
    void a_lost_settlement_is_found_by_5203_under_its_msgid() {
        wire.on("5201", SETTLED_VISIT).golden("5203");

        Receipt receipt =
                desk.yibao.ask(CounterSample.clinic(Act.SETTLE)).maybe().orElseThrow();

        GoldenPages.sent(wire, "5203");
        assertThat(receipt.farNumber()).isEqualTo("440100S0001");
        assertThat(receipt.parts()).isEqualTo(CounterSample.CLINIC);
        assertThat(receipt.seen()).isEqualTo(Parts.split(1200, 800, 500));
    }

    @Test
    void a_settlement_is_let_go_by_2601_under_its_msgid() {
        wire.golden("2601");

        assertThat(desk.yibao.abandon(CounterSample.clinic(Act.SETTLE))).isEqualTo(Outcome.succeeded(Closed.byClose()));

        GoldenPages.sent(wire, "2601");
    }

    @Test
    void a_settlement_goes_back_by_2208_as_a_negative_one() {
        wire.golden("2207").golden("2208");
        Deed settle = CounterSample.clinic(Act.SETTLE);
        Receipt took = Desk.receipt(desk.yibao.start(settle));

        Returned back = desk.yibao
                .reverse(CounterSample.reversal(settle, took, Sample.MORNING))
                .maybe()
                .orElseThrow();

        GoldenPages.sent(wire, "2208");
        assertThat(wire.of("2208").transmission()).isEqualTo(CounterSample.BACK_MSGID);
        assertThat(back.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(back.farNumber()).isEqualTo("440100S0002");
        assertThat(back.parts()).isEqualTo(CounterSample.CLINIC);
        assertThat(back.farTime()).isEqualTo(Instant.parse("2026-01-05T02:05:00Z"));
    }

    @Test
    void a_card_and_a_voucher_go_out_as_they_were_read() {
        wire.golden("2201");
        Deed card = Sample.knowing(
                Sample.visit(),
                Fields.of(NoteKey.MDTRT_CERT_TYPE, "03"),
                Secrets.NONE.with(NoteKey.MDTRT_CERT_NO, "CARD0001").with(NoteKey.CARD_SN, "SN0001"));
        Deed voucher = Sample.knowing(
                Sample.visit(),
                Fields.of(NoteKey.MDTRT_CERT_TYPE, "01"),
                Secrets.NONE.with(NoteKey.EC_TOKEN, "ECTOKEN0001"));

        desk.yibao.start(card);
        desk.yibao.start(voucher);

        assertThat(wire.sent.stream()
                        .filter(r -> r.transaction().equals("1101")
                                || r.transaction().equals("2201"))
                        .map(r -> new String(r.body(), StandardCharsets.UTF_8)))
                .satisfiesExactly(
                        by -> assertThat(by).contains("\"mdtrt_cert_no\":\"CARD0001\",\"card_sn\":\"SN0001\""),
                        by -> assertThat(by).contains("\"mdtrt_cert_no\":\"CARD0001\",\"card_sn\":\"SN0001\""),
                        by -> assertThat(by).contains("\"mdtrt_cert_no\":\"ECTOKEN0001\",\"card_sn\":\"\""),
                        by -> assertThat(by).contains("\"mdtrt_cert_no\":\"ECTOKEN0001\",\"card_sn\":\"\""));
    }

    @Test
    void a_card_without_its_recognition_code_does_not_leave() {
        Deed card = Sample.knowing(
                Sample.visit(),
                Fields.of(NoteKey.MDTRT_CERT_TYPE, "03"),
                Secrets.NONE.with(NoteKey.MDTRT_CERT_NO, "CARD0001"));

        SilentNetwork.never(desk.yibao.start(card), "卡识别码");
        assertThat(wire.sent).isEmpty();
    }

    @Test
    void a_line_whose_national_code_is_no_good_stops_the_visit_and_the_fees_before_the_first_call() {
        var strict = CounterSample.adapter(
                CounterSample.settings(YibaoPolicy.usual()),
                wire,
                desk.clock,
                (line, on) -> java.util.Optional.of("国家编码 " + on + " 已过期")
                        .filter(d -> line.serial().equals("F0002")),
                (s, o, v, p, n) -> Outcome.neverSent(""),
                new io.medsettle.fixtures.store.MemoryUploadLog());

        SilentNetwork.never(strict.start(Sample.visit()), "明细 F0002 (");
        SilentNetwork.never(strict.start(CounterSample.clinic(Act.FEES)), "2026-01-05 已过期");
        assertThat(wire.sent).isEmpty();
    }

    @Test
    void a_finding_that_names_the_line_is_not_made_to_name_it_twice() {
        var strict = CounterSample.adapter(
                CounterSample.settings(YibaoPolicy.usual()),
                wire,
                desk.clock,
                (line, on) -> java.util.Optional.of("明细 " + line.serial() + " 的国家医保编码已停用"),
                (s, o, v, p, n) -> Outcome.neverSent(""),
                new io.medsettle.fixtures.store.MemoryUploadLog());

        Outcome<?> said = strict.start(CounterSample.clinic(Act.FEES));

        String words = said.match(yes -> "", Outcome.Declined::text, Outcome.Unknown::text);
        assertThat(words).endsWith(") 的国家医保编码已停用").containsOnlyOnce("明细");
    }
}
