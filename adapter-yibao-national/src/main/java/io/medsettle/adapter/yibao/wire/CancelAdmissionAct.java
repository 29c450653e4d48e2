package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Parts;
import java.time.InstantSource;

/**
 * CANCEL_ADMISSION: every fee line goes (2302), then the stay (2404). Both may be repeated; whether the stay is gone,
 * 5303 and 5201 know (yibao-core §2.8, §3.5).
 */
final class CancelAdmissionAct implements Verbs {
    private final Core core;
    private final StayBooks books;
    private final StayFeeRevoking fees;
    private final InstantSource clock;

    CancelAdmissionAct(Core core, StayBooks books, StayFeeRevoking fees, InstantSource clock) {
        this.core = core;
        this.books = books;
        this.fees = fees;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        String mdtrtId = deed.notes().get(NoteKey.MDTRT_ID);
        if (mdtrtId.isEmpty()) {
            return Outcome.neverSent("没有医保就诊ID, 没有可撤销的入院登记");
        }
        return fees.all(deed)
                .then(gone -> AdmitAct.cancel(
                        core,
                        deed,
                        mdtrtId,
                        deed.secrets().get(NoteKey.PSN_NO),
                        deed.notes().get(NoteKey.ADMDVS)))
                .map(closed -> new Started.Done(done(deed)));
    }

    private Receipt done(Deed deed) {
        return Receipt.of(deed.notes().get(NoteKey.MDTRT_ID), Parts.NONE, clock.instant());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Verdict.asQuestion(Sheets.of(start))
                .then(sheet -> books.gone(start, sheet))
                .then(gone ->
                        gone ? Outcome.succeeded(done(start)) : Outcome.unknown(Doubt.NOT_FOUND, "入院登记还在; 可重发 2404"));
    }

    /** What is cancelled stays cancelled; what still stands holds nothing. */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        return ask(start)
                .match(
                        done -> Outcome.declined("CANCELLED", "入院登记已经撤销, 需要时请重新办理入院"),
                        Verdict::noAnswerOf,
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? Outcome.succeeded(Closed.byClose())
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }
}
