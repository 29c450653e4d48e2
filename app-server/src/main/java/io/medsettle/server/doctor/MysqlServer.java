package io.medsettle.server.doctor;

import io.medsettle.server.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a MySQL-protocol server says of itself, and what that means for money.
 *
 * @param variables of the session
 * @param status figures of the server
 * @param grants what the user may do, as the server words it
 * @param foreign tables of ours with columns that are not utf8mb4
 * @param database name of the database that is used
 */
record MysqlServer(
        Map<String, String> variables,
        Map<String, String> status,
        List<String> grants,
        List<String> foreign,
        String database) {
    private static final Set<String> NEEDED =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "INDEX");
    private static final Pattern GRANT = Pattern.compile("GRANT (.+?) ON (\\S+) TO .*", Pattern.CASE_INSENSITIVE);
    private static final int SPARE = 5;

    static MysqlServer read(Connection c) throws SQLException {
        return new MysqlServer(
                pairs(c, "SHOW VARIABLES"),
                pairs(c, "SHOW GLOBAL STATUS"),
                Rows.all(c, "SHOW GRANTS FOR CURRENT_USER()", r -> r.getString(1)),
                Rows.all(
                        c,
                        "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                                + " AND character_set_name <> 'utf8mb4' AND table_name <> 'flyway_schema_history'",
                        r -> r.getString(1)),
                String.valueOf(c.getCatalog()));
    }

    private static Map<String, String> pairs(Connection c, String sql) throws SQLException {
        Map<String, String> pairs = new HashMap<>();
        Rows.all(c, sql, r -> Map.entry(r.getString(1).toLowerCase(Locale.ROOT), String.valueOf(r.getString(2))))
                .forEach(e -> pairs.put(e.getKey(), e.getValue()));
        return pairs;
    }

    /** @param pool connections of one pool; a node has two */
    List<Finding> findings(int pool) {
        List<Finding> found = new ArrayList<>(List.of(characters(), durability(), rights(), connections(2 * pool)));
        if (is("binlog_format", "STATEMENT") && is("log_bin", "ON")) {
            found.add(Finding.must(
                    "binlog_format 是 STATEMENT, 在 READ COMMITTED 下写不进去",
                    "改为 ROW: SET GLOBAL binlog_format = 'ROW', 并写入配置文件"));
        }
        if (is("wsrep_on", "ON")) {
            found.add(cluster());
        }
        return found;
    }

    private boolean is(String variable, String value) {
        return value.equalsIgnoreCase(variables.getOrDefault(variable, ""));
    }

    private Finding characters() {
        if (!is("character_set_connection", "utf8mb4") || !is("character_set_client", "utf8mb4")) {
            return Finding.must(
                    "连接的字符集不是 utf8mb4, 生僻字会存不进去", "数据库地址中不要写别的 characterEncoding; 服务器设 character-set-server=utf8mb4");
        }
        return foreign.isEmpty()
                ? Finding.good(
                        "字符集 utf8mb4, 数据库时区 " + variables.getOrDefault("time_zone", "?") + " (时刻以 UTC 毫秒存放, 不受它影响)")
                : Finding.must(
                        "这些表有 utf8mb4 以外的列: " + String.join(", ", foreign),
                        "逐表 ALTER TABLE … CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    private Finding durability() {
        String flush = variables.getOrDefault("innodb_flush_log_at_trx_commit", "");
        if (flush.isEmpty()) {
            return Finding.unknown("提交是否落盘, 服务器没有说", "向数据库管理员确认: 应答提交之前日志已写入磁盘");
        }
        if (flush.equals("1")) {
            return Finding.good("提交先落盘再应答 (innodb_flush_log_at_trx_commit = 1)");
        }
        String found = "innodb_flush_log_at_trx_commit = " + flush + ", 断电会丢失已应答的提交";
        String next = "SET GLOBAL innodb_flush_log_at_trx_commit = 1, 并写入配置文件";
        Finding finding = is("wsrep_on", "ON") ? Finding.attention(found, next) : Finding.must(found, next);
        return finding.money("丢失的提交里可能有已收而不再知道的款项, 要靠次日对账找回");
    }

    private Finding rights() {
        Set<String> had = new TreeSet<>();
        for (String grant : grants) {
            Matcher matcher = GRANT.matcher(grant);
            if (matcher.matches() && isHere(matcher.group(2))) {
                for (String right : matcher.group(1).toUpperCase(Locale.ROOT).split(",", -1)) {
                    had.add(right.strip());
                }
            }
        }
        if (had.contains("ALL PRIVILEGES") || had.containsAll(NEEDED)) {
            return Finding.good("该用户的权限够用");
        }
        Set<String> missing = new TreeSet<>(NEEDED);
        missing.removeAll(had);
        return had.isEmpty()
                ? Finding.unknown("该用户的权限读不出来 (可能由角色授予)", "请数据库管理员确认它有 " + String.join(", ", new TreeSet<>(NEEDED)))
                : Finding.must(
                        "该用户缺少权限 " + String.join(", ", missing),
                        "GRANT " + String.join(", ", missing) + " ON " + database + ".* TO 该用户");
    }

    private boolean isHere(String place) {
        String bare = place.replace("`", "").replace("\\", "").toLowerCase(Locale.ROOT);
        return bare.equals("*.*") || bare.equals(database.toLowerCase(Locale.ROOT) + ".*");
    }

    private Finding connections(int needed) {
        int most = figure(variables, "max_connections");
        int open = figure(status, "threads_connected");
        if (most < 0 || open < 0) {
            return Finding.unknown("服务器的连接数读不出来", "请数据库管理员确认每个节点有 " + needed + " 个连接可用");
        }
        if (most < needed + SPARE) {
            return Finding.must(
                    "服务器只允许 " + most + " 个连接, 一个节点就要 " + needed + " 个",
                    "提高 max_connections, 或降低 medsettle.database.pool (每节点两个池)");
        }
        String found = "服务器允许 " + most + " 个连接, 已用 " + open + ", 一个节点要 " + needed + " 个";
        return most - open < needed
                ? Finding.attention(found, "若本节点的网关没有在运行, 它启动后会缺连接: 提高 max_connections, 或降低 medsettle.database.pool")
                : Finding.good(found);
    }

    private Finding cluster() {
        String size = status.getOrDefault("wsrep_cluster_size", "?");
        String state = "Galera 集群 " + size + " 个节点, " + status.getOrDefault("wsrep_cluster_status", "?") + ", 本节点 "
                + status.getOrDefault("wsrep_local_state_comment", "?");
        boolean ready = "ON".equalsIgnoreCase(status.getOrDefault("wsrep_ready", ""))
                && "Primary".equalsIgnoreCase(status.getOrDefault("wsrep_cluster_status", ""));
        if (!ready) {
            return Finding.must(state + ", 不接受写入", "请数据库管理员恢复集群的多数派; 不要在少数派上强行启用")
                    .money("写不进去的提交没有发生; 应答不明的由网关按原页核对后重写");
        }
        return figure(status, "wsrep_cluster_size") < 3
                ? Finding.attention(state + ", 少于三个", "补足三个节点 (或仲裁节点), 否则再停一个就没有多数派")
                : Finding.good(state);
    }

    private static int figure(Map<String, String> from, String name) {
        try {
            return Integer.parseInt(from.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
