package io.medsettle.server.doctor;

import io.medsettle.adapter.wechat.MerchantTls;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One HEAD to the bare address of each far side that is set, with the gateway's own client: it names no transaction, carries no
 * signature and moves nothing. Made once, when first asked for; not for several threads.
 */
final class Calls {
    private static final Duration DEADLINE = Duration.ofSeconds(8);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String UNDER_CERTIFICATE = "medsettle.wechat-codes.secure-base";

    private final Installation installation;
    private final InstantSource clock;
    private final Duration deadline;
    private final List<Call> made = new ArrayList<>();

    Calls(Installation installation, InstantSource clock) {
        this(installation, clock, DEADLINE);
    }

    Calls(Installation installation, InstantSource clock, Duration deadline) {
        this.installation = installation;
        this.clock = clock;
        this.deadline = deadline;
    }

    /** What came of one, between which two instants of ours. */
    record Call(FarSide side, URI root, WireResult result, Instant before, Instant after) {}

    /** Far sides whose setting says something that is no address. */
    List<FarSide> unreadable() {
        return FarSide.ALL.stream()
                .filter(side -> installation.text(side.setting()).isPresent())
                .filter(side -> side.root(installation).isEmpty())
                .toList();
    }

    /** @throws RuntimeException where the gateway could not even build its client */
    List<Call> all() {
        if (made.isEmpty()) {
            Exchange exchange = installation.build(Exchange.class);
            ExecutorService hands = Executors.newFixedThreadPool(FarSide.ALL.size(), runnable -> {
                Thread thread = new Thread(runnable, "medsettle-doctor");
                thread.setDaemon(true);
                return thread;
            });
            List<Future<Call>> calls = new ArrayList<>();
            for (FarSide side : FarSide.ALL) {
                side.root(installation).ifPresent(root -> calls.add(hands.submit(() -> call(exchange, side, root))));
            }
            calls.forEach(call -> made.add(outcome(call)));
            hands.shutdown();
        }
        return List.copyOf(made);
    }

    private Call call(Exchange ordinary, FarSide side, URI root) {
        Instant before = clock.instant();
        WireResult result;
        try {
            Exchange exchange = side.setting().equals(UNDER_CERTIFICATE) ? underCertificate() : ordinary;
            result =
                    exchange.exchange(new WireRequest("doctor", "", "", "HEAD", root, Map.of(), new byte[0], deadline));
        } catch (IllegalArgumentException e) {
            result = new WireResult.NeverSent("商户证书不能用");
        }
        return new Call(side, root, result, before, clock.instant());
    }

    /** As the gateway shows the merchant's certificate where payment codes are taken back. */
    private Exchange underCertificate() {
        return MerchantTls.exchange(
                CONNECT,
                installation.secret("medsettle.wechat.merchant-key"),
                installation.text("medsettle.wechat-codes.merchant-certificate").orElse(""),
                installation.text("medsettle.wechat-codes.trusted-certificate"));
    }

    private static Call outcome(Future<Call> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call could not be made", e);
        }
    }
}
