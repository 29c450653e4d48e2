package io.medsettle.server.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A MariaDB server of this machine, started by the tests for themselves in a directory of its own, every commit flushed to
 * disk. One a JVM; it ends with it.
 */
public final class MariaServer {
    /** To be said aloud where a test is left out. */
    public static final String MISSING =
            "no mariadbd on this machine: the stores were NOT proved against a MySQL-protocol server";

    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/usr/libexec", "/usr/local/bin");

    private final Path home;
    private final int port;
    private final Process process;

    private MariaServer(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    private static final class Shared {
        static final Optional<MariaServer> SERVER =
                find("mariadbd").flatMap(daemon -> find("mariadb-install-db").map(i -> started(daemon, i)));
    }

    /** The server of this JVM, started when first asked for; empty if the machine has none. */
    public static Optional<MariaServer> ofThisMachine() {
        return Shared.SERVER;
    }

    private static Optional<Path> find(String program) {
        Stream<String> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(path, PLACES.stream())
                .filter(place -> !place.isEmpty())
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static MariaServer started(Path daemon, Path installer) {
        try {
            Path home = Files.createTempDirectory("medsettle-mariadb-");
            Path data = home.resolve("data");
            install(installer, data, home);
            int port = FreePort.find();
            MariaServer server = new MariaServer(home, port, start(daemon, data, home, port));
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "mariadb-stop"));
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static void install(Path installer, Path data, Path home) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                installer.toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
        command.addAll(asRoot());
        Path log = home.resolve("install.log");
        Process install = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!install.waitFor(120, TimeUnit.SECONDS) || install.exitValue() != 0) {
            throw new IOException("mariadb-install-db failed:\n" + Files.readString(log));
        }
    }

    private static Process start(Path daemon, Path data, Path home, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                daemon.toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--socket=" + home.resolve("s"),
                "--pid-file=" + home.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=1",
                "--character-set-server=utf8mb4",
                "--performance-schema=OFF"));
        command.addAll(asRoot());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Reads what the server says until it says that it is ready; goes on reading so that it never blocks. */
    private void awaitReady() throws IOException {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        StringBuffer said = new StringBuffer();
        Thread reader = new Thread(() -> listen(ready, said), "mariadb-log");
        reader.setDaemon(true);
        reader.start();
        if (!ready.completeOnTimeout(false, 60, TimeUnit.SECONDS).join()) {
            throw new IOException("mariadbd did not become ready:\n" + said);
        }
    }

    private void listen(CompletableFuture<Boolean> ready, StringBuffer said) {
        try (BufferedReader log = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                if (!ready.isDone()) {
                    said.append(line).append('\n');
                }
                if (line.contains("ready for connections")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        ready.complete(false);
    }

    /** Makes an empty database, an older one of that name gone, and says its address; the user is root without password. */
    public String newDatabase(String name) {
        String server = "jdbc:mysql://127.0.0.1:" + port + "/";
        try (Connection connection = DriverManager.getConnection(server, "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name);
            return server + name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | UncheckedIOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
