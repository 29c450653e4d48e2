package io.medsettle.ports.channel;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;

/**
 * Who is looking at our page (网页授权登录): the channel's app sends its user back to us with a code, and tells us the user for
 * the code. Nothing about insurance is learned here. Safe to share between threads.
 */
public interface ChannelLogin {
    /**
     * Where the browser has to go.
     *
     * @param returnTo our address, on a domain that the channel knows; it comes back with a code and the state
     * @param state hard to guess and bound to the browser, ≤64 letters and digits
     */
    String page(String returnTo, String state);

    /**
     * @param code single use, some minutes; after a lost answer the user has to come anew
     * @return openid or buyer id, ≤128, as orders name who pays
     */
    Outcome<Secret> payer(Secret code);
}
