package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.Demand;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bureau's key service, behind which the encryption machine stands (加密机, yibao-core §7.1).
 *
 * @param keysUrl where the keys for a card are asked for
 * @param checkUrl where a card's data is compared with the register, "" if the service offers no such check
 * @param headers sent with each question, such as an account and its key
 * @param names of what is said, one for each {@link KeyItem}; distinct on either side
 * @param okCode code of a yes
 * @param finals firm refusals
 * @param deadline for a whole call
 */
public record KeyServiceSettings(
        String keysUrl,
        String checkUrl,
        Map<String, Secret> headers,
        Map<KeyItem, String> names,
        String okCode,
        List<FinalAnswer> finals,
        Duration deadline) {
    public KeyServiceSettings {
        headers = Map.copyOf(headers);
        names = Map.copyOf(names);
        finals = List.copyOf(finals);
        Demand.address(keysUrl, "keys.keysUrl");
        if (!checkUrl.isEmpty()) {
            Demand.address(checkUrl, "keys.checkUrl");
        }
        Demand.that(names.keySet().containsAll(Set.of(KeyItem.values())), "keys.names: one for each item");
        Demand.that(names.values().stream().noneMatch(String::isBlank), "keys.names: no empty name");
        Demand.that(!okCode.isEmpty(), "keys.okCode: required");
        Demand.positive(deadline, "keys.deadline");
    }
}
