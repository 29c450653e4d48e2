package io.medsettle.server.backup;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.store.SchemaGate;
import io.micronaut.context.ApplicationContext;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a node under whose hands the database was restored: it would go on in a life that is over. The same where a newer program has
 * changed the tables beyond this one.
 */
@Singleton
final class LifeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LifeWatch.class);

    private final ApplicationContext context;
    private final HighWater mark;
    private final Incarnation incarnation;
    private final SchemaGate schema;
    private boolean over;

    LifeWatch(ApplicationContext context, HighWater mark, Incarnation incarnation, SchemaGate schema) {
        this.context = context;
        this.mark = mark;
        this.incarnation = incarnation;
        this.schema = schema;
    }

    @Scheduled(fixedDelay = "${medsettle.backup.mark-every:2s}", initialDelay = "2s")
    synchronized void look() {
        try {
            if (!over && mark.life() != incarnation.number()) {
                LOG.error("数据库在本节点运行时被恢复, 本节点停止; 请重新启动它");
                stop();
            } else if (!over && schema.beyondUs()) {
                LOG.error("{}; 本节点停止, 请换用新版程序", schema.words());
                stop();
            }
        } catch (StoreUnavailable e) {
            LOG.warn("the database's life could not be read: {}", e.getMessage());
        }
    }

    private void stop() {
        over = true;
        new Thread(context::stop, "medsettle-stop").start();
    }
}
