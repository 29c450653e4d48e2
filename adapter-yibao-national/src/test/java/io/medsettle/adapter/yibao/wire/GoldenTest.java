package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.YibaoCallbackReader;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.adapter.yibao.YibaoPolicy.RefundAuth;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every transaction byte for byte as it leaves, and what its golden answer is understood to say. */
class GoldenTest {
    private final CapturedWire wire = new CapturedWire().golden("9001").golden("1101");
    private final YibaoSettings settings = Sample.settings(
            Vectors.hospital(io.medsettle.adapter.yibao.CentreDialect.national())
                    .keys(),
            Vectors.APP_ID,
            YibaoPolicy.usual());
    private final Desk desk = new Desk(settings, wire);

    /** Core: the whole body with its msgid named; centre: the canonical data under the seal. */
    private void sentAsGolden(String infno) {
        WireRequest request = wire.of(infno);
        String actual = infno.startsWith("6")
                ? Canonical.json(CentreVoice.heard(request.body()), Canonical.Leaves.TEXT)
                : new String(request.body(), StandardCharsets.UTF_8).replace(request.transmission(), "{msgid}");
        String golden = new String(Vectors.bytes("/golden/" + infno + "/request.json"), StandardCharsets.UTF_8);
        assertThat(actual).isEqualTo(golden.stripTrailing());
    }

    private Deed visited(Deed deed) {
        return Sample.knowing(
                deed,
                io.medsettle.ports.value.Fields.of(NoteKey.MDTRT_ID, "440100MZ0001"),
                io.medsettle.ports.value.Secrets.NONE.with(NoteKey.PSN_NO, Sample.PERSON.psnNo()));
    }

    @Test
    void signing_in_9001_comes_first_and_once() {
        wire.golden("2201").golden("2203");

        Deed diagnoses = Desk.after(desk.yibao.start(Sample.visit()), Sample.deed(Act.DIAGNOSES, "A20260105000009"));
        desk.yibao.start(diagnoses);

        sentAsGolden("9001");
        assertThat(wire.count("9001")).isEqualTo(1);
        assertThat(wire.of("1101").body()).asString(StandardCharsets.UTF_8).contains("\"sign_no\":\"680003\"");
    }

    @Test
    void a_person_is_looked_up_by_1101_and_registered_by_2201() {
        wire.golden("2201");

        Receipt receipt =
                Desk.receipt(desk.yibao.start(Sample.under(Sample.visit(), "H449999000012026010509300019999")));

        sentAsGolden("1101");
        sentAsGolden("2201");
        assertThat(wire.of("2201").uri()).hasToString("https://core.example/ebus/gdyb_inf/poc/hsa/hgs/2201");
        assertThat(wire.of("2201").transmission()).isEqualTo("H449999000012026010509300019999");
        assertThat(receipt.farNumber()).isEqualTo("440100MZ0001");
        assertThat(receipt.notes().get(NoteKey.MDTRT_ID)).isEqualTo("440100MZ0001");
        assertThat(receipt.notes().get(NoteKey.INSU_TYPE)).isEqualTo("310");
        assertThat(receipt.notes().get(NoteKey.ADMDVS)).isEqualTo("440100");
        assertThat(receipt.secrets().get(NoteKey.PSN_NO)).isEqualTo(Sample.PERSON.psnNo());
        assertThat(receipt.parts()).isEqualTo(Parts.NONE);
    }

    @Test
    void a_lost_visit_is_found_by_5201() {
        wire.golden("5201");

        Outcome<Receipt> found = desk.yibao.ask(Sample.visit());

        sentAsGolden("5201");
        assertThat(found.maybe().orElseThrow().farNumber()).isEqualTo("440100MZ0001");
    }

    @Test
    void a_visit_is_cancelled_by_2202() {
        wire.golden("2202");

        assertThat(desk.yibao.abandon(visited(Sample.visit())).maybe()).isPresent();

        sentAsGolden("2202");
    }

    @Test
    void diagnoses_go_by_2203() {
        wire.golden("2203");

        assertThat(desk.yibao
                        .start(visited(Sample.deed(Act.DIAGNOSES, "A20260105000009")))
                        .maybe())
                .isPresent();

        sentAsGolden("2203");
    }

