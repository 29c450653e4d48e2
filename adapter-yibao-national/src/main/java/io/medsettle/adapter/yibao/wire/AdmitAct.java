package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.InstantSource;

/**
 * ADMIT: 1101 and 2401 under the msgid that was kept. A lost 2401 is looked for by 5303 under the stay's number; it is
 * let go by 2404 where its visit is known, else by 2601 (yibao-core §2.8, §3.5).
 */
final class AdmitAct implements Verbs {
    private static final String INFNO = "2401";

    private final Core core;
    private final Lookup lookup;
    private final StayForms forms;
    private final StayBooks books;
    private final Undoing undoing;
    private final InstantSource clock;

    AdmitAct(Core core, Lookup lookup, StayForms forms, StayBooks books, Undoing undoing, InstantSource clock) {
        this.core = core;
        this.lookup = lookup;
        this.forms = forms;
        this.books = books;
        this.undoing = undoing;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        if (deed.transmission().isEmpty()) {
            return Outcome.neverSent("没有事先留下报文ID, 入院办理不能发出");
        }
        return Sheets.of(deed)
                .then(sheet -> lookup.of(deed, sheet.encounter()).then(insured -> admit(deed, sheet, insured)))
                .map(Started.Done::new);
    }

    private Outcome<Receipt> admit(Deed deed, FeeSheet sheet, Insured insured) {
        Sending sending = Sending.of(deed, insured.admdvs()).undoable();
        return core.whole(INFNO, forms.admit(deed, sheet, insured), sending)
                .match(
                        yes -> admitted(Form.read(yes.data(), Admit2401.Out.class), insured),
                        no -> refused(no, deed, sheet, insured),
                        Verdict::neverSent,
                        Verdict::silent);
    }

    private Outcome<Receipt> admitted(Admit2401.Out out, Insured insured) {
        return Form.defect(out.result()).isPresent()
                ? Verdict.noAnswer("2401 回复里没有就诊ID")
                : Outcome.succeeded(receipt(out.result().mdtrt_id(), insured));
    }

    private Receipt receipt(String mdtrtId, Insured insured) {
        Fields notes = Fields.of(NoteKey.MDTRT_ID, mdtrtId)
                .with(NoteKey.INSU_TYPE, insured.insuType())
                .with(NoteKey.PSN_TYPE, insured.psnType())
                .with(NoteKey.ADMDVS, insured.admdvs());
        return Receipt.of(mdtrtId, Parts.NONE, clock.instant())
                .noting(notes)
                .hiding(Secrets.NONE.with(NoteKey.PSN_NO, insured.psnNo()));
    }

    /** A no may be the answer to a repeat: whether the stay is registered, 5303 knows. */
    private Outcome<Receipt> refused(Answer.No no, Deed deed, FeeSheet sheet, Insured insured) {
        if (no.row().meaning() == Codes.Meaning.NOT_SIGNED_IN) {
            return SettleAct.refused(no);
        }
        return find(deed, sheet, insured)
                .match(
                        Outcome::succeeded,
                        Verdict::noAnswerOf,
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? Verdict.ofDoing(no, false)
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    private Outcome<Receipt> find(Deed deed, FeeSheet sheet, Insured insured) {
        String admissionNo = StayForms.admissionNo(sheet);
        return books.open(deed, sheet, insured.psnNo(), insured.admdvs()).then(stays -> stays.stream()
                .filter(s -> s.ipt_otp_no().equals(admissionNo) && !s.mdtrt_id().isEmpty())
                .findFirst()
                .map(s -> Outcome.succeeded(receipt(s.mdtrt_id(), insured)))
                .orElseGet(() -> Outcome.unknown(Doubt.NOT_FOUND, "5303 没有这个住院号的在院登记")));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Verdict.asQuestion(Sheets.of(start)
                .then(sheet -> lookup.of(start, sheet.encounter()).then(insured -> find(start, sheet, insured))));
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        String mdtrtId = start.notes().get(NoteKey.MDTRT_ID);
        String psnNo = start.secrets().get(NoteKey.PSN_NO);
        if (!mdtrtId.isEmpty() && !psnNo.isEmpty()) {
            return cancel(core, start, mdtrtId, psnNo, start.notes().get(NoteKey.ADMDVS));
        }
        if (!undoing.may(INFNO) || start.transmission().isEmpty()) {
            return cancelFound(start);
        }
        return Verdict.asQuestion(Sheets.of(start).then(sheet -> lookup.of(start, sheet.encounter())))
                .then(insured -> undoing.undo(start, INFNO, insured.psnNo(), insured.admdvs()));
    }

    private Outcome<Closed> cancelFound(Deed start) {
        return ask(start)
                .then(found -> cancel(
                        core,
                        start,
                        found.farNumber(),
                        found.secrets().get(NoteKey.PSN_NO),
                        found.notes().get(NoteKey.ADMDVS)));
    }

    /** 2404; what is gone or was never there is gone. */
    static Outcome<Closed> cancel(Core core, Deed deed, String mdtrtId, String psnNo, String admdvs) {
        CancelAdmission2404.In in = new CancelAdmission2404.In(mdtrtId, psnNo);
        return core.data("2404", in, Sending.beside(deed, admdvs))
                .match(
                        yes -> Outcome.succeeded(Closed.byClose()),
                        Verdict::ofGoing,
                        Verdict::notAsked,
                        Verdict::silent);
    }
}
