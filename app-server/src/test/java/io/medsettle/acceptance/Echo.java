package io.medsettle.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A road between a far side and the gateway on which every callback is delivered several times, byte for byte. */
final class Echo implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI to;
    private final int times;
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    Echo(URI to, int times) {
        this.to = to;
        this.times = times;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + to.getPath());
    }

    /** Statuses of all deliveries so far. */
    List<Integer> answers() {
        return List.copyOf(answers);
    }

    /** What was delivered, each once. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            bodies.add(new String(body, StandardCharsets.UTF_8));
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            HttpResponse<byte[]> last = deliver(body, type);
            for (int i = 1; i < times; i++) {
                last = deliver(body, type);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(last.statusCode(), last.body().length == 0 ? -1 : last.body().length);
            exchange.getResponseBody().write(last.body());
        }
    }

    private HttpResponse<byte[]> deliver(byte[] body, String type) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            answers.add(answer.statusCode());
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