    @Test
    void fees_go_by_6201() {
        wire.golden("6201");

        Receipt receipt = Desk.receipt(desk.yibao.start(visited(Sample.upload())));

        sentAsGolden("6201");
        assertThat(wire.of("6201").uri()).hasToString("https://centre.example/org/local/api/hos/uldFeeInfo");
        assertThat(receipt.notes().get(NoteKey.PAY_ORD_ID)).isEqualTo("ORD440100202601050930000001");
        assertThat(receipt.notes().get(NoteKey.MED_ORG_ORD)).isEqualTo("A20260105000003");
        assertThat(receipt.notes().get(NoteKey.CHRG_BCHNO)).isEqualTo("A20260105000002");
        assertThat(receipt.notes().get(NoteKey.UPLOADED_AT)).isEqualTo("2026-01-05T01:30:00Z");
        assertThat(receipt.secrets().get(NoteKey.PAY_TOKEN)).isEqualTo("TKN0000000000000001");
    }

    @Test
    void an_order_is_priced_by_6202() {
        wire.golden("6202");
        Deed order = Sample.under(Sample.orderReady(), "H44999900001202601050930001777");

        Started.HandedOff handed = Desk.handedOff(desk.yibao.start(order));

        sentAsGolden("6202");
        assertThat(handed.told()).isEqualTo(Parts.split(1200, 800, 500));
        assertThat(handed.farNumber()).isEqualTo("ORD440100202601050930000001");
    }

    @Test
    void an_order_is_asked_by_6301() {
        wire.golden("6301");

        Receipt receipt = desk.yibao.ask(Sample.orderReady()).maybe().orElseThrow();

        sentAsGolden("6301");
        assertThat(receipt.parts()).isEqualTo(Parts.split(1200, 800, 0));
        assertThat(receipt.seen()).isEqualTo(Parts.split(1200, 800, 500));
        assertThat(receipt.farTime()).isEqualTo(Instant.parse("2026-01-05T01:31:08Z"));
        assertThat(receipt.notes().get(NoteKey.SETL_ID)).isEqualTo("440100S0001");
        assertThat(receipt.secrets().get(NoteKey.REVS_TOKEN)).isEqualTo("RVS0000000000000001");
    }

    @Test
    void where_6202_tells_no_amounts_6204_is_asked() {
        wire.on(
                        "6202",
                        CentreVoice.yes(Json.object()
                                .put("payOrdId", "ORD440100202601050930000001")
                                .put("ordStas", "1")))
                .golden("6204");
        YibaoSettings asking = Sample.settings(
                settings.centre().keys(), Vectors.APP_ID, YibaoPolicy.usual().withSync(true, false));

        Started.HandedOff handed = Desk.handedOff(new Desk(asking, wire).yibao.start(Sample.orderReady()));

        sentAsGolden("6204");
        assertThat(handed.told()).isEqualTo(Parts.split(1200, 800, 500));
    }

    @Test
    void an_upload_is_revoked_by_6401() {
        wire.on(
                        "6301",
                        CentreVoice.yes(Json.object()
                                .put("payOrdId", "ORD440100202601050930000001")
                                .put("ordStas", "1")))
                .golden("6401");

        assertThat(desk.yibao.abandon(Sample.orderReady()).maybe()).isPresent();

        sentAsGolden("6401");
    }

    @Test
    void insurance_money_goes_back_by_6203() {
        wire.golden("6203");
        Receipt took = Receipt.of("ORD440100202601050930000001", Parts.split(1200, 800, 0), Sample.MORNING)
                .seeing(Parts.split(1200, 800, 500));
        Deed reversal = Sample.reversal(Sample.orderReady(), took, "R20260105000001", "OURS", Sample.MORNING);

        Returned returned = desk.yibao.reverse(reversal).maybe().orElseThrow();

        sentAsGolden("6203");
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(returned.parts()).isEqualTo(Parts.split(1200, 800, 0));
        assertThat(returned.farTime()).isEqualTo(Instant.parse("2026-01-05T06:00:01Z"));
    }

    @Test
    void where_the_centre_moves_the_cash_back_6203_says_ALL() {
        wire.golden("6203");
        Receipt took = Receipt.of("ORD440100202601050930000001", Parts.split(1200, 800, 0), Sample.MORNING)
                .seeing(Parts.split(1200, 800, 500));

        desk.yibao.reverse(Sample.reversal(Sample.orderReady(), took, "R20260105000001", "CENTRE", Sample.MORNING));

        var sent = CentreVoice.heard(wire.of("6203").body());
        assertThat(sent.path("refdType").asText()).isEqualTo("ALL");
        assertThat(sent.path("cashRefdAmt").asText()).isEqualTo("5.00");
        assertThat(sent.path("totlRefdAmt").asText()).isEqualTo("25.00");
    }

