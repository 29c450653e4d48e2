package io.medsettle.server.clerks;

import io.medsettle.core.desk.Desk;
import io.medsettle.ports.store.Agenda;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.assembly.GatewaySettings;
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

    AgendaClerk(Desk desk, Agenda agenda, Workers workers, InstantSource clock, GatewaySettings gateway) {
        this.desk = desk;
        this.agenda = agenda;
        this.workers = workers;
        this.clock = clock;
        this.node = gateway.node();
        this.lease = gateway.deadline().multipliedBy(2).plusSeconds(10);
    }

    @Scheduled(fixedDelay = "${medsettle.gateway.look-every:500ms}", initialDelay = "1s")
    void look() {
        try {
            int room = Math.min(200, workers.free());
            if (room > 0) {
                agenda.takeDue(clock.instant(), room, node, lease).forEach(id -> workers.take(() -> desk.advance(id)));
            }
        } catch (StoreUnavailable e) {
            LOG.warn("the agenda could not be read: {}", e.getMessage());
        }
    }
}
