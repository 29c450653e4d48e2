package io.medsettle.server.assembly;

import io.medsettle.ports.counterparty.Counterparty;
import java.util.Map;

/**
 * Further far sides that somebody puts in beside those that the settings build: another hospital's own adapter.
 *
 * @param byName counterparties by the name that plans and routes know them by
 */
public record MoreParties(Map<String, Counterparty> byName) {
    public MoreParties {
        byName = Map.copyOf(byName);
    }
}
