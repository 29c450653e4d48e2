package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.store.MemoryUploadLog;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import org.junit.jupiter.api.Test;

/** Members that only some visits, some patients or some regions have. */
class CounterFormsTest {
    private final CapturedWire wire = new CapturedWire().golden("9001");

    private YibaoCounterparty speaking(String differences) {
        CoreDialect dialect =
                CoreDialect.of("{\"name\":\"sample\",\"extends\":\"baseline\",\"about\":\"示例\",\"verified\":false,"
                        + differences + "}");
        return CounterSample.adapter(
                CounterSample.speaking(dialect),
                wire,
                new SettableClock(Sample.MORNING),
                NationalCodes.none(),
                (stay, order, version, page, size) -> Outcome.neverSent("no stays"),
                new MemoryUploadLog());
    }

    private YibaoCounterparty baseline() {
        return speaking("\"accountInsideFund\":false");
    }

    /** The same deed with more known of its visit, insured in another province. */
    private static Deed elsewhere(Deed deed, Fields more) {
        FeeSheet sheet = FeeSheet.ofText(deed.secrets().need(NoteKey.FEE_SHEET));
        Encounter e = sheet.encounter();
        Encounter told = new Encounter(
                e.visitNo(),
                e.medType(),
                e.insuType(),
                e.admdvs(),
                e.deptCode(),
                e.deptName(),
                e.caty(),
                e.doctorCode(),
                e.doctorName(),
                e.begunAt(),
                e.diseaseCode(),
                e.diseaseName(),
                e.more().and(more));
        FeeSheet with = new FeeSheet(told, sheet.diagnoses(), sheet.lines());
        return Sample.knowing(
                deed, Fields.of(NoteKey.ADMDVS, "430100"), Secrets.NONE.with(NoteKey.FEE_SHEET, with.text()));
    }

    private String sent(String infno) {
        return GoldenPages.text(wire.of(infno).body());
    }

    @Test
    void a_patient_of_another_province_goes_with_his_place_and_the_extension() {
        wire.golden("2203").golden("2206");
        Deed diagnoses = elsewhere(CounterSample.clinic(Act.DIAGNOSES), Fields.of(EncounterKey.INJURY, "1"));
        Deed trial = elsewhere(CounterSample.clinic(Act.TRIAL), Fields.of(EncounterKey.PATIENT_GROUP, "2"));

        baseline().start(diagnoses);
        baseline().start(trial);

        assertThat(sent("2203"))
                .contains("\"insuplc_admdvs\":\"430100\"")
                .contains("\"exp_content\":\"{\\\"TRUM_FLAG\\\":\\\"1\\\",\\\"REL_TTP_FLAG\\\":\\\"0\\\"}\"");
        assertThat(sent("2206"))
                .contains("\"exp_content\":\"{\\\"TRUM_FLAG\\\":\\\"0\\\",\\\"MDTRT_GRP_TYPE\\\":\\\"2\\\"}\"");
    }

    @Test
    void an_emergency_across_provinces_says_so() {
        wire.golden("2403").golden("2402").golden("2203");
        Deed leave = Sample.knowing(
                elsewhere(CounterSample.stay(Act.DISCHARGE), Fields.NONE),
                Fields.of(NoteKey.MED_TYPE, "13"),
                Secrets.NONE);
        Deed diagnoses = Sample.knowing(
                elsewhere(CounterSample.clinic(Act.DIAGNOSES), Fields.NONE),
                Fields.of(NoteKey.MED_TYPE, "13"),
                Secrets.NONE);

        baseline().start(leave);
        baseline().start(diagnoses);

        assertThat(sent("2403")).contains("\\\"IPT_TYPE\\\":\\\"2\\\"");
        assertThat(sent("2203")).contains("\\\"OTP_ER_REFL_FLAG\\\":\\\"1\\\"");
    }

    @Test
    void a_maternity_visit_is_told_by_2203_and_more_of_it_by_2203A() {
        byte[] yes = Vectors.bytes("/golden/2203/reply.json");
        wire.on("2203", yes).on("2203A", yes);
        Fields birth = Fields.of(EncounterKey.MATERNITY_TYPE, "7")
                .with(EncounterKey.PREGNANCY_WEEKS, "12")
                .with(EncounterKey.BIRTH_CONTROL_TYPE, "3")
                .with(EncounterKey.BIRTH_DATE, "2026-01-05")
                .with(EncounterKey.CONDITION, "产检")
                .with(EncounterKey.DISEASE_TYPE, "M1");
        Deed diagnoses = elsewhere(CounterSample.clinic(Act.DIAGNOSES), birth);

        assertThat(baseline().start(diagnoses).maybe()).isPresent();
        assertThat(speaking("\"visit\":{\"diagnoses\":\"2203A\"}")
                        .start(diagnoses)
                        .maybe())
                .isPresent();

        assertThat(sent("2203"))
                .contains("\"main_cond_dscr\":\"产检\",\"dise_type_code\":\"M1\"")
                .contains("\"birctrl_type\":\"3\",\"birctrl_matn_date\":\"2026-01-05\"")
                .doesNotContain("matn_type\"");
        assertThat(sent("2203A"))
                .contains("\"matn_type\":\"7\",\"geso_val\":\"12\"")
                .doesNotContain("dise_type_code");
    }

    @Test
    void the_older_form_of_diagnoses_byte_for_byte() {
        wire.golden("2203A");

        assertThat(speaking("\"visit\":{\"diagnoses\":\"2203A\"}")
                        .start(CounterSample.clinic(Act.DIAGNOSES))
                        .maybe())
                .isPresent();

        GoldenPages.sent(wire, "2203A");
    }

    @Test
    void where_2601_does_not_take_a_settlement_back_the_doubt_stays_until_the_books_are_compared() {
        wire.on("5201", "{\"infcode\":0,\"output\":{\"mdtrtinfo\":[]}}").on("5201", CounterGoldenTest.SETTLED_VISIT);
        wire.golden("5203");
        YibaoCounterparty narrow = speaking("\"reversible\":[\"2401\"]");
        Deed lost = CounterSample.clinic(Act.SETTLE);

        SilentNetwork.unknown(narrow.abandon(lost), Doubt.NO_ANSWER, "3202");
        SilentNetwork.declined(narrow.abandon(lost), "SETTLED", "440100S0001");
        assertThat(wire.count("2601")).isZero();
    }

    @Test
    void where_the_fund_contains_the_account_it_is_counted_once() {
        wire.on(
                "2206",
                GoldenPages.text(Vectors.bytes("/golden/2206/reply.json"))
                        .replace("\"fund_pay_sumamt\":12.0", "\"fund_pay_sumamt\":20.0"));

        assertThat(Desk.receipt(speaking("\"accountInsideFund\":true").start(CounterSample.clinic(Act.TRIAL)))
                        .parts())
                .isEqualTo(CounterSample.CLINIC);
        SilentNetwork.unknown(baseline().start(CounterSample.clinic(Act.TRIAL)), Doubt.NO_ANSWER, "medfee_sumamt");
    }

    @Test
    void a_trial_that_splits_otherwise_than_its_lines_is_a_doubt() {
        wire.golden("2206");
        Deed trial =
                Sample.knowing(CounterSample.clinic(Act.TRIAL), Fields.of(NoteKey.FIRST_SELF_PAY, "200"), Secrets.NONE);

        SilentNetwork.unknown(baseline().start(trial), Doubt.NO_ANSWER, "逐条明细");
    }
}
