package io.medsettle.server;

import io.medsettle.server.audit.AuditCommand;
import io.medsettle.server.backup.Commands;
import io.medsettle.server.doctor.DoctorCommand;
import io.medsettle.server.keys.KeysCommand;
import io.medsettle.server.view.Rebuild;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the gateway for production. Everything is built at the start, so that a wrong setting stops it. With
 * {@code rebuild-views [yyyyMMdd]} the search tables are told anew from the histories instead, and the program ends. With
 * {@code verify-audit} the audit log is read from its first row to its last; the exit code is 1 if it was worked on, 2 without its key.
 * With {@code doctor [--json]} the installation is looked at; the exit code is 1 if something must be done, 2 for a bad call.
 * With {@code rotate-keys} every encrypted value is brought under the current key; the exit code is 1 if something is left, 2 if refused.
 * {@code backup <file>} and {@code restore <file>} copy the database out and in; the exit code is 1 if that was refused.
 */
public final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private Server() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("rebuild-views")) {
            rebuild(args.length > 1 ? args[1] : "");
            return;
        }
        if (args.length > 0 && args[0].equals(AuditCommand.NAME)) {
            System.exit(AuditCommand.run());
        }
        if (args.length > 0 && args[0].equals(DoctorCommand.NAME)) {
            List<String> words = List.of(args).subList(1, args.length);
            System.exit(DoctorCommand.run(words, InstantSource.system(), System.out));
        }
        if (args.length > 0 && args[0].equals(KeysCommand.NAME)) {
            System.exit(KeysCommand.run(InstantSource.system()));
        }
        if (args.length > 0 && Commands.knows(args[0])) {
            System.exit(Commands.run(List.of(args), InstantSource.system()));
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
