package io.medsettle.adapter.yibao;

import io.medsettle.adapter.yibao.wire.YibaoBooks;
import io.medsettle.ports.insurance.DictionaryEntry;
import io.medsettle.ports.insurance.Institution;
import io.medsettle.ports.insurance.InsurerLookups;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.insurance.Relative;
import io.medsettle.ports.insurance.SignOut;
import io.medsettle.ports.insurance.SpecialTreatment;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.util.List;

/** Small questions to the insurer: 1201, 1901, 1160, 1163; and the end of the day (9002). Safe to share between threads. */
public final class YibaoLookups implements InsurerLookups, SignOut {
    private final InsurerLookups lookups;
    private final YibaoBooks.SignOut signOut;

    /** @param tokens where the sign-in is shared between nodes */
    public YibaoLookups(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        Exchange watched = log.watching(settings.party().name(), exchange);
        lookups = YibaoBooks.lookups(settings, watched, tokens, clock);
        signOut = YibaoBooks.signOut(settings, watched, tokens, clock);
    }

    @Override
    public Outcome<List<Institution>> institutions(String type, String name, String code) {
        return lookups.institutions(type, name, code);
    }

    @Override
    public Outcome<List<DictionaryEntry>> dictionary(String type) {
        return lookups.dictionary(type);
    }

    @Override
    public Outcome<List<SpecialTreatment>> treatments(Insured who, String medType) {
        return lookups.treatments(who, medType);
    }

    @Override
    public Outcome<List<Relative>> relatives(Insured who) {
        return lookups.relatives(who);
    }

    @Override
    public Outcome<String> signOut() {
        return signOut.now();
    }
}
