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

/** CANCEL_DISCHARGE: 2405, repeatable; 5201 says whether the patient is in hospital again (yibao-core §2.8, §3.5). */
final class CancelDischargeAct implements Verbs {
    private final Core core;
    private final StayBooks books;
    private final InstantSource clock;

    CancelDischargeAct(Core core, StayBooks books, InstantSource clock) {
        this.core = core;
        this.books = books;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        if (deed.notes().get(NoteKey.MDTRT_ID).isEmpty()) {
            return Outcome.neverSent("没有医保就诊ID, 没有可撤销的出院登记");
        }
        return DischargeAct.cancel(core, deed).map(closed -> new Started.Done(done(deed)));
    }

    private Receipt done(Deed deed) {
        return Receipt.of(deed.notes().get(NoteKey.MDTRT_ID), Parts.NONE, clock.instant());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Verdict.asQuestion(Sheets.of(start)).then(sheet -> books.where(start, sheet)
                .then(where -> where == StayBooks.Where.IN
                        ? Outcome.succeeded(done(start))
                        : Outcome.unknown(Doubt.NOT_FOUND, "5201 没有说在院; 可重发 2405")));
    }

    /** What is cancelled stays cancelled; a discharge that still stands holds nothing. */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Verdict.asQuestion(Sheets.of(start))
                .then(sheet -> books.where(start, sheet).then(where -> switch (where) {
                    case OUT -> Outcome.succeeded(Closed.byClose());
                    case IN -> Outcome.declined("CANCELLED", "出院登记已经撤销, 需要时请重新办理出院");
                    case NOWHERE, UNTOLD -> Verdict.noAnswer("5201 没有说明患者是否在院");
                }));
    }
}
