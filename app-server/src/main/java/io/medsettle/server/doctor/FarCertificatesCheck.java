package io.medsettle.server.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** 远端证书: until when the certificate behind each https address holds, so that it is renewed before every call fails. */
final class FarCertificatesCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Installation installation;
    private final InstantSource clock;
    private final Duration patience;

    FarCertificatesCheck(Installation installation, InstantSource clock) {
        this(installation, clock, PATIENCE);
    }

    FarCertificatesCheck(Installation installation, InstantSource clock, Duration patience) {
        this.installation = installation;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "远端证书";
    }

    @Override
    public List<Finding> look() {
        Map<URI, String> doors = doors();
        if (doors.isEmpty()) {
            return List.of(Finding.good("没有 https 的远端"));
        }
        ExecutorService hands = Executors.newFixedThreadPool(doors.size(), runnable -> {
            Thread thread = new Thread(runnable, "medsettle-doctor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<URI, CompletableFuture<Optional<Instant>>> ends = new LinkedHashMap<>();
            doors.keySet()
                    .forEach(door -> ends.put(
                            door, CompletableFuture.supplyAsync(() -> FarCertificate.end(door, patience), hands)));
            List<Finding> found = new ArrayList<>();
            ends.forEach((door, end) -> found.add(finding(doors.get(door) + " (" + door + ") 的证书", end.join())));
            return found;
        } finally {
            hands.shutdown();
        }
    }

    /** Each door once, under the names of all that live behind it. */
    private Map<URI, String> doors() {
        Map<URI, String> doors = new LinkedHashMap<>();
        for (FarSide side : FarSide.ALL) {
            side.root(installation)
                    .filter(root -> "https".equalsIgnoreCase(root.getScheme()))
                    .ifPresent(root -> doors.merge(root, side.name(), (one, other) -> one + ", " + other));
        }
        return doors;
    }

    private Finding finding(String what, Optional<Instant> end) {
        return end.map(until -> Expiry.of(what, until, clock.instant(), "请对方换证; 私有 CA 或固定证书的, 换证前先把新的导入本机"))
                .orElse(Finding.unknown(what + "没有读到", "先处理“远端”一项; 只说国密 TLS 的对方在这里读不到, 请向对方问到期日"));
    }
}
