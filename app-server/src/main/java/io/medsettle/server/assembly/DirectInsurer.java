package io.medsettle.server.assembly;

import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.Party;

/**
 * The insurer as one far side where the municipal members (市直医保) have a platform of their own: each deed goes to the
 * platform of the order's class, a reversal to the one that settled. Safe to share between threads.
 */
final class DirectInsurer implements ByAct {
    /** The municipal platform's own name, for its sign-in, its message numbers and the wire log. */
    static final Party PARTY = new Party("yibao-direct");

    private final YibaoCounterparty everybody;
    private final Counterparty municipal;

    DirectInsurer(YibaoCounterparty everybody, Counterparty municipal) {
        this.everybody = everybody;
        this.municipal = municipal;
    }

    @Override
    public Counterparty of(Deed deed) {
        Deed first = deed.original().map(Deed.Original::deed).orElse(deed);
        boolean direct = first.notes().get(NoteKey.INSURANCE_CLASS).equals(PatientClass.GZ_DIRECT.name());
        return direct ? municipal : everybody;
    }
}
