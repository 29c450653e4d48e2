package io.medsettle.server.backup;

import io.medsettle.server.store.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A MySQL-protocol server's own dump, one transaction long, compressed; loaded by its own client into a database without tables. */
final class MysqlEngine implements Engine {
    private static final Pattern ADDRESS = Pattern.compile("jdbc:mysql://([^/?]+)/([A-Za-z0-9_$-]+)(\\?.*)?");
    private static final String LAST_LINE = "-- Dump completed";
    private static final int TAIL = 256;
    private static final int LOOKS = 10;
    private static final String OTHERS =
            "SELECT host FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";

    private final Place place;

    MysqlEngine(Place place) {
        this.place = place;
    }

    /**
     * The one server that is worked with, of those that the address names the first that answers.
     *
     * @param url its own address
     */
    record Server(String host, String port, String database, String url) {}

    /** Work on a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    @Override
    public String name() {
        return "mysql";
    }

    private Server server() {
        Matcher address = ADDRESS.matcher(place.url());
        if (!address.matches()) {
            throw new Refused(Refused.Why.DATABASE_UNSUPPORTED, "数据库地址应为 jdbc:mysql://主机,主机/库名");
        }
        String options = address.group(3) == null ? "" : address.group(3);
        for (String each : address.group(1).split(",", -1)) {
            String[] parts = each.strip().split(":", 2);
            String port = parts.length > 1 ? parts[1] : "3306";
            String url = "jdbc:mysql://" + parts[0] + ":" + port + "/" + address.group(2) + options;
            try (Connection c = place.connect(url)) {
                if (c.isValid(5)) {
                    return new Server(parts[0], port, address.group(2), url);
                }
            } catch (SQLException e) {
                continue;
            }
        }
        throw new Refused(Refused.Why.DATABASE_UNREACHABLE, "数据库连不上, 请核对 MEDSETTLE_DATABASE_URL, 用户与密码, 以及该库是否已建立");
    }

    private <T> T on(Server server, Work<T> work) {
        try (Connection c = place.connect(server.url())) {
            return work.on(c);
        } catch (SQLException e) {
            throw new Refused(Refused.Why.DATABASE_UNREACHABLE, "数据库没有完成操作 (" + e.getSQLState() + "), 请查看数据库日志后重试");
        }
    }

    @Override
    public Held dump(Path draft) {
        Server server = server();
        Held held = on(server, Held::read);
        try (ServerProgram program = ServerProgram.dump(place, server)) {
            Process process = program.start();
            byte[] tail;
            try (InputStream in = process.getInputStream();
                    OutputStream out = new GZIPOutputStream(Files.newOutputStream(draft))) {
                tail = copy(in, out);
            }
            program.demandGood(process);
            if (!new String(tail, StandardCharsets.UTF_8).contains(LAST_LINE)) {
                throw new Refused(Refused.Why.BACKUP_NOT_WHOLE, "导出没有写到结尾; 请检查磁盘空间后重新备份");
            }
            return held;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies all and tells the last bytes of it. */
    private static byte[] copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        byte[] tail = new byte[0];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            byte[] both = Arrays.copyOf(tail, tail.length + read);
            System.arraycopy(buffer, 0, both, tail.length, read);
            tail = Arrays.copyOfRange(both, Math.max(0, both.length - TAIL), both.length);
        }
        return tail;
    }

    @Override
    public void demandEmpty() {
        Server server = server();
        List<Long> tables = on(
                server,
                c -> Rows.all(
                        c,
                        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()",
                        r -> r.getLong(1)));
        if (tables.get(0) > 0) {
            throw new Refused(
                    Refused.Why.DATABASE_NOT_EMPTY,
                    "库 " + server.database() + " 中已有表, 不会被覆盖; 请另建一个空库, 或确认它已作废后执行 DROP DATABASE " + server.database()
                            + "; CREATE DATABASE " + server.database() + "; 再恢复");
        }
        demandAlone(server);
    }

    /** Another node that starts meanwhile would migrate the empty database and work in it. */
    private void demandAlone(Server server) {
        List<String> others = on(server, MysqlEngine::others);
        if (!others.isEmpty()) {
            throw new Refused(
                    Refused.Why.GATEWAY_RUNS,
                    "还有 " + others.size() + " 个连接在使用库 " + server.database() + " (来自 " + String.join(", ", others)
                            + "); 请停止所有节点并断开其他程序后再恢复");
        }
    }

    /** Where others are connected from; a connection that was just closed stays in the server's list for a moment. */
    private static List<String> others(Connection c) throws SQLException {
        List<String> others = List.of();
        for (int look = 0; look < LOOKS; look++) {
            others = Rows.all(c, OTHERS, r -> r.getString(1));
            if (others.isEmpty()) {
                return others;
            }
            Rows.all(c, "SELECT SLEEP(0.3)", r -> 1);
        }
        return others;
    }

    @Override
    public Held load(Path copy, Manifest manifest, Beginning beginning) {
        Server server = server();
        try (ServerProgram program = ServerProgram.load(place, server)) {
            Process process = program.start();
            try (InputStream in = new GZIPInputStream(Files.newInputStream(copy));
                    OutputStream out = process.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                program.demandGood(process);
                throw e;
            }
            program.demandGood(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return on(server, c -> {
            Held held = Held.read(c);
            Restore.demandWhole(held, manifest);
            Held.begin(c, beginning.life(), beginning.at(), beginning.cameFrom());
            return held;
        });
    }

    @Override
    public String afterBreakingOff() {
        return "重建空库 (DROP DATABASE, CREATE DATABASE) 后重新执行 restore";
    }
}
