package io.medsettle.ports.wire;

/** Keeps what went over the wire, for the people who must explain it later. Must not fail a call by its own troubles. */
public interface WireLog {
    /** Called before the bytes leave. */
    void sending(String party, WireRequest request);

    /** Called when it is known what came of it. */
    void came(String party, WireRequest request, WireResult result);

    /** Keeps nothing. */
    static WireLog none() {
        return new WireLog() {
            @Override
            public void sending(String party, WireRequest request) {}

            @Override
            public void came(String party, WireRequest request, WireResult result) {}
        };
    }

    /** The exchange, with everything that passes through it logged under a party's name. */
    default Exchange watching(String party, Exchange exchange) {
        return request -> {
            sending(party, request);
            WireResult result = exchange.exchange(request);
            came(party, request, result);
            return result;
        };
    }
}
