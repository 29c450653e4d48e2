package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.medsettle.durability.Patient.Ending;
import io.medsettle.fixtures.Covers;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.testing.FreePort;
import io.medsettle.server.testing.MariaServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the real server while fifty patients pay; it is started again on what lies on the disk. On a MySQL-protocol server with the
 * system property {@code medsettle.proof}.
 */
@Covers("F02")
class KilledServerTest {
    private static final int PATIENTS = 50;
    private static final int ANSWERS_BEFORE_THE_END = 90;
    private static final String H2 =
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0";

    @TempDir
    Path directory;

    @Test
    void killed_in_the_midst_of_fifty_settlements_on_an_h2_file_it_ends_with_the_money_right() throws Exception {
        play("jdbc:h2:file:" + directory.resolve("medsettle") + H2, "sa");
    }

    @Test
    void killed_in_the_midst_of_fifty_settlements_on_a_mysql_protocol_server_it_ends_with_the_money_right()
            throws Exception {
        assumeTrue(Boolean.getBoolean("medsettle.proof"), "TwoNodesTest kills a node on that server; this one is long");
        assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        play(MariaServer.ofThisMachine().orElseThrow().newDatabase("killed"), "root");
    }

    private void play(String url, String user) throws Exception {
        List<Duration> notices =
                List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(10));
        int port = FreePort.find();
        URI gateway = URI.create("http://127.0.0.1:" + port);
        try (OutsideWorld world = new OutsideWorld(InstantSource.system(), notices)) {
            world.gatewayIsAt(gateway);
            Map<String, Object> settings = settings(world, gateway, url, user);
            try (ServerProcess first = ServerProcess.start(directory, "first", port, settings)
                            .awaitReady();
                    Crowd crowd = new Crowd(world, PATIENTS, n -> () -> gateway)) {
                crowd.awaitAnswers(ANSWERS_BEFORE_THE_END);
                first.kill();
                List<Ending> endings;
                try (ServerProcess second =
                        ServerProcess.start(directory, "second", port, settings).awaitReady()) {
                    endings = crowd.endings();
                    Evening.allOrNothing(world, endings);
                    assertThat(second.said()).doesNotContain("Exception");
                }
                Evening.lineByLine(world, endings, settings, url, user);
                assertThat(endings.stream()
                                .filter(e -> e.state().equals("SETTLED"))
                                .count())
                        .as("settled of " + endings)
                        .isGreaterThan(PATIENTS / 2);
            }
        }
    }

    private Map<String, Object> settings(OutsideWorld world, URI gateway, String url, String user) throws IOException {
        Map<String, Object> settings = new HashMap<>(world.settings(gateway));
        settings.put("medsettle.data", directory.toString());
        settings.put("medsettle.database.url", url);
        settings.put("medsettle.database.username", user);
        settings.put("medsettle.gateway.deadline", "2s");
        settings.put("medsettle.gateway.confirm-within", "4s");
        return settings;
    }
}
