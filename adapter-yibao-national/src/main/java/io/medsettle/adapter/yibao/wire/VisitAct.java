package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.time.InstantSource;

/** VISIT: 1101 and 2201; a lost 2201 is found by 5201 if provably ours; taken away by 2202 (yibao-core §2.8, §3.4). */
final class VisitAct implements Verbs {
    private final Core core;
    private final Lookup lookup;
    private final NationalCodes national;
    private final InstantSource clock;
    private final Duration deadline;

    /** @param deadline of a call: what is sent later than that after it was meant is a repeat */
    VisitAct(Core core, Lookup lookup, NationalCodes national, InstantSource clock, Duration deadline) {
        this.core = core;
        this.lookup = lookup;
        this.national = national;
        this.clock = clock;
        this.deadline = deadline;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        boolean repeat = Verdict.repeats(deed, clock.instant(), deadline);
        return Sheets.of(deed)
                .then(sheet -> ItemCodes.check(national, sheet, deed))
                .then(sheet ->
                        lookup.of(deed, sheet.encounter()).then(insured -> register(deed, sheet, insured, repeat)))
                .map(Started.Done::new);
    }

    private Outcome<Receipt> register(Deed deed, FeeSheet sheet, Insured insured, boolean repeat) {
        Encounter visit = sheet.encounter();
        Register2201.In in = new Draft<>(Register2201.In.class)
                .put("psn_no", insured.psnNo())
                .put("insutype", insured.insuType())
                .put("begntime", Sheets.begun(deed, sheet))
                .put("mdtrt_cert_type", lookup.certificateType(deed))
                .put("mdtrt_cert_no", lookup.certificate(deed))
                .put("card_sn", lookup.cardSn(deed))
                .put("psn_cert_type", Lookup.certType(deed))
                .put("certno", deed.secrets().get(NoteKey.CERT_NO))
                .put("psn_type", insured.psnType())
                .put("psn_name", deed.secrets().get(NoteKey.NAME))
                .put("ipt_otp_no", visit.visitNo())
                .put("atddr_no", visit.doctorCode())
                .put("dr_name", visit.doctorName())
                .put("dept_code", visit.deptCode())
                .put("dept_name", visit.deptName())
                .put("caty", visit.caty())
                .done();
        Sending sending = Sending.of(deed, insured.admdvs());
        return core.data("2201", in, sending)
                .match(
                        yes -> registered(Form.read(yes.data().path("data"), Register2201.Out.class), visit, insured),
                        no -> !repeat && no.row().meaning() == Codes.Meaning.DUPLICATE
                                ? anothers(no)
                                : refused(no, deed, sheet, insured),
                        Verdict::neverSent,
                        Verdict::silent);
    }

    private Outcome<Receipt> registered(Register2201.Out out, Encounter visit, Insured insured) {
        boolean ours = out.ipt_otp_no().equals(visit.visitNo()) && out.psn_no().equals(insured.psnNo());
        if (Form.defect(out).isPresent() || !ours) {
            return Verdict.noAnswer("2201 回复的不是这次就诊");
        }
        return Outcome.succeeded(receipt(out.mdtrt_id(), insured));
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

    /**
     * That a visit stands already. Before a first sending none of ours can: it is another order's, whatever 5201 tells of it,
     * and is neither used nor taken away.
     */
    private static Outcome<Receipt> anothers(Answer.No no) {
        return Outcome.declined(no.code(), "该门诊号已由其他订单挂号, 先结清或取消那一单: " + no.text());
    }

    /** A no may be the answer to a repeat: whether a visit stands, 5201 knows. */
    private Outcome<Receipt> refused(Answer.No no, Deed deed, FeeSheet sheet, Insured insured) {
        return rows(deed, sheet, insured).then(rows -> rows.ours()
                .match(
                        ours -> Outcome.succeeded(receipt(ours.mdtrt_id(), insured)),
                        Verdict::noAnswerOf,
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? withoutOurs(no, rows)
                                : Outcome.unknown(unknown.doubt(), unknown.text())));
    }

    private static Outcome<Receipt> withoutOurs(Answer.No no, VisitRows rows) {
        boolean taken = no.row().meaning() == Codes.Meaning.DUPLICATE && rows.anothers();
        return taken ? anothers(no) : Verdict.ofDoing(no, false);
    }

    private Outcome<Receipt> find(Deed deed, FeeSheet sheet, Insured insured) {
        return rows(deed, sheet, insured).then(VisitRows::ours).map(ours -> receipt(ours.mdtrt_id(), insured));
    }

    private Outcome<VisitRows> rows(Deed deed, FeeSheet sheet, Insured insured) {
        String begun = Sheets.begun(deed, sheet);
        Visits5201.In in = new Visits5201.In(
                insured.psnNo(),
                Moments.dawn(Moments.ofSpoken(begun).orElse(deed.intendedAt())),
                Moments.midnight(clock.instant()),
                Sheets.medType(deed, sheet),
                "");
        return core.data("5201", in, new Sending(deed.number().text(), "", insured.admdvs()))
                .asking(yes -> Outcome.succeeded(new VisitRows(
                        Form.read(yes.data(), Visits5201.Out.class).mdtrtinfo(), deed, sheet, insured.psnNo())));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Verdict.asQuestion(Sheets.of(start)
                .then(sheet -> lookup.of(start, sheet.encounter()).then(insured -> find(start, sheet, insured))));
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        String mdtrtId = start.notes().get(NoteKey.MDTRT_ID);
        if (!mdtrtId.isEmpty() && start.secrets().find(NoteKey.PSN_NO).isPresent()) {
            return cancel(
                    start,
                    mdtrtId,
                    start.secrets().get(NoteKey.PSN_NO),
                    start.notes().get(NoteKey.ADMDVS));
        }
        return ask(start)
                .then(found -> cancel(
                        start,
                        found.farNumber(),
                        found.secrets().get(NoteKey.PSN_NO),
                        found.notes().get(NoteKey.ADMDVS)));
    }

    private Outcome<Closed> cancel(Deed start, String mdtrtId, String psnNo, String admdvs) {
        return Verdict.asQuestion(Sheets.of(start)).then(sheet -> {
            Cancel2202.In in = new Draft<>(Cancel2202.In.class)
                    .put("psn_no", psnNo)
                    .put("mdtrt_id", mdtrtId)
                    .put("ipt_otp_no", sheet.encounter().visitNo())
                    .done();
            return core.data("2202", in, Sending.beside(start, admdvs))
                    .match(
                            yes -> Outcome.succeeded(Closed.byClose()),
                            no -> notCancelled(no, start),
                            Verdict::notAsked,
                            Verdict::silent);
        });
    }

    private Outcome<Closed> notCancelled(Answer.No no, Deed start) {
        return switch (no.row().meaning()) {
            case ALREADY_GONE -> Outcome.succeeded(Closed.byClose());
            case NOT_FOUND ->
                ask(start)
                        .match(
                                standing -> Verdict.ofAsking(no),
                                Verdict::noAnswerOf,
                                unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                        ? Outcome.succeeded(Closed.byClose())
                                        : Outcome.unknown(unknown.doubt(), unknown.text()));
            default -> Verdict.ofDoing(no, false);
        };
    }
}
