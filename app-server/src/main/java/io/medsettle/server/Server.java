package io.medsettle.server;

import io.medsettle.server.view.Rebuild;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the gateway for production. Everything is built at the start, so that a wrong setting stops it. With
 * {@code rebuild-views [yyyyMMdd]} the search tables are told anew from the histories instead, and the program ends.
 */
public final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private Server() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("rebuild-views")) {
            rebuild(args.length > 1 ? args[1] : "");
            return;
        }
        Micronaut.build(args)
                .mainClass(Server.class)
                .banner(false)
                .eagerInitSingletons(true)
                .start();
    }

    private static void rebuild(String day) {
        try (ApplicationContext context = ApplicationContext.builder("rebuild").start()) {
            LOG.info("{} orders told anew", context.getBean(Rebuild.class).run(day));
        }
    }
}
