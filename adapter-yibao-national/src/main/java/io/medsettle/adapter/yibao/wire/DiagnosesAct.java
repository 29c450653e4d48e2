package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.Diagnosis;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * DIAGNOSES: 2203 or 2203A. Rows are keyed by visit and place, so that the same content may be sent again; there is no
 * question to ask and nothing to take away by itself (yibao-core §2.8).
 */
final class DiagnosesAct implements Verbs {
    private final Core core;
    private final InstantSource clock;
    private final String infno;
    private final CrossArea crossArea;

    DiagnosesAct(Core core, YibaoSettings settings, InstantSource clock) {
        this.core = core;
        this.clock = clock;
        this.infno = settings.core().dialect().diagnosesInfno();
        this.crossArea = new CrossArea(settings.hospital());
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return Sheets.of(deed).then(sheet -> upload(deed, sheet));
    }

    private Outcome<Started> upload(Deed deed, FeeSheet sheet) {
        List<Visit2203.Diagnosed> rows =
                sheet.diagnoses().stream().map(DiagnosesAct::row).toList();
        Record in = infno.equals("2203A")
                ? new Visit2203A.In(
                        visit(deed, sheet, new Draft<>(Visit2203A.Visit.class)).done(), rows)
                : new Visit2203.In(
                        visit(deed, sheet, new Draft<>(Visit2203.Visit.class)).done(), rows);
        String admdvs = deed.notes().get(NoteKey.ADMDVS);
        return core.whole(infno, in, Sending.of(deed, admdvs))
                .doing(yes -> Outcome.succeeded(new Started.Done(Receipt.of("", Parts.NONE, clock.instant()))));
    }

    private <T extends Record> Draft<T> visit(Deed deed, FeeSheet sheet, Draft<T> draft) {
        Encounter encounter = sheet.encounter();
        Fields more = encounter.more();
        Optional<Diagnosis> main =
                sheet.diagnoses().stream().filter(Diagnosis::valid).findFirst();
        String code =
                Lookup.orElse(encounter.diseaseCode(), main.map(Diagnosis::code).orElse(""));
        String name =
                Lookup.orElse(encounter.diseaseName(), main.map(Diagnosis::name).orElse(""));
        String medType = Sheets.medType(deed, sheet);
        return draft.put("mdtrt_id", deed.notes().get(NoteKey.MDTRT_ID))
                .put("psn_no", deed.secrets().get(NoteKey.PSN_NO))
                .put("med_type", medType)
                .put("begntime", Sheets.begun(deed, sheet))
                .put("main_cond_dscr", more.get(EncounterKey.CONDITION))
                .putIfThere("dise_type_code", more.get(EncounterKey.DISEASE_TYPE))
                .put("dise_codg", code)
                .put("dise_name", name)
                .put("birctrl_type", more.get(EncounterKey.BIRTH_CONTROL_TYPE))
                .put("birctrl_matn_date", more.get(EncounterKey.BIRTH_DATE))
                .putIfThere("matn_type", more.get(EncounterKey.MATERNITY_TYPE))
                .putIfThere("geso_val", more.get(EncounterKey.PREGNANCY_WEEKS))
                .put("exp_content", crossArea.ofVisit(deed.notes().get(NoteKey.ADMDVS), encounter, medType));
    }

    private static Visit2203.Diagnosed row(Diagnosis d) {
        return new Visit2203.Diagnosed(
                d.type(),
                Integer.toString(d.sort()),
                d.code(),
                d.name(),
                d.dept(),
                d.doctorCode(),
                d.doctorName(),
                d.time(),
                d.valid() ? "1" : "0");
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NOT_FOUND, infno + " 不能查询, 用同样内容重报");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.succeeded(Closed.byClose());
    }

    static List<Upload6201.Diagnosed> forCentre(FeeSheet sheet, String pattern) {
        return sheet.diagnoses().stream()
                .map(d -> new Upload6201.Diagnosed(
                        d.type(),
                        Integer.toString(d.sort()),
                        d.code(),
                        d.name(),
                        d.dept(),
                        d.doctorCode(),
                        d.doctorName(),
                        Moments.inPattern(d.time(), pattern),
                        d.valid() ? "1" : "0"))
                .toList();
    }
}
