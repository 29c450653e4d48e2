package io.medsettle.server.store;

import io.medsettle.ports.value.Secret;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Builds the stores over the server's one database. */
@Factory
final class Stores {
    /** The system's clock, unless the assembly has put another one in. */
    @Singleton
    @Requires(missingBeans = InstantSource.class)
    InstantSource clock() {
        return InstantSource.system();
    }

    /** {@code medsettle.vault.current} names one of {@code medsettle.vault.keys.*}; there is no default. */
    @Singleton
    Vault vault(
            @Property(name = "medsettle.vault.current") String current,
            @Property(name = "medsettle.vault.keys") Map<String, String> keys) {
        Map<String, Secret> secrets = new HashMap<>();
        keys.forEach((id, key) -> secrets.put(id, new Secret(key)));
        return new Vault(current, secrets);
    }

    /** Opened after the migrations: they run when the ordinary data source is made. */
    @Singleton
    @Bean(preDestroy = "close")
    WritingPool writingPool(@Named("default") DatasourceConfiguration configured, DataSource migrated) {
        return new WritingPool(configured);
    }

    @Singleton
    Transactions transactions(WritingPool writing, DataSource reading) {
        return new Transactions(writing.source(), DelegatingDataSource.unwrapDataSource(reading), Pause.jittered());
    }

    @Singleton
    JdbcHistoryStore histories(Transactions transactions, Vault vault, Optional<PageListener> listener) {
        return new JdbcHistoryStore(transactions, vault, listener.orElseGet(PageListener::none));
    }

    @Singleton
    @Bean(preDestroy = "close")
    WireMessages wireMessages(Transactions transactions, Vault vault, InstantSource clock) {
        return new WireMessages(transactions, vault, clock);
    }

    @Singleton
    WireArchive wireArchive(Transactions transactions, Vault vault) {
        return new WireArchive(transactions, vault);
    }

    @Singleton
    Inbox inbox(Transactions transactions, Vault vault) {
        return new Inbox(transactions, vault);
    }

    @Singleton
    JdbcTokenStore tokens(Transactions transactions, Vault vault) {
        return new JdbcTokenStore(transactions, vault);
    }
}
