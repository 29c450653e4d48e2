package io.medsettle.server.onboarding;

import io.medsettle.adapter.creditgz.CreditEvidence;
import io.medsettle.adapter.creditgz.CreditEvidence.Shown;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows recorded messages by the keys under which they may have been sealed: those of the settings, else those of any parameters
 * that were ever kept. Safe to share between threads.
 */
public final class MerchantEvidence {
    private final PerMerchant<CreditEvidence> evidence;

    public MerchantEvidence(PerMerchant<CreditEvidence> evidence) {
        this.evidence = evidence;
    }

    /** A message that we sent; empty if it is none. */
    public Optional<Shown> request(String json) {
        return opened(e -> e.request(json));
    }

    /**
     * What came back; empty if it is no message.
     *
     * @param operation of the request
     */
    public Optional<Shown> answer(String operation, String json) {
        return opened(e -> e.answer(operation, json));
    }

    /** As whoever can open it shows it; where nobody can, unopened. */
    private Optional<Shown> opened(Function<CreditEvidence, Optional<Shown>> look) {
        Optional<Shown> first = Optional.empty();
        for (Iterator<CreditEvidence> all = evidence.all().iterator(); all.hasNext(); ) {
            Optional<Shown> shown = look.apply(all.next());
            if (shown.isEmpty() || shown.get().opened()) {
                return shown;
            }
            first = first.or(() -> shown);
        }
        return first;
    }
}
