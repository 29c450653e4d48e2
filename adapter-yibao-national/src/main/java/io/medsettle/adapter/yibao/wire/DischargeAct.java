package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Parts;
import java.time.InstantSource;

/**
 * DISCHARGE: the diagnoses as they stand at the end (2403), then the discharge (2402); an interim settlement only
 * corrects the diagnoses, since the patient stays. Both may be repeated; 5201 says whether the patient is out. Taken
 * away by 2405.
 */
final class DischargeAct implements Verbs {
    private final Core core;
    private final StayForms forms;
    private final StayBooks books;
    private final InstantSource clock;

    DischargeAct(Core core, StayForms forms, StayBooks books, InstantSource clock) {
        this.core = core;
        this.forms = forms;
        this.books = books;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return Sheets.of(deed).then(sheet -> correct(deed, sheet)
                .then(corrected -> interim(sheet) ? Outcome.succeeded(done(deed)) : leave(deed, sheet))
                .map(Started.Done::new));
    }

    private static boolean interim(FeeSheet sheet) {
        return sheet.encounter().more().get(EncounterKey.INTERIM).equals("1");
    }

    private Outcome<Boolean> correct(Deed deed, FeeSheet sheet) {
        return core.whole("2403", forms.change(deed, sheet), SettledBooks.question(deed))
                .match(
                        yes -> Outcome.succeeded(true),
                        no -> corrected(no, deed, sheet),
                        Verdict::neverSent,
                        Verdict::silent);
    }

    /** After the discharge nothing can be corrected: then this is a repeat, and the first one was whole. */
    private Outcome<Boolean> corrected(Answer.No no, Deed deed, FeeSheet sheet) {
        return no.row().meaning() == Codes.Meaning.DUPLICATE && out(deed, sheet)
                ? Outcome.succeeded(true)
                : Verdict.ofDoing(no, false);
    }

    private boolean out(Deed deed, FeeSheet sheet) {
        return books.where(deed, sheet)
                .maybe()
                .filter(where -> where == StayBooks.Where.OUT)
                .isPresent();
    }

    private Outcome<Receipt> leave(Deed deed, FeeSheet sheet) {
        Sending sending = Sending.of(deed, deed.notes().get(NoteKey.ADMDVS));
        return core.whole("2402", forms.discharge(deed, sheet), sending)
                .match(
                        yes -> Outcome.succeeded(done(deed)),
                        no -> out(deed, sheet) ? Outcome.succeeded(done(deed)) : Verdict.ofDoing(no, false),
                        Verdict::neverSent,
                        Verdict::silent);
    }

    private Receipt done(Deed deed) {
        return Receipt.of(deed.notes().get(NoteKey.MDTRT_ID), Parts.NONE, clock.instant());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Verdict.asQuestion(Sheets.of(start)).then(sheet -> books.where(start, sheet)
                .then(where -> where == StayBooks.Where.OUT
                        ? Outcome.succeeded(done(start))
                        : Outcome.unknown(Doubt.NOT_FOUND, "5201 没有说已出院; 用同样内容重发 2403, 2402")));
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Verdict.asQuestion(Sheets.of(start))
                .then(sheet -> interim(sheet) ? Outcome.succeeded(Closed.byClose()) : cancel(core, start));
    }

    /** 2405; who is in hospital already is in hospital. */
    static Outcome<Closed> cancel(Core core, Deed deed) {
        CancelDischarge2405.In in = new CancelDischarge2405.In(
                deed.notes().get(NoteKey.MDTRT_ID), deed.secrets().get(NoteKey.PSN_NO));
        return core.data("2405", in, SettledBooks.question(deed))
                .match(
                        yes -> Outcome.succeeded(Closed.byClose()),
                        Verdict::ofGoing,
                        Verdict::notAsked,
                        Verdict::silent);
    }
}
