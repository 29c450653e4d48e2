package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;

/** TRIAL and STAY_TRIAL: 2206, 2303. They leave nothing that lasts, so that a lost one is simply done again. */
final class TrialAct implements Verbs {
    private final Core core;
    private final Course course;
    private final SettleForms forms;
    private final Settling settling;

    TrialAct(Core core, Course course, SettleForms forms, Settling settling) {
        this.core = core;
        this.course = course;
        this.forms = forms;
        this.settling = settling;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return Sheets.of(deed).then(sheet -> trial(deed, sheet)).map(Started.Done::new);
    }

    private Outcome<Receipt> trial(Deed deed, FeeSheet sheet) {
        Sending sending = Sending.of(deed, deed.notes().get(NoteKey.ADMDVS));
        return core.data(course.trial, forms.trial(course, deed, sheet), sending)
                .doing(yes -> settling.trial(deed, Settlement.read(yes.data()), Sheets.total(deed, sheet)));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NOT_FOUND, "预结算不留痕迹, 重新预结算即可");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.succeeded(Closed.byClose());
    }
}
