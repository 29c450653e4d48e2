package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import java.time.InstantSource;
import java.util.List;

/** What the insurer's books say about a stay: 5303 for who is in hospital, 5201 for a registered stay. Only asks. */
final class StayBooks {
    private static final String DISCHARGED = "0";
    private static final String IN_HOSPITAL = "1";

    /** Where a stay is. */
    enum Where {
        IN,
        OUT,
        /** The insurer does not know it. */
        NOWHERE,
        /** It knows it, and does not say where the patient is. */
        UNTOLD
    }

    private final Core core;
    private final SettledBooks books;
    private final InstantSource clock;

    StayBooks(Core core, SettledBooks books, InstantSource clock) {
        this.core = core;
        this.books = books;
        this.clock = clock;
    }

    /** 5303: the stays of a person that are open. */
    Outcome<List<Stays5303.Stay>> open(Deed deed, FeeSheet sheet, String psnNo, String admdvs) {
        String begun = Lookup.orElse(sheet.encounter().more().get(EncounterKey.ADMITTED_AT), Sheets.begun(deed, sheet));
        Stays5303.In in = new Stays5303.In(
                psnNo,
                Moments.dawn(Moments.ofSpoken(begun).orElse(deed.intendedAt())),
                Moments.midnight(clock.instant()));
        return core.data("5303", in, new Sending(deed.number().text(), "", admdvs))
                .asking(yes -> Outcome.succeeded(Form.read(yes.data(), Stays5303.Out.class).data().stream()
                        .filter(s -> s.psn_no().equals(psnNo))
                        .toList()));
    }

    /** 5201 for the stay that the notes name. */
    Outcome<Where> where(Deed deed, FeeSheet sheet) {
        return books.visits(deed, sheet).map(visits -> visits.stream()
                .findFirst()
                .map(v -> where(v.inhosp_stas()))
                .orElse(Where.NOWHERE));
    }

    /** 5303 and 5201: whether nobody knows the stay that the notes name any more. */
    Outcome<Boolean> gone(Deed deed, FeeSheet sheet) {
        String psnNo = deed.secrets().get(NoteKey.PSN_NO);
        String mdtrtId = deed.notes().get(NoteKey.MDTRT_ID);
        return open(deed, sheet, psnNo, deed.notes().get(NoteKey.ADMDVS)).then(stays -> {
            boolean there = stays.stream().anyMatch(s -> s.mdtrt_id().equals(mdtrtId));
            return there ? Outcome.succeeded(false) : where(deed, sheet).map(where -> where == Where.NOWHERE);
        });
    }

    private static Where where(String told) {
        return switch (told) {
            case DISCHARGED -> Where.OUT;
            case IN_HOSPITAL -> Where.IN;
            default -> Where.UNTOLD;
        };
    }
}
