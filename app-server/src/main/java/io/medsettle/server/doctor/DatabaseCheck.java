package io.medsettle.server.doctor;

import com.zaxxer.hikari.HikariDataSource;
import io.medsettle.server.store.SchemaGate;
import io.medsettle.server.store.Transactions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** 数据库: reachable, what it is, whether its tables are those of this program; of a MySQL-protocol server what {@link MysqlServer} says. */
final class DatabaseCheck implements Check {
    private static final String DEFAULT_POOL = "16";

    private final Installation installation;
    private final Database database;

    DatabaseCheck(Installation installation, Database database) {
        this.installation = installation;
        this.database = database;
    }

    @Override
    public String name() {
        return "数据库";
    }

    @Override
    public List<Finding> look() {
        return database.trouble()
                .map(List::of)
                .or(() -> database.source().map(this::look))
                .orElseThrow();
    }

    private List<Finding> look(HikariDataSource source) {
        List<Finding> found = new ArrayList<>();
        Transactions transactions = database.transactions().orElseThrow();
        found.add(transactions.read(DatabaseCheck::product));
        found.add(migrations(source, transactions));
        found.add(transactions.read(DatabaseCheck::isolation));
        if (source.getJdbcUrl().startsWith("jdbc:mysql:")) {
            int pool = Integer.parseInt(
                    installation.text("medsettle.database.pool").orElse(DEFAULT_POOL));
            found.addAll(transactions.read(MysqlServer::read).findings(pool));
        }
        return found;
    }

    private static Finding product(Connection c) throws SQLException {
        DatabaseMetaData data = c.getMetaData();
        return Finding.good("可达: " + data.getDatabaseProductName() + " " + data.getDatabaseProductVersion());
    }

    /** Pages are written under READ COMMITTED; the session is put back by the pool. */
    private static Finding isolation(Connection c) throws SQLException {
        c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return c.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED
                ? Finding.good("写流水所用的隔离级别 READ COMMITTED 可用")
                : Finding.must("数据库不给 READ COMMITTED 隔离级别", "换用支持它的数据库或代理设置; 否则并发写流水会互相阻塞");
    }

    private static Finding migrations(DataSource source, Transactions transactions) {
        MigrationInfo[] all;
        try {
            all = Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .load()
                    .info()
                    .all();
        } catch (FlywayException e) {
            return Finding.unknown("表结构的版本读不出来", "核对该用户能否读 flyway_schema_history");
        }
        String failed = named(all, MigrationState.FAILED, MigrationState.FUTURE_FAILED, MigrationState.MISSING_FAILED);
        if (!failed.isEmpty()) {
            return Finding.must("表结构升级失败于版本 " + failed, "从升级前的备份恢复, 或请维护者修好该版本后执行 flyway repair; 网关在此之前不启动");
        }
        String future = named(all, MigrationState.FUTURE_SUCCESS);
        if (!future.isEmpty()) {
            return newer(SchemaGate.of(transactions, source, List.of(SchemaGate.PLACE)));
        }
        String pending = named(all, MigrationState.PENDING);
        return pending.isEmpty()
                ? Finding.good("表结构是本程序的版本")
                : Finding.attention("表结构还缺版本 " + pending, "先备份, 再启动网关, 它会自动升级");
    }

    private static Finding newer(SchemaGate schema) {
        return schema.beyondUs()
                ? Finding.must(schema.words() + ", 网关不启动", "用升级过它的那个或更新的程序; 不要用旧程序在新库上运行")
                : Finding.attention(schema.words() + ", 可以并存", "滚动升级中属正常; 升级完毕后换掉本节点的程序 (docs/operations.md 第 7 节)");
    }

    private static String named(MigrationInfo[] all, MigrationState... states) {
        List<MigrationState> wanted = Arrays.asList(states);
        return Arrays.stream(all)
                .filter(info -> wanted.contains(info.getState()))
                .map(info -> String.valueOf(info.getVersion()))
                .collect(Collectors.joining(", "));
    }
}
