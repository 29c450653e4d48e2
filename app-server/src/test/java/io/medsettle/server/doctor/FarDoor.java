package io.medsettle.server.doctor;

import io.medsettle.adapter.wechat.WechatKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A far side of one socket: it gives every caller the same answer, or takes the call and says nothing. */
final class FarDoor implements AutoCloseable {
    private static final char[] PASSWORD = "doctor".toCharArray();

    private final ServerSocket socket;
    private final String scheme;
    private final String answer;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private FarDoor(ServerSocket socket, String scheme, String answer) {
        this.socket = socket;
        this.scheme = scheme;
        this.answer = answer;
        Thread thread = new Thread(this::serve, "far-door");
        thread.setDaemon(true);
        thread.start();
    }

    static FarDoor answering(int status, String headers) {
        return new FarDoor(
                listening(),
                "http",
                "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }

    /** Takes the connection and never says a word. */
    static FarDoor stalling() {
        return new FarDoor(listening(), "http", "");
    }

    /** Over TLS under a certificate. */
    static FarDoor under(KeyPair pair, String certificate) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            Certificate[] chain = {WechatKeys.certificate(certificate)};
            store.setKeyEntry("door", pair.getPrivate(), PASSWORD, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            ServerSocket socket =
                    tls.getServerSocketFactory().createServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
            return new FarDoor(socket, "https", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address on which nobody listens. */
    static String shut() {
        try (ServerSocket socket = listening()) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                open.add(caller);
                talk(caller);
            } catch (IOException gone) {
                continue;
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        asked.add(String.valueOf(in.readLine()));
        if (answer.isEmpty()) {
            return;
        }
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            asked.add(line);
        }
        OutputStream out = caller.getOutputStream();
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        caller.close();
    }

    String address() {
        return scheme + "://127.0.0.1:" + socket.getLocalPort();
    }

    /** Request lines and headers, as they came. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
