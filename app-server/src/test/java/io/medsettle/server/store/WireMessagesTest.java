package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.wire.WireRequest;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class WireMessagesTest {
    private static final WireRequest REQUEST = new WireRequest(
            "6201",
            "N1",
            "",
            "POST",
            URI.create("https://far.example/"),
            Map.of(),
            new byte[100],
            Duration.ofSeconds(1));

    /** A data source that answers nobody until it is let go, and then only with a complaint. */
    private static DataSource stuck(CountDownLatch letGo) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    if (method.getReturnType() == PrintWriter.class) {
                        return null;
                    }
                    letGo.await();
                    throw new SQLException("no", "08001");
                });
    }

    @Test
    void a_database_that_hangs_stops_no_call_and_what_is_not_kept_is_counted() {
        CountDownLatch letGo = new CountDownLatch(1);
        DataSource stuck = stuck(letGo);
        WireMessages messages = new WireMessages(
                new Transactions(stuck, stuck, attempt -> {}), TestVault.vault(), SettableClock.aMondayMorning());
        for (int n = 0; n < 20_000; n++) {
            messages.sending("yibao", REQUEST);
        }
        assertThat(messages.dropped()).isGreaterThan(10_000);
        letGo.countDown();
        messages.close();
        assertThat(messages.waiting()).isZero();
        assertThat(messages.kept()).isZero();
        assertThat(messages.dropped()).isEqualTo(20_000);
    }
}
