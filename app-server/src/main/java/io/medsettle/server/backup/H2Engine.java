package io.medsettle.server.backup;

import io.medsettle.server.store.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * H2's own online backup: a zip of the database file at one point in time. It is proven by opening the copy. A restore
 * opens it beside the database's place and puts it there in one step when all is well.
 */
final class H2Engine implements Engine {
    private static final int HELD_BY_ANOTHER = 90020;
    private static final int WRONG_PASSWORD = 28000;

    private final Place place;
    private final H2File database;

    H2Engine(Place place, H2File database) {
        this.place = place;
        this.database = database;
    }

    /** Another process, most likely the gateway, has the database file open. */
    static final class HeldByAnother extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Work on an open database. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public Held dump(Path draft) {
        if (!Files.exists(database.file())) {
            throw new Refused(Refused.Why.DATABASE_UNREACHABLE, "没有数据库文件 " + database.file() + "; 请核对 MEDSETTLE_DATA");
        }
        open(database.existing(), c -> {
            try (Statement statement = c.createStatement()) {
                return statement.execute("BACKUP TO '" + draft.toString().replace("'", "''") + "'");
            }
        });
        H2File proof = database.at(draft.resolveSibling(draft.getFileName() + ".proof"));
        try {
            extract(draft, proof.file());
            return open(proof.untraced(), c -> {
                Held held = Held.read(c);
                Rows.change(c, "SHUTDOWN");
                return held;
            });
        } finally {
            Copies.discard(proof.file());
        }
    }

    @Override
    public void demandEmpty() {
        if (!Files.exists(database.file())) {
            return;
        }
        boolean histories;
        try {
            histories = open(database.existing(), c -> {
                boolean some = holdsHistories(c);
                if (!some) {
                    Rows.change(c, "SHUTDOWN");
                }
                return some;
            });
        } catch (HeldByAnother e) {
            throw new Refused(Refused.Why.GATEWAY_RUNS, "数据库文件正被网关使用; 请先停止所有节点, 再恢复");
        }
        if (histories) {
            throw new Refused(
                    Refused.Why.DATABASE_NOT_EMPTY, database.file() + " 中已有结算流水, 不会被覆盖; 若确认它已作废, 请先把该文件移到别处保存, 再恢复");
        }
    }

    private static boolean holdsHistories(Connection c) throws SQLException {
        List<Integer> tables = Rows.all(
                c,
                "SELECT 1 FROM information_schema.tables WHERE LOWER(table_name) = 'order_history' AND table_schema = SCHEMA()",
                r -> 1);
        return !tables.isEmpty()
                && !Rows.all(c, "SELECT seq FROM order_history LIMIT 1", r -> 1).isEmpty();
    }

    @Override
    public Held load(Path copy, Manifest manifest, Beginning beginning) {
        H2File draft =
                database.at(database.base().resolveSibling(database.base().getFileName() + ".restoring"));
        try {
            Files.createDirectories(database.base().resolveSibling(".").normalize());
            extract(copy, draft.file());
            Held held = open(draft.existing(), c -> {
                Held found = Held.read(c);
                Restore.demandWhole(found, manifest);
                Held.begin(c, beginning.life(), beginning.at(), beginning.cameFrom());
                Rows.change(c, "SHUTDOWN");
                return found;
            });
            if (Files.exists(database.file())) {
                String aside = database.file().getFileName() + ".before-restore-"
                        + beginning.at().toEpochMilli();
                Files.move(database.file(), database.file().resolveSibling(aside));
            }
            Copies.force(draft.file());
            Files.move(draft.file(), database.file(), StandardCopyOption.ATOMIC_MOVE);
            return held;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Copies.discard(draft.file());
        }
    }

    @Override
    public String afterBreakingOff() {
        return "重新执行 restore";
    }

    private <T> T open(String url, Work<T> work) {
        try (Connection connection = place.connect(url)) {
            return work.on(connection);
        } catch (SQLException e) {
            if (e.getErrorCode() == HELD_BY_ANOTHER) {
                throw new HeldByAnother();
            }
            if (e.getErrorCode() == WRONG_PASSWORD) {
                throw new Refused(
                        Refused.Why.DATABASE_UNREACHABLE,
                        "用户名或密码不符; H2 备份沿用备份时的用户与密码, 请按当时的值设置 MEDSETTLE_DATABASE_USERNAME 与"
                                + " MEDSETTLE_DATABASE_PASSWORD");
            }
            throw new Refused(
                    Refused.Why.DATABASE_UNREACHABLE, "数据库文件打不开 (" + e.getErrorCode() + "); 若它已损坏, 请把它移到别处保存, 再恢复");
        }
    }

    /** The one database file in a backup, whatever its name there. */
    private static void extract(Path zip, Path into) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> databases = file.stream()
                    .filter(entry -> entry.getName().endsWith(".mv.db"))
                    .toList();
            if (databases.size() != 1) {
                throw notWhole(zip);
            }
            Copies.makeOwn(into);
            try (InputStream in = file.getInputStream(databases.get(0));
                    OutputStream out = Files.newOutputStream(into)) {
                in.transferTo(out);
            }
        } catch (ZipException e) {
            throw notWhole(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refused notWhole(Path zip) {
        return new Refused(Refused.Why.BACKUP_NOT_WHOLE, zip + " 不是完整的备份; 请改用另一份");
    }
}
