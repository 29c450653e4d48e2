package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.store.MemoryUploadLog;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stay's transactions byte for byte as they leave, and what their golden answers are understood to say. */
class StayGoldenTest {
    private static final StayFees PAGES = (stay, order, version, page, size) -> Outcome.succeeded(new StayFees.Page(
            List.of(
                    Sample.line("Z0001", "血常规(五分类)", "2", "10.00", 2000),
                    Sample.line("Z0002", "诊查费", "1", "5.00", 500)),
            true));

    private final CapturedWire wire = new CapturedWire().golden("9001").golden("1101");
    private final YibaoCounterparty yibao = CounterSample.adapter(
            CounterSample.settings(YibaoPolicy.usual()),
            wire,
            new SettableClock(Sample.MORNING),
            NationalCodes.none(),
            PAGES,
            new MemoryUploadLog());

    static String visit(String more) {
        return "{\"infcode\":0,\"output\":{\"mdtrtinfo\":[{\"mdtrt_id\":\"440100ZY0001\","
                + "\"psn_no\":\"44999900000000000001\"" + more + "}]}}";
    }

    @Test
    void a_stay_is_registered_by_2401_under_the_kept_msgid() {
        wire.golden("2401");

        Receipt receipt = Desk.receipt(yibao.start(CounterSample.admission()));

        GoldenPages.sent(wire, "2401");
        assertThat(wire.of("2401").transmission()).isEqualTo(CounterSample.MSGID);
        assertThat(receipt.farNumber()).isEqualTo("440100ZY0001");
        assertThat(receipt.notes().asMap())
                .containsEntry(NoteKey.MDTRT_ID, "440100ZY0001")
                .containsEntry(NoteKey.INSU_TYPE, "310")
                .containsEntry(NoteKey.PSN_TYPE, "1101");
        assertThat(receipt.secrets().get(NoteKey.PSN_NO)).isEqualTo(Sample.PERSON.psnNo());
    }

    @Test
    void a_lost_registration_is_found_by_5303_and_let_go_by_2601() {
        wire.golden("5303").golden("2601");

        assertThat(yibao.ask(CounterSample.admission()).maybe().orElseThrow().farNumber())
                .isEqualTo("440100ZY0001");
        assertThat(yibao.abandon(CounterSample.admission())).isEqualTo(Outcome.succeeded(Closed.byClose()));

        GoldenPages.sent(wire, "5303");
        assertThat(GoldenPages.text(wire.of("2601").body()))
                .contains("\"omsgid\":\"" + CounterSample.MSGID + "\",\"oinfno\":\"2401\"");
    }

    @Test
    void a_known_registration_is_let_go_by_2404() {
        wire.golden("2404");
        Deed known = Sample.knowing(
                CounterSample.admission(),
                Fields.of(NoteKey.MDTRT_ID, "440100ZY0001"),
                Secrets.NONE.with(NoteKey.PSN_NO, Sample.PERSON.psnNo()));

        assertThat(yibao.abandon(known)).isEqualTo(Outcome.succeeded(Closed.byClose()));

        GoldenPages.sent(wire, "2404");
    }

    @Test
    void an_admission_is_cancelled_after_its_fees() {
        wire.golden("2302").golden("2404");

        assertThat(yibao.start(CounterSample.stay(Act.CANCEL_ADMISSION)).maybe())
                .isPresent();

        assertThat(wire.sent.stream().map(r -> r.transaction())).containsExactly("9001", "2302", "2404");
        assertThat(GoldenPages.text(wire.of("2302").body())).contains("\"feedetl_sn\":\"0000\"");
    }

    @Test
    void whether_an_admission_is_gone_5303_and_5201_know() {
        wire.on("5303", "{\"infcode\":0,\"output\":{\"data\":[]}}")
                .on("5303", "{\"infcode\":0,\"output\":{\"data\":[]}}")
                .golden("5303")
                .on("5201", "{\"infcode\":0,\"output\":{\"mdtrtinfo\":[]}}");
        Deed cancel = CounterSample.stay(Act.CANCEL_ADMISSION);

        assertThat(yibao.ask(cancel).maybe()).isPresent();
        assertThat(yibao.abandon(cancel)).isInstanceOf(Outcome.Declined.class);
        SilentNetwork.unknown(yibao.ask(cancel), Outcome.Doubt.NOT_FOUND, "2404");
        assertThat(yibao.abandon(cancel)).isEqualTo(Outcome.succeeded(Closed.byClose()));
    }

