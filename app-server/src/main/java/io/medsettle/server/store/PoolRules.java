package io.medsettle.server.store;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Holds the configured data source to {@link Pools#prepare} before its first connection. */
@Singleton
final class PoolRules implements BeanCreatedEventListener<DatasourceConfiguration> {
    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        Pools.prepare(event.getBean());
        return event.getBean();
    }
}