    @Test
    void a_refund_is_authorised_as_the_region_wants_it() {
        wire.golden("6203");
        Receipt took = Receipt.of("ORD440100202601050930000001", Parts.split(1200, 800, 0), Sample.MORNING)
                .hiding(io.medsettle.ports.value.Secrets.NONE.with(NoteKey.REVS_TOKEN, "RVS1"));
        Deed reversal = Sample.reversal(Sample.orderReady(), took, "R20260105000001", "OURS", Sample.MORNING);

        assertThat(refundUnder(RefundAuth.REVS_TOKEN, reversal)).isInstanceOf(Outcome.Succeeded.class);
        var sent = CentreVoice.heard(wire.of("6203").body());
        assertThat(sent.path("extData").path("revsToken").asText()).isEqualTo("RVS1");
        Deed fresh = Sample.knowing(
                reversal,
                io.medsettle.ports.value.Fields.NONE,
                io.medsettle.ports.value.Secrets.NONE
                        .with(NoteKey.PAY_AUTH_NO, "AUTH2")
                        .with("ecToken", "EC1"));
        assertThat(refundUnder(RefundAuth.FRESH_AUTH, fresh)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(refundUnder(RefundAuth.EC_TOKEN, fresh)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(wire.sent.stream()
                        .filter(r -> r.transaction().equals("6203"))
                        .map(r -> CentreVoice.heard(r.body()))
                        .map(d -> d.path("payAuthNo").asText() + "/"
                                + d.path("ecToken").asText()))
                .containsExactly(Sample.AUTH + "/", "AUTH2/", "/EC1");
        for (RefundAuth auth : java.util.List.of(RefundAuth.WINDOW, RefundAuth.EC_TOKEN, RefundAuth.FRESH_AUTH)) {
            assertThat(refundUnder(auth, reversal))
                    .isInstanceOfSatisfying(
                            Outcome.Declined.class, d -> assertThat(d.advice()).isEqualTo(Outcome.Advice.WINDOW_ONLY));
        }
        assertThat(wire.count("6203")).isEqualTo(3);
    }

    private Outcome<Returned> refundUnder(RefundAuth auth, Deed reversal) {
        YibaoSettings other = Sample.settings(
                settings.centre().keys(), Vectors.APP_ID, YibaoPolicy.usual().withRefundAuth(auth));
        return new Desk(other, wire).yibao.reverse(reversal);
    }

    @Test
    void a_notice_6302_is_read() {
        byte[] body = CentreVoice.notice(Vectors.read("/golden/6302/request.json"), "20260105093000");
        YibaoCallbackReader reader = new YibaoCallbackReader(settings, desk.clock);

        Reading reading = reader.read(new RawCallback("6302", Map.of(), body));

        assertThat(reading).isInstanceOfSatisfying(Reading.Genuine.class, g -> {
            assertThat(g.knock().kind()).isEqualTo("6302");
            assertThat(g.knock().numbers()).containsExactly("A20260105000003", "ORD440100202601050930000001");
            assertThat(g.knock().id()).isEqualTo("6302-ORD440100202601050930000001-02");
            assertThat(g.knock().waits()).isFalse();
            assertThat(g.knock().text()).contains("RVS0000000000000001");
        });
    }

    @Test
    void the_whole_data_may_travel_in_the_core_platforms_envelope() {
        var wrapped = CentreVoice.wrapped(settings.centre().dialect());
        YibaoSettings other = Sample.settings(
                settings.hospital(),
                settings.core().urlTemplate(),
                settings.core().paasId(),
                settings.core().gatewaySecret(),
                "https://centre.example",
                Vectors.APP_ID,
                settings.centre().keys(),
                wrapped,
                YibaoPolicy.usual());
        String data = new String(Vectors.bytes("/golden/6301/reply.json"), StandardCharsets.UTF_8);
        wire.on("6301", "{\"infcode\":\"0\",\"err_msg\":null,\"output\":{\"data\":" + data + "}}");

        Outcome<Receipt> asked = new Desk(other, wire).yibao.ask(Sample.orderReady());

        assertThat(asked.maybe()).isPresent();
        assertThat(wire.of("6301").uri()).hasToString("https://core.example/ebus/gdyb_inf/poc/hsa/hgs/6301");
        assertThat(wire.of("6301").body())
                .asString(StandardCharsets.UTF_8)
                .contains("\"input\":{\"data\":{\"payOrdId\"");
    }
}
