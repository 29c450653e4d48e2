package io.medsettle.server.clerks;

import io.medsettle.core.desk.Desk;
import io.medsettle.ports.store.Agenda;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.store.DatabaseClock;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up orders whose time has come, on whichever node is free. */
@Singleton
class AgendaClerk {
    private static final Logger LOG = LoggerFactory.getLogger(AgendaClerk.class);
    private final Desk desk;
    private final Agenda agenda;
    private final Workers workers;
    private final InstantSource clock;
    private final String node;
    private final Duration lease;
    private final DatabaseClock database;
    private volatile boolean clockIsRight = true;

    AgendaClerk(
            Desk desk,
            Agenda agenda,
            Workers workers,
            InstantSource clock,
            DatabaseClock database,
            GatewaySettings gateway) {
        this.desk = desk;
        this.agenda = agenda;
        this.workers = workers;
        this.clock = clock;
        this.database = database;
        this.node = gateway.node();
        this.lease = gateway.deadline().multipliedBy(2).plusSeconds(10);
    }

    /** A node whose clock is more than a second off the database's takes no work. */
    @Scheduled(fixedDelay = "30s", initialDelay = "0s")
    void compareClocks() {
        try {
            Duration skew = database.skew();
            clockIsRight = skew.compareTo(Duration.ofSeconds(1)) <= 0;
            if (!clockIsRight) {
                LOG.error("this node's clock is {} s off the database's: it takes no work", skew.toSeconds());
            }
        } catch (StoreUnavailable e) {
            LOG.warn("the database's clock could not be read: {}", e.getMessage());
        }
    }

    @Scheduled(fixedDelay = "${medsettle.gateway.look-every:500ms}", initialDelay = "1s")
    void look() {
        try {
            int room = Math.min(200, workers.free());
            if (room > 0 && clockIsRight) {
                agenda.takeDue(clock.instant(), room, node, lease).forEach(id -> workers.take(() -> desk.advance(id)));
            }
        } catch (StoreUnavailable e) {
            LOG.warn("the agenda could not be read: {}", e.getMessage());
        }
    }
}
