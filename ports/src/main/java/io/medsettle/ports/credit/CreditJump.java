package io.medsettle.ports.credit;

import io.medsettle.ports.outcome.Outcome;
import java.net.URI;

/**
 * The way into the platform's app to sign (签约跳转), where the platform tells it by a call of its own; credit-gz §12. No
 * personal data stands in the address. Safe to share between threads.
 */
public interface CreditJump {
    /**
     * @param patient who wants to sign
     * @param scene which page asks, by the settings' own words
     * @param back where the app returns to; what it returns is not believed
     */
    Outcome<URI> page(ContractAsk patient, String scene, URI back);
}
