package io.medsettle.ports.channel;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.util.Optional;
import java.util.function.Function;

/**
 * Password-free authorisation (免密授权): exchanges the patient's one-time code for identity and the authorisation of
 * one insurance payment. The code is single use: if the answer is lost the patient must authorise again.
 */
public interface Authorisation {
    /**
     * @param number our number of this authorisation: the same before and after the patient went to the page
     * @param authCode the one-time code that the channel's page or the mini program returned
     * @param payerId openid or buyer id, as the channel names its user; empty where only the channel can tell
     */
    Outcome<Answer> exchange(RequestNo number, Secret authCode, Secret payerId);

    /**
     * The same for a patient who is not to come back to where the settings say.
     *
     * @param returnTo where the page that is {@link Wanted} leads back to; "" for where the settings say
     */
    default Outcome<Answer> exchange(RequestNo number, Secret authCode, Secret payerId, String returnTo) {
        return exchange(number, authCode, payerId);
    }

    /**
     * Where the patient's browser must go to authorise, coming back to {@code returnTo}; empty where the channel tells it
     * only in answer to {@link #exchange}.
     */
    Optional<String> page(String returnTo);

    /** Granted, or still to be given by the patient. */
    sealed interface Answer {
        <R> R match(Function<Authorised, R> granted, Function<Wanted, R> wanted);

        /** What was authorised, if it was. */
        default Optional<Authorised> granted() {
            return match(Optional::of, wanted -> Optional.empty());
        }
    }

    /**
     * Who the patient is and what was authorised.
     *
     * @param name empty if the channel does not tell it or masks it
     * @param certNo empty if the channel does not tell it or masks it
     * @param payAuthNo authorisation number, ≤40, good for one order and for minutes
     * @param position "longitude,latitude", empty if the patient refused it or the channel tells none
     * @param secrets further things that the channel's own deeds need later, by {@code NoteKey}
     */
    record Authorised(Secret name, String certType, Secret certNo, Secret payAuthNo, Secret position, Secrets secrets)
            implements Answer {
        @Override
        public <R> R match(Function<Authorised, R> granted, Function<Wanted, R> wanted) {
            return granted.apply(this);
        }
    }

    /**
     * The patient has not authorised yet.
     *
     * @param page where to go; then exchange a fresh code under the same number
     */
    record Wanted(String page) implements Answer {
        @Override
        public <R> R match(Function<Authorised, R> granted, Function<Wanted, R> wanted) {
            return wanted.apply(this);
        }
    }
}
