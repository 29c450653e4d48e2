package io.medsettle.server.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Pools;
import io.medsettle.server.store.Transactions;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.core.value.PropertyResolver;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code verify-audit}: reads the log with the gateway's own settings of database and key, and nothing else of the gateway. It
 * writes nothing, so that an account of the database that may only read will do.
 */
public final class AuditCommand {
    public static final String NAME = "verify-audit";
    private static final Logger LOG = LoggerFactory.getLogger(AuditCommand.class);

    private AuditCommand() {}

    /** The exit code: 0 the log is as it was written, 1 it is not, 2 there is no key or another one. */
    public static int run() {
        try (ApplicationContext context =
                ApplicationContext.builder().banner(false).build()) {
            Environment environment = context.getEnvironment();
            environment.start();
            return run(environment);
        }
    }

    static int run(PropertyResolver settings) {
        String key = settings.getProperty("medsettle.audit.key", String.class).orElse("");
        Path data = Path.of(settings.getProperty("medsettle.data", String.class).orElse("data"));
        Secret secret = key.isBlank() ? AuditKeyFile.of(data).read().orElse(new Secret("")) : new Secret(key);
        if (secret.reveal().isBlank()) {
            LOG.error("没有审计密钥: 请设置 medsettle.audit.key, 或在网关的数据目录所在的服务器上运行");
            return 2;
        }
        AuditSeal seal = new AuditSeal(secret);
        try (HikariDataSource source = new HikariDataSource(Pools.forCommand(settings, 1))) {
            Transactions transactions = new Transactions(source, source, Pause.jittered());
            AuditTrail trail = new AuditTrail(transactions, () -> Instant.EPOCH, seal);
            if (trail.hasAnotherKey()) {
                LOG.error("审计密钥不符: 日志是用另一把密钥开始的, 或末端记录被改动过");
                return 2;
            }
            return tell(new AuditCheck(trail, transactions).verify());
        }
    }

    private static int tell(AuditCheck.Verdict verdict) {
        verdict.bad().ifPresent(bad -> LOG.error("审计日志第 {} 行: {}", bad.no(), bad.words()));
        LOG.info("审计日志前 {} 行完整, 末行摘要 {}", verdict.rows(), verdict.digest());
        return verdict.good() ? 0 : 1;
    }
}
