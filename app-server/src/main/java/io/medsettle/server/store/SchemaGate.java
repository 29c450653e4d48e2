package io.medsettle.server.store;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this program may work on tables that a newer one has changed: it may as long as no row of {@code schema_floor} asks for a
 * newer one. So old nodes go on while new ones start (滚动升级), and stop before what they use is taken away. Safe to share.
 */
public final class SchemaGate {
    /** Where the migrations of this program lie. */
    public static final String PLACE = "classpath:db/migration";

    private static final Logger LOG = LoggerFactory.getLogger(SchemaGate.class);
    private static final String LOWEST = "SELECT COALESCE(MAX(lowest), 0) FROM schema_floor";

    private final Transactions transactions;
    private final int ours;
    private final int theirs;

    private SchemaGate(Transactions transactions, int ours, int theirs) {
        this.transactions = transactions;
        this.ours = ours;
        this.theirs = theirs;
    }

    /** @param places where this program's migrations lie; the tables are at least as new */
    public static SchemaGate of(Transactions transactions, DataSource source, List<String> places) {
        MigrationInfo[] all = Flyway.configure()
                .dataSource(source)
                .locations(places.toArray(String[]::new))
                .load()
                .info()
                .all();
        int ours = newest(Arrays.stream(all).filter(m -> m.getState().isResolved()));
        return new SchemaGate(transactions, ours, newest(Arrays.stream(all).filter(m -> m.getState()
                .isApplied())));
    }

    private static int newest(Stream<MigrationInfo> migrations) {
        OptionalInt newest = migrations
                .filter(m -> m.getVersion() != null)
                .mapToInt(m -> Integer.parseInt(m.getVersion().getVersion().replaceAll("[._].*", "")))
                .max();
        return newest.orElse(0);
    }

    /** The oldest program, by its newest migration, that these tables are still right for. */
    public int lowest() {
        return transactions.read(c -> Rows.all(c, LOWEST, row -> row.getInt(1))).get(0);
    }

    /** Whether they have been changed beyond this program. */
    public boolean beyondUs() {
        return lowest() > ours;
    }

    /** Whether a newer program has added to them. */
    public boolean newer() {
        return theirs > ours;
    }

    /** What stands where, for people. */
    public String words() {
        return "数据库的表结构是版本 " + theirs + ", 本程序的是 " + ours + ", 这些表至少要版本 " + lowest() + " 的程序";
    }

    /** @throws StartRefused if they have been changed beyond this program */
    public void admit() {
        if (beyondUs()) {
            throw new StartRefused(
                    StartRefused.Why.SCHEMA_BEYOND_US,
                    words() + "; 旧程序在上面会出错, 网关不启动。请用升级过它的那个或更新的程序 (见 docs/operations.md 第 7 节)");
        }
        if (newer()) {
            LOG.warn("{}: 可以并存, 升级完毕后请换掉本节点", words());
        }
    }

    /**
     * For work that must know every table: they are neither older nor newer than this program.
     *
     * @throws StartRefused if they are
     */
    public void admitAll() {
        if (theirs < ours) {
            throw new StartRefused(
                    StartRefused.Why.SCHEMA_BEHIND,
                    "数据库的表结构是版本 " + theirs + ", 本程序的是 " + ours + ", 什么都没有做。请先启动这个程序的网关, 它会升级表结构, 再运行本命令");
        }
        if (newer()) {
            throw new StartRefused(
                    StartRefused.Why.SCHEMA_BEYOND_US,
                    words() + "; 新的表里可能有本程序不认识的密文。请在已升级的节点上, 用新程序运行本命令 (见 docs/operations.md 第 7 节)");
        }
    }
}
