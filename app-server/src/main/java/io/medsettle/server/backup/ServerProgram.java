package io.medsettle.server.backup;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.OwnFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One run of a program of the database server. The password stands in a defaults file that only the server's own user can
 * read and that is gone afterwards; never on the command line, never in the environment.
 */
final class ServerProgram implements AutoCloseable {
    private static final int SAID = 500;

    private final List<String> command;
    private final Path folder;
    private final OwnFile defaults;
    private final Path errors;

    private ServerProgram(Place place, Path program, List<String> options) throws IOException {
        folder = Files.createTempDirectory("medsettle-backup-");
        defaults = new OwnFile(folder.resolve("client"));
        errors = folder.resolve("errors");
        defaults.readOrMake(() -> new Secret("[client]\npassword=\"" + escaped(place.password()) + "\"\n"));
        command = new ArrayList<>(List.of(program.toString(), "--defaults-file=" + defaults.place()));
        command.addAll(options);
    }

    private static String escaped(Secret password) {
        return password.reveal().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    static ServerProgram dump(Place place, MysqlEngine.Server server) throws IOException {
        Path program = find(place, "mariadb-dump", "mysqldump");
        List<String> options = options(place, server);
        options.addAll(List.of(
                "--single-transaction",
                "--quick",
                "--skip-add-locks",
                "--no-tablespaces",
                "--hex-blob",
                server.database()));
        return new ServerProgram(place, program, options);
    }

    static ServerProgram load(Place place, MysqlEngine.Server server) throws IOException {
        Path program = find(place, "mariadb", "mysql");
        List<String> options = options(place, server);
        options.add("--database=" + server.database());
        return new ServerProgram(place, program, options);
    }

    private static List<String> options(Place place, MysqlEngine.Server server) {
        List<String> options = new ArrayList<>(List.of(
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--protocol=TCP",
                "--user=" + place.user(),
                "--default-character-set=utf8mb4"));
        String low = place.url().toLowerCase(Locale.ROOT);
        if (low.contains("usessl=false") || low.contains("sslmode=disabled")) {
            options.add("--skip-ssl");
        }
        return options;
    }

    private static Path find(Place place, String first, String second) {
        return Stream.of(first, second)
                .flatMap(name -> Stream.of(place.programs().split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Why.PROGRAM_MISSING,
                        "找不到 " + first + " 或 " + second + "; 请在本机安装数据库客户端 (apt-get install mariadb-client 或"
                                + " yum install mariadb), 或用 MEDSETTLE_BACKUP_PROGRAMS 指出它所在的目录"));
    }

    Process start() throws IOException {
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }

    /** Waits for its end. */
    void demandGood(Process process) throws IOException {
        int code;
        try {
            code = process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (code != 0) {
            String said = Files.readString(errors).strip();
            throw new Refused(
                    Refused.Why.PROGRAM_FAILED,
                    "数据库程序以 " + code + " 结束: " + said.substring(0, Math.min(SAID, said.length())));
        }
    }

    @Override
    public void close() throws IOException {
        defaults.remove();
        Files.deleteIfExists(errors);
        Files.deleteIfExists(folder);
    }
}
