package io.medsettle.server.assembly;

import io.medsettle.ports.callback.CallbackReader;
import java.util.Map;
import java.util.Optional;

/** Who reads whose callbacks. */
public record CallbackReaders(Map<String, CallbackReader> byParty) {
    public CallbackReaders {
        byParty = Map.copyOf(byParty);
    }

    public Optional<CallbackReader> of(String party) {
        return Optional.ofNullable(byParty.get(party));
    }
}
