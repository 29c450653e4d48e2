package io.medsettle.server.doctor;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Pools;
import io.medsettle.server.store.Transactions;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway's database, opened once for all checks by the gateway's own settings; or why it could not be. It is never created. */
final class Database implements AutoCloseable {
    private static final int H2_HELD = 90020;
    private static final int H2_MISSING = 90146;
    private static final long PATIENCE = 5_000;
    private static final String MONEY = "数据库不通时网关不受理新单; 已写下的流水还在, 已发出而没有写下结果的, 恢复后用原号查询";

    private final @Nullable HikariDataSource source;
    private final @Nullable Finding trouble;

    private Database(@Nullable HikariDataSource source, @Nullable Finding trouble) {
        this.source = source;
        this.trouble = trouble;
    }

    static Database open(Installation installation) {
        String url = installation.text("datasources.default.url").orElse("");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(isH2File(url) ? url + ";IFEXISTS=TRUE" : url);
        config.setUsername(installation.text("datasources.default.username").orElse(""));
        config.setPassword(installation.secret("datasources.default.password").reveal());
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE);
        config.setPoolName("doctor");
        try {
            Pools.prepare(config);
            return new Database(new HikariDataSource(config), null);
        } catch (PoolInitializationException e) {
            return new Database(null, trouble(e).money(MONEY));
        } catch (RuntimeException e) {
            return new Database(
                    null, Finding.must("数据库地址不能用: " + Failure.words(e), "核对 medsettle.database.url; 网关以此地址不会启动"));
        }
    }

    private static boolean isH2File(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:file:");
    }

    private static Finding trouble(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException e) {
                return trouble(e);
            }
        }
        return Finding.must("数据库连不上", "核对 medsettle.database.url 与数据库是否在运行");
    }

    private static Finding trouble(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (e.getErrorCode() == H2_HELD) {
            return Finding.unknown(
                    "H2 数据库文件正由另一个进程 (多半是运行中的网关) 使用, 同一时刻只能由一个进程打开",
                    "在网关停止时再查一次数据库各项; 网关的现状看 /health. MySQL 协议数据库没有这个限制");
        }
        if (e.getErrorCode() == H2_MISSING) {
            return Finding.must("还没有数据库文件", "第一次启动网关会建立它; 若已经运行过, 核对 MEDSETTLE_DATA 是否指向原来的目录");
        }
        if (state.startsWith("28")) {
            return Finding.must("数据库拒绝了用户名或口令", "核对 medsettle.database.username 与 medsettle.database.password");
        }
        if (state.startsWith("42")) {
            return Finding.must("数据库服务器上没有这个库, 或该用户不能用它", "建库并授权, 或核对 medsettle.database.url 中的库名");
        }
        return Finding.must("数据库连不上 (SQLState " + state + ")", "核对数据库是否在运行, 地址与端口, 防火墙; 集群核对还有没有可用节点");
    }

    Optional<HikariDataSource> source() {
        return Optional.ofNullable(source);
    }

    Optional<Transactions> transactions() {
        return source().map(s -> new Transactions(s, s, Pause.jittered()));
    }

    /** Why it is not open. */
    Optional<Finding> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }
}
