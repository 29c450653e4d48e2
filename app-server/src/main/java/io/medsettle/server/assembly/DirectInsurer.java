package io.medsettle.server.assembly;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Party;
import io.medsettle.server.statements.Platforms;
import java.util.Set;

/**
 * The insurer as one far side where the municipal members (市直医保) have a platform of their own. What begins at the insurer
 * (就诊登记, 入院办理) goes to the platform of the patient's class as it is told then; whoever did it is noted with it, and
 * everything that hangs on it goes to him, whatever class a later round tells. What is asked about, let go or given back goes where
 * it was sent. Safe to share between threads.
 */
final class DirectInsurer implements ByAct, Platforms {
    /** The municipal platform's own name, for its sign-in, its message numbers, the wire log and the note. */
    static final Party PARTY = new Party("yibao-direct");

    /** Note: which platform a visit or a stay is at. */
    static final String PLATFORM = "insurerPlatform";

    private static final Set<String> BEGINNINGS = Set.of(Act.VISIT, Act.ADMIT);

    private final Counterparty everybody;
    private final Counterparty municipal;

    DirectInsurer(Counterparty everybody, Counterparty municipal) {
        this.everybody = everybody;
        this.municipal = municipal;
    }

    @Override
    public Counterparty of(Deed deed) {
        return name(deed).equals(PARTY.name()) ? municipal : everybody;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return of(deed).start(deed)
                .map(started -> started.<Started>match(
                        receipt -> new Started.Done(receipt.noting(note(deed))),
                        h -> new Started.HandedOff(
                                h.farNumber(),
                                h.told(),
                                h.handoff(),
                                h.notes().and(note(deed)),
                                h.secrets(),
                                h.expiresAt())));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return of(start).ask(start).map(receipt -> receipt.noting(note(start)));
    }

    @Override
    public String platform(Deed deed) {
        return has(name(deed)) ? PARTY.name() : "";
    }

    @Override
    public boolean has(String name) {
        return name.equals(PARTY.name());
    }

    private static Fields note(Deed deed) {
        return Fields.of(PLATFORM, name(deed));
    }

    /** The class tells it only where nothing has been noted: a beginning, or what was begun without us. */
    private static String name(Deed deed) {
        Deed first = deed.original().map(Deed.Original::deed).orElse(deed);
        Fields notes = first.notes();
        String byClass = notes.get(NoteKey.INSURANCE_CLASS).equals(PatientClass.GZ_DIRECT.name())
                ? PARTY.name()
                : Parties.YIBAO.name();
        return BEGINNINGS.contains(first.act()) ? byClass : notes.find(PLATFORM).orElse(byClass);
    }
}
