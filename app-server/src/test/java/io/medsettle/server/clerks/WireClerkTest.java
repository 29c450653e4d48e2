package io.medsettle.server.clerks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.store.WireArchive;
import io.medsettle.server.store.WireMessages;
import io.medsettle.server.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireClerkTest {
    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.aMondayMorning();

    private static WireRequest request(String number) {
        return new WireRequest(
                "6201",
                number,
                "T" + number,
                "POST",
                URI.create("https://far.example/6201"),
                Map.of(),
                new byte[] {'x'},
                Duration.ofSeconds(1));
    }

    @Test
    void messages_are_kept_for_ever_or_as_many_days_as_were_set() {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
            Vault vault =
                    new Vault("k1", Map.of("k1", new Secret(Base64.getEncoder().encodeToString(new byte[32]))));
            try (WireMessages messages = new WireMessages(transactions, vault, clock)) {
                messages.sending("yibao", request("OLD"));
                clock.tick(Duration.ofDays(1));
                messages.sending("yibao", request("NEXT"));
            }
            clock.tick(Duration.ofDays(180));
            WireArchive archive = new WireArchive(transactions, vault);

            new WireClerk(archive, clock, 0).look();
            assertThat(archive.about("OLD", 10)).hasSize(1);
            new WireClerk(archive, clock, 180).look();

            assertThat(archive.about("OLD", 10)).isEmpty();
            assertThat(archive.about("NEXT", 10)).hasSize(1);
        }
    }

    @Test
    void fewer_days_than_half_a_year_are_refused_at_the_start() {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
            WireArchive archive = new WireArchive(
                    transactions,
                    new Vault("k1", Map.of("k1", new Secret(Base64.getEncoder().encodeToString(new byte[32])))));
            assertThatThrownBy(() -> new WireClerk(archive, clock, 30))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("medsettle.wire.keep-days");
        }
    }
}
