package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.medsettle.durability.Patient.Ending;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.testing.FreePort;
import io.medsettle.server.testing.MariaServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways on one database: patients come to either, far sides' callbacks to the second, and the first is killed. */
class TwoNodesTest {
    private static final int PATIENTS = 30;

    @TempDir
    Path directory;

    @Test
    void each_deed_is_done_once_and_what_a_killed_node_left_the_other_takes_up() throws Exception {
        assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        String url = MariaServer.ofThisMachine().orElseThrow().newDatabase("nodes");
        int one = FreePort.find();
        int two = FreePort.find();
        URI first = URI.create("http://127.0.0.1:" + one);
        URI second = URI.create("http://127.0.0.1:" + two);
        List<Duration> notices = List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(10));
        try (OutsideWorld world = new OutsideWorld(InstantSource.system(), notices)) {
            world.gatewayIsAt(second);
            Map<String, Object> settings = new HashMap<>(world.settings(second));
            settings.put("medsettle.data", directory.toString());
            settings.put("medsettle.database.url", url);
            settings.put("medsettle.database.username", "root");
            settings.put("medsettle.gateway.deadline", "3s");
            settings.put("medsettle.gateway.confirm-within", "4s");
            try (ServerProcess a = ServerProcess.start(directory, "a", one, node(settings, "a", "1"))
                            .awaitReady();
                    ServerProcess b = ServerProcess.start(directory, "b", two, node(settings, "b", "2"))
                            .awaitReady()) {
                AtomicBoolean alone = new AtomicBoolean();
                try (Crowd crowd = new Crowd(world, PATIENTS, n -> turns(n, alone, first, second))) {
                    crowd.awaitAnswers(PATIENTS * 2);
                    alone.set(true);
                    a.kill();
                    List<Ending> endings = crowd.endings();
                    Evening.allOrNothing(world, endings);
                    once(world, endings);
                    assertThat(b.said()).doesNotContain("Exception");
                    Evening.lineByLine(world, endings, settings, url, "root");
                }
            }
        }
    }

    private static Map<String, Object> node(Map<String, Object> settings, String name, String digit) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put("medsettle.gateway.node", name);
        own.put("medsettle.yibao.node-digit", digit);
        return own;
    }

    /** Every request of a phone goes to the other node than the one before it, as long as there are two. */
    private static Supplier<URI> turns(int patient, AtomicBoolean alone, URI first, URI second) {
        AtomicInteger turn = new AtomicInteger(patient);
        return () -> alone.get() || turn.getAndIncrement() % 2 == 0 ? second : first;
    }

    /** As many effects at the far sides as there are settlements: nothing was done twice under another number. */
    private static void once(OutsideWorld world, List<Ending> endings) {
        long settled = endings.stream().filter(e -> e.state().equals("SETTLED")).count();
        assertThat(settled).isGreaterThan(PATIENTS / 2);
        assertThat(world.yibao().effects("settle")).as("insurer settled").isEqualTo(settled);
        assertThat(world.his().charges()).as("HIS wrote down").hasSize((int) settled);
        assertThat(world.wechat().carriedOut("paid")).as("cash taken").isLessThanOrEqualTo(settled);
        long orders = endings.stream().filter(e -> !e.orderId().isEmpty()).count();
        // 6202 prices again under the same order when a node died with the first answer; a second order would be wrong.
        assertThat(world.yibao().orders().size()).as("orders at the centre").isLessThanOrEqualTo((int) orders);
        assertThat(world.yibao().effects("6202")).as("pricings").isLessThan(2 * orders);
        assertThat(world.wechat().carriedOut("med-order")).as("mixed orders").isLessThanOrEqualTo(orders);
        assertThat(world.wechat().carriedOut("jsapi")).as("cash orders").isLessThanOrEqualTo(orders);
    }
}