    @Test
    void the_lines_of_a_stay_go_by_2301() {
        wire.golden("2302").golden("2301");

        Receipt receipt = Desk.receipt(yibao.start(CounterSample.stay(Act.STAY_FEES)));

        GoldenPages.sent(wire, "2301");
        assertThat(receipt.notes().asMap())
                .containsEntry(NoteKey.FIRST_SELF_PAY, "100")
                .containsEntry(NoteKey.IN_SCOPE, "2400");
    }

    @Test
    void the_lines_of_a_stay_are_taken_away_by_2302() {
        wire.golden("2302");

        assertThat(yibao.abandon(CounterSample.stay(Act.STAY_FEES))).isEqualTo(Outcome.succeeded(Closed.byClose()));

        GoldenPages.sent(wire, "2302");
    }

    @Test
    void a_discharge_corrects_the_diagnoses_by_2403_and_leaves_by_2402() {
        wire.golden("2403").golden("2402");

        assertThat(yibao.start(CounterSample.stay(Act.DISCHARGE)).maybe()).isPresent();

        GoldenPages.sent(wire, "2403");
        GoldenPages.sent(wire, "2402");
    }

    @Test
    void whether_the_patient_is_out_5201_knows() {
        wire.on("5201", visit(",\"inhosp_stas\":\"0\"")).on("5201", visit(",\"inhosp_stas\":\"1\""));

        assertThat(yibao.ask(CounterSample.stay(Act.DISCHARGE)).maybe()).isPresent();
        SilentNetwork.unknown(yibao.ask(CounterSample.stay(Act.DISCHARGE)), Outcome.Doubt.NOT_FOUND, "2402");
        assertThat(yibao.ask(CounterSample.stay(Act.CANCEL_DISCHARGE)).maybe()).isPresent();
    }

    @Test
    void a_discharge_is_taken_away_by_2405() {
        wire.golden("2405");

        assertThat(yibao.abandon(CounterSample.stay(Act.DISCHARGE))).isEqualTo(Outcome.succeeded(Closed.byClose()));
        assertThat(yibao.start(CounterSample.stay(Act.CANCEL_DISCHARGE)).maybe())
                .isPresent();

        GoldenPages.sent(wire, "2405");
    }

    @Test
    void a_stay_is_priced_by_2303() {
        wire.golden("2303");

        Receipt receipt = Desk.receipt(yibao.start(CounterSample.stay(Act.STAY_TRIAL)));

        GoldenPages.sent(wire, "2303");
        assertThat(receipt.parts()).isEqualTo(CounterSample.STAY);
        assertThat(receipt.seen().get(Part.CASH)).isEqualTo(398202);
    }

    @Test
    void a_stay_is_settled_by_2304_and_goes_back_by_2305() {
        wire.golden("2304").golden("2305");
        Deed settle = CounterSample.stay(Act.STAY_SETTLE);

        Receipt took = Desk.receipt(yibao.start(settle));
        Returned back = yibao.reverse(CounterSample.reversal(settle, took, Sample.MORNING))
                .maybe()
                .orElseThrow();

        GoldenPages.sent(wire, "2304");
        GoldenPages.sent(wire, "2305");
        assertThat(took.parts()).isEqualTo(CounterSample.STAY);
        assertThat(took.seen()).isEqualTo(CounterSample.STAY.plus(Parts.of(Part.CASH, 398202)));
        assertThat(took.farNumber()).isEqualTo("440100S0225");
        assertThat(back.farNumber()).isEqualTo("440100S0226");
        assertThat(back.parts()).isEqualTo(CounterSample.STAY);
    }
}
