package io.medsettle.ports.channel;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;

/**
 * Password-free authorisation (免密授权): exchanges the patient's one-time code for identity and the authorisation of
 * one insurance payment. The code is single use: if the answer is lost the patient must authorise again.
 */
public interface Authorisation {
    /**
     * @param authCode the one-time code that the channel's page returned
     * @param payerId openid or buyer id, as the channel names its user
     */
    Outcome<Authorised> exchange(Secret authCode, Secret payerId);

    /** Where the patient's browser must go to authorise, coming back to {@code returnTo}. */
    String page(String returnTo);

    /**
     * Who the patient is and what was authorised.
     *
     * @param payAuthNo authorisation number, ≤40, good for one order and for minutes
     * @param position "longitude,latitude", empty if the patient refused it
     */
    record Authorised(Secret name, String certType, Secret certNo, Secret payAuthNo, Secret position) {}
}
