package io.medsettle.server.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.core.type.Argument;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Builds the stores over the server's one database. */
@Factory
final class Stores {
    private static final String MIGRATIONS = "flyway.datasources.default.locations";

    /** The system's clock, unless the assembly has put another one in. */
    @Singleton
    @Requires(missingBeans = InstantSource.class)
    InstantSource clock() {
        return InstantSource.system();
    }

    /** {@code medsettle.vault.current} names one of {@code medsettle.vault.keys.*}; there is no default. */
    @Singleton
    Vault vault(
            @Property(name = "medsettle.vault.algorithm", defaultValue = "AES-GCM") String algorithm,
            @Property(name = "medsettle.vault.current") String current,
            @Property(name = "medsettle.vault.keys") Map<String, String> keys) {
        return Vault.ofSettings(algorithm, current, keys);
    }

    /** No start on a database some of whose values no key here opens. */
    @Singleton
    KeyBook keyBook(Transactions transactions, Vault vault, InstantSource clock) {
        KeyBook book = new KeyBook(transactions, vault, clock);
        book.admit();
        return book;
    }

    /** No start on tables that a newer program has changed beyond this one. */
    @Singleton
    SchemaGate schemaGate(Transactions transactions, DataSource migrated, Environment settings) {
        List<String> places =
                settings.getProperty(MIGRATIONS, Argument.listOf(String.class)).orElse(List.of(SchemaGate.PLACE));
        SchemaGate gate = SchemaGate.of(transactions, DelegatingDataSource.unwrapDataSource(migrated), places);
        gate.admit();
        return gate;
    }

    /** Opened after the migrations: they run when the ordinary data source is made. */
    @Singleton
    @Bean(preDestroy = "close")
    WritingPool writingPool(
            @Named("default") DatasourceConfiguration configured,
            DataSource migrated,
            Optional<MeterRegistry> figures) {
        return new WritingPool(configured, figures);
    }

    @Singleton
    Transactions transactions(WritingPool writing, DataSource reading) {
        return new Transactions(writing.source(), DelegatingDataSource.unwrapDataSource(reading), Pause.jittered());
    }

    @Singleton
    JdbcHistoryStore histories(
            SchemaGate schema, KeyBook keys, Transactions transactions, Vault vault, Optional<PageListener> listener) {
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
