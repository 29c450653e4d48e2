package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.medsettle.durability.Patient.Ending;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.store.JdbcHistoryStore;
import io.medsettle.server.store.PageListener;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Pools;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import java.util.List;
import java.util.Map;

/** The sums at the end of the day: what every order holds, in our books and in everybody else's. */
final class Evening {
    private Evening() {}

    /** Settled orders are held whole by the far sides and written down by HIS; of the others nothing is anywhere. */
    static void allOrNothing(OutsideWorld world, List<Ending> endings) {
        long held = 0;
        for (Ending e : endings) {
            assertThat(e.state()).as(e.toString()).isIn("SETTLED", "CANCELLED", "UNWOUND", "NEVER");
            if (!e.orderId().isEmpty()) {
                OrderId id = new OrderId(e.orderId());
                long expected = e.state().equals("SETTLED") ? Bill.FEN : 0;
                assertThat(e.heldFen()).as(e.toString()).isEqualTo(expected);
                assertThat(Ledgers.held(world, id)).as(e.toString()).isEqualTo(expected);
                assertThat(Ledgers.writtenDown(world, id)).as(e.toString()).isEqualTo(expected);
                held += e.heldFen();
            }
        }
        long books = world.books().stream().mapToLong(line -> line.fen()).sum();
        assertThat(books).as("all that insurer and channel hold").isEqualTo(held);
    }

    /** Each order's postings, read from the database, are the far sides' own lines. */
    static void lineByLine(
            OutsideWorld world, List<Ending> endings, Map<String, Object> settings, String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(2);
        Pools.prepare(config);
        Vault vault =
                new Vault("k1", Map.of("k1", new Secret(String.valueOf(settings.get("medsettle.vault.keys.k1")))));
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Transactions transactions = new Transactions(pool, pool, Pause.jittered());
            JdbcHistoryStore store = new JdbcHistoryStore(transactions, vault, PageListener.none());
            for (Ending e : endings) {
                if (!e.orderId().isEmpty()) {
                    OrderId id = new OrderId(e.orderId());
                    Map<String, Long> ours = Ledgers.ours(store.postings(id));
                    assertThat(ours).as(e.toString()).isEqualTo(Ledgers.theirs(world, id));
                }
            }
        }
    }
}
