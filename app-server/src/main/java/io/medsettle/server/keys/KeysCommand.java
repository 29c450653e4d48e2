package io.medsettle.server.keys;

import com.zaxxer.hikari.HikariDataSource;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Pools;
import io.medsettle.server.store.SchemaGate;
import io.medsettle.server.store.StartRefused;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.store.VaultAlgorithm;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.core.type.Argument;
import io.micronaut.core.value.PropertyResolver;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code rotate-keys}: brings every encrypted value under the current key and algorithm, with the gateway's own settings of
 * database and vault, while the gateways run. It opens no port; the tables must be those of this program already.
 */
public final class KeysCommand {
    public static final String NAME = "rotate-keys";
    private static final String MIGRATIONS = "flyway.datasources.default.locations";
    private static final Logger LOG = LoggerFactory.getLogger(KeysCommand.class);

    private KeysCommand() {}

    /** The exit code: 0 nothing lies under another key or algorithm any more, 1 something does, 2 refused by name. */
    public static int run(InstantSource clock) {
        try (ApplicationContext context =
                ApplicationContext.builder().banner(false).build()) {
            Environment environment = context.getEnvironment();
            environment.start();
            return run(environment, clock);
        }
    }

    static int run(PropertyResolver settings, InstantSource clock) {
        Vault vault = vault(settings);
        try (HikariDataSource reading = new HikariDataSource(Pools.forCommand(settings, 2));
                HikariDataSource writing = Pools.writing(Pools.forCommand(settings, 2))) {
            LOG.info("换到密钥 {}, 算法 {}", vault.currentKey(), vault.algorithm().word());
            Transactions transactions = new Transactions(writing, reading, Pause.jittered());
            List<String> places = settings.getProperty(MIGRATIONS, Argument.listOf(String.class))
                    .orElse(List.of(SchemaGate.PLACE));
            Runnable tables = () -> SchemaGate.of(transactions, reading, places).admitAll();
            return tell(vault, new Rotation(transactions, tables, vault, clock).run());
        } catch (StartRefused e) {
            LOG.error("{}", e.getMessage());
            return 2;
        } catch (StoreUnavailable e) {
            LOG.error("数据库没有应答 ({}): 已经换了的留着, 没有密钥可以取出; 数据库恢复后请再运行一次, 会接着做", e.getMessage());
            return 1;
        }
    }

    private static Vault vault(PropertyResolver settings) {
        return Vault.ofSettings(
                settings.getProperty("medsettle.vault.algorithm", String.class).orElse(VaultAlgorithm.AES_GCM.word()),
                settings.getRequiredProperty("medsettle.vault.current", String.class),
                settings.getProperty("medsettle.vault.keys", Argument.mapOf(String.class, String.class))
                        .orElse(Map.of()));
    }

    private static int tell(Vault vault, Rotation.Outcome outcome) {
        outcome.done().forEach((table, rows) -> LOG.info("{}: 换了 {} 行", table, rows));
        outcome.shut().stream().distinct().forEach(table -> LOG.error("{}: 有打不开的数据, 原样留下; 请核对密钥, 或从备份中找回", table));
        outcome.left().forEach((table, rows) -> LOG.error("{}: 还有 {} 行不是当前密钥与算法; 多半是别的节点仍以旧设置写入, 请再运行一次", table, rows));
        outcome.busy()
                .forEach(key ->
                        LOG.error("没有数据再用密钥 {}, 但 5 分钟内有节点以它为 medsettle.vault.current: 改掉那个节点并重启, 5 分钟后再运行一次", key));
        outcome.struck().forEach(key -> LOG.info("没有数据再用密钥 {}, 可以从全部节点的 medsettle.vault.keys 中取出; 旧备份仍要它, 请另行保管", key));
        if (outcome.whole()) {
            LOG.info(
                    "全部数据都在密钥 {} 与 {} 之下", vault.currentKey(), vault.algorithm().word());
        }
        return outcome.whole() ? 0 : 1;
    }
}
