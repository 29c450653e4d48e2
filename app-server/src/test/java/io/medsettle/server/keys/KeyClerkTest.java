package io.medsettle.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.server.store.KeyBook;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.testing.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyClerkTest {
    private final SettableClock clock = SettableClock.aMondayMorning();
    private final CountDownLatch stops = new CountDownLatch(1);

    @TempDir
    Path directory;

    private final ApplicationContext context = (ApplicationContext) Proxy.newProxyInstance(
            KeyClerkTest.class.getClassLoader(), new Class<?>[] {ApplicationContext.class}, (proxy, method, args) -> {
                if (method.getName().equals("stop")) {
                    stops.countDown();
                }
                return proxy;
            });

    private KeyBook book(TestDatabase database, Vault vault) {
        return new KeyBook(new Transactions(database.writing(), database.reading(), Pause.jittered()), vault, clock);
    }

    @Test
    void a_node_whose_key_others_have_in_another_content_stops() throws InterruptedException {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            book(database, new Vault("k1", Map.of("k1", Planted.key(1)))).use();
            KeyBook wrong = book(database, new Vault("k1", Map.of("k1", Planted.key(7))));
            new KeyClerk(context, wrong).look();
            stops.await();
        }
    }

    @Test
    void a_node_goes_on_where_only_a_key_that_nobody_writes_under_differs() {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            book(database, new Vault("k1", Map.of("k1", Planted.key(1), "k2", Planted.key(2))))
                    .admit();
            Vault mistyped = new Vault("k1", Map.of("k1", Planted.key(1), "k2", Planted.key(9)));
            new KeyClerk(context, book(database, mistyped)).look();
            assertThat(stops.getCount()).isOne();
        }
    }
}
