package io.medsettle.durability;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The real server in a process of its own, with nothing of the tests on its class path; it can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);

    private final Process process;
    private final URI base;
    private final Path log;

    private ServerProcess(Process process, URI base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    /** Begins to start it; {@link #awaitReady()} tells when it answers. */
    static ServerProcess start(Path directory, String name, int port, Map<String, Object> settings) throws IOException {
        Map<String, Object> whole = new HashMap<>(settings);
        whole.put("micronaut.server.port", port);
        whole.put("micronaut.server.host", "127.0.0.1");
        Path file = written(directory, name, whole);
        Path log = directory.resolve(name + ".log");
        Process process = new ProcessBuilder(command(file))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new ServerProcess(process, URI.create("http://127.0.0.1:" + port), log);
    }

    /** One of the server's own commands, such as {@code rotate-keys}, with the same settings; what it says is told by its own log. */
    static Process command(Path directory, String name, Map<String, Object> settings, String... words)
            throws IOException {
        Path file = written(directory, name, settings);
        List<String> command = command(file);
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
    }

    private static Path written(Path directory, String name, Map<String, Object> settings) throws IOException {
        Path file = directory.resolve(name + ".properties");
        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(key, text(value)));
        try (Writer to = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(to, name);
        }
        return file;
    }

    private static List<String> command(Path settings) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "-Dmicronaut.config.files=" + settings,
                "io.medsettle.server.Server"));
    }

    /** What the tests run on, less the tests, the simulators and their tools. */
    private static String classPath() {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(whole.split(File.pathSeparator))
                .filter(entry -> !Files.isDirectory(Path.of(entry, "io", "medsettle", "sandbox")))
                .filter(entry -> !Files.isDirectory(Path.of(entry, "io", "medsettle", "durability")))
                .filter(entry -> !entry.contains("test-fixtures"))
                .filter(entry -> !entry.contains("junit") && !entry.contains("kona") && !entry.contains("mockito"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    ServerProcess awaitReady() throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(base.resolve("/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long until = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            if (status(http, health) == 200) {
                return this;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IOException("the server did not come up:\n" + said());
    }

    private static int status(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    URI base() {
        return base;
    }

    String said() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** Whether it ended by itself in that time. */
    boolean ends(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        stop();
    }

    /** As systemd does it. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
