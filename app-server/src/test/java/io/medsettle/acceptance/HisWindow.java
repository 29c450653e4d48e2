package io.medsettle.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The window's page of docs/example-widget, as HIS's own server sends it: another site than the gateway's. */
final class HisWindow implements AutoCloseable {
    private final HttpServer server;
    private volatile String framed = "";

    HisWindow() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::page);
        server.start();
    }

    /** What the page frames from now on. */
    HisWindow framing(String address) {
        framed = address;
        return this;
    }

    /** As its clerks know it. */
    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The same page where no client of the gateway is; it does not tell browsers to say who framed. */
    String elsewhere() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/silent";
    }

    private void page(HttpExchange exchange) throws IOException {
        byte[] body = Files.readString(Path.of("../docs/example-widget/index.html"))
                .replace("src=\"{{address}}\"", "src=\"" + framed + "\"")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
        if (exchange.getRequestURI().getPath().equals("/silent")) {
            exchange.getResponseHeaders().add("Referrer-Policy", "no-referrer");
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
