package io.medsettle.server.backup;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.core.value.PropertyResolver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands {@code backup <file>} and {@code restore <file>}, with the gateway's own settings. They open no port. */
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final Set<String> NAMES = Set.of("backup", "restore");

    private final PropertyResolver settings;
    private final InstantSource clock;

    public Commands(PropertyResolver settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public static boolean knows(String command) {
        return NAMES.contains(command);
    }

    /** The exit code: 0 done, 1 not done. */
    public static int run(List<String> words, InstantSource clock) {
        try (ApplicationContext context =
                ApplicationContext.builder().banner(false).build()) {
            Environment environment = context.getEnvironment();
            environment.start();
            new Commands(environment, clock).run(words.get(0), words.subList(1, words.size()));
            return 0;
        } catch (Refused e) {
            LOG.error("{}", e.getMessage());
            return 1;
        }
    }

    /** @throws Refused by name, with words that say what to do next */
    public void run(String command, List<String> files) {
        if (files.size() != 1 || files.get(0).isBlank()) {
            throw new Refused(Refused.Why.WHICH_FILE, "用法: java -jar medsettle-server.jar " + command + " 文件");
        }
        Path file = Path.of(files.get(0)).toAbsolutePath().normalize();
        if (command.equals("backup")) {
            backup(file);
        } else {
            restore(file);
        }
    }

    private void backup(Path file) {
        Backup.demandNew(file);
        Place place = Place.of(settings);
        Manifest made;
        try {
            made = new Backup(place, clock).to(file);
        } catch (H2Engine.HeldByAnother e) {
            made = new Wishes(place.data()).ask(file);
        }
        LOG.info(
                "备份完成: {} ({} 字节, 流水 {} 行, 表结构 {}), SHA-256 {}; 说明文件 {}",
                file,
                made.bytes(),
                made.held().lines(),
                made.held().schema(),
                made.sha256(),
                Manifest.beside(file));
        LOG.info(
                "备份中没有密钥: 保险库密钥 (medsettle.vault.keys.*), 审计密钥 ({}) 与各接口的密钥和证书须另行保管; 缺了它们, 恢复出的密文无法读取",
                "medsettle.audit.key 或数据目录中的 audit-key");
    }

    private void restore(Path file) {
        Restore.Done done = new Restore(Place.of(settings), clock).from(file);
        LOG.info(
                "恢复完成: {} 时的备份, 流水至少 {} 行; 数据库进入第 {} 次恢复",
                done.manifest().madeAt(),
                done.manifest().held().lines(),
                done.life());
        LOG.info("""
                接下来:
                  1. 确认保险库密钥与审计密钥是备份时的那些, 再启动全部节点 (水位文件不必处理)
                  2. 对备份时间至今的每一天重新对账; 逐笔处理差异, 其中 D1 是账簿随数据库丢失而对方已做的收退款
                  3. 对账处理完之前, 不要在各方后台手工重收或重退; 网关对旧单先查询, 不会以新号重复收退款
                  4. 立即再做一次 backup""");
    }
}
