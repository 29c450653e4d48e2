package io.medsettle.ports.wire;

import java.nio.file.Path;
import java.util.Map;

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

    /** The exchange, with everything that passes through it logged under a party's name; of tokens without the bodies. */
    default Exchange watching(String party, Exchange exchange) {
        return new Exchange() {
            @Override
            public WireResult exchange(WireRequest request) {
                sending(party, shown(request));
                WireResult result = exchange.exchange(request);
                came(party, shown(request), shown(request, result));
                return result;
            }

            @Override
            public WireResult download(WireRequest request, Path into, long longest) {
                sending(party, shown(request));
                WireResult result = exchange.download(request, into, longest);
                came(party, shown(request), shown(request, result));
                return result;
            }
        };
    }

    private static WireRequest shown(WireRequest request) {
        return request.transaction().equals(WireRequest.TOKEN)
                ? new WireRequest(
                        request.transaction(),
                        request.number(),
                        request.transmission(),
                        request.method(),
                        request.uri(),
                        Map.of(),
                        new byte[0],
                        request.deadline())
                : request;
    }

    private static WireResult shown(WireRequest request, WireResult result) {
        return request.transaction().equals(WireRequest.TOKEN) && result instanceof WireResult.Answered answered
                ? new WireResult.Answered(answered.status(), Map.of(), new byte[0])
                : result;
    }
}
