package io.medsettle.ports.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The seam over OkHttp, told not to retry and not to follow redirects. Before the request's headers begin to be written
 * nothing has left; from then on silence is {@link WireResult.NoAnswer}, and so is an answer of more than 50 MB. Safe to
 * share; one for all far sides will do.
 */
public final class OkHttpExchange implements Exchange {
    private static final long LONGEST_ANSWER = 50L << 20;

    private final OkHttpClient client;
    private final boolean plainLoopback;

    /**
     * @param connectTimeout how long to wait for a connection
     * @param plainLoopback whether plain http to loopback is allowed (sandbox and tests only); plain http to anywhere
     *     else never is
     */
    public OkHttpExchange(Duration connectTimeout, boolean plainLoopback) {
        this(connectTimeout, plainLoopback, new OkHttpClient.Builder());
    }

    /**
     * For far sides that want to see a certificate of ours (双向证书).
     *
     * @param connectTimeout how long to wait for a connection
     * @param plainLoopback as above
     * @param tls shows our certificate; made with a key manager for it
     * @param trust whom it trusts: the same as {@code tls} was made with
     */
    public OkHttpExchange(Duration connectTimeout, boolean plainLoopback, SSLContext tls, X509TrustManager trust) {
        this(connectTimeout, plainLoopback, new OkHttpClient.Builder().sslSocketFactory(tls.getSocketFactory(), trust));
    }

    private OkHttpExchange(Duration connectTimeout, boolean plainLoopback, OkHttpClient.Builder builder) {
        this.plainLoopback = plainLoopback;
        client = builder.retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(connectTimeout)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS))
                .eventListenerFactory(
                        call -> Objects.requireNonNull(call.request().tag(SentWatch.class)))
                .build();
    }

    @Override
    public WireResult exchange(WireRequest request) {
        return send(request, Optional.empty(), LONGEST_ANSWER);
    }

    @Override
    public WireResult download(WireRequest request, Path into, long longest) {
        return send(request, Optional.of(into), longest);
    }

    private WireResult send(WireRequest request, Optional<Path> into, long longestFile) {
        if (!mayGo(request.uri())) {
            return new WireResult.NeverSent("plain http is not allowed to this address");
        }
        SentWatch watch = new SentWatch();
        Call call = client.newCall(toOkHttp(request, watch));
        call.timeout().timeout(request.deadline().toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            Map<String, List<String>> headers = new TreeMap<>();
            response.headers().toMultimap().forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), List.copyOf(v)));
            WireResult.Answered head = new WireResult.Answered(response.code(), headers, new byte[0]);
            InputStream body = response.body().byteStream();
            if (into.isPresent() && Exchange.isFile(head)) {
                try (OutputStream file = Files.newOutputStream(into.get())) {
                    copy(body, file, longestFile);
                }
                return head;
            }
            ByteArrayOutputStream memory = new ByteArrayOutputStream();
            copy(body, memory, LONGEST_ANSWER);
            return new WireResult.Answered(response.code(), headers, memory.toByteArray());
        } catch (TooLong e) {
            return new WireResult.NoAnswer("an answer longer than allowed");
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            return watch.left.get() ? new WireResult.NoAnswer(why) : new WireResult.NeverSent(why);
        }
    }

    private static void copy(InputStream from, OutputStream to, long longest) throws IOException {
        byte[] piece = new byte[8192];
        long all = 0;
        for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
            all += n;
            if (all > longest) {
                throw new TooLong();
            }
            to.write(piece, 0, n);
        }
    }

    private static Request toOkHttp(WireRequest request, SentWatch watch) {
        Request.Builder builder =
                new Request.Builder().url(request.uri().toString()).tag(SentWatch.class, watch);
        request.headers().forEach(builder::header);
        boolean bodiless = request.method().equals("GET") || request.method().equals("HEAD");
        builder.method(request.method(), bodiless ? null : RequestBody.create(request.body()));
        return builder.build();
    }

    private boolean mayGo(URI uri) {
        if ("https".equals(uri.getScheme())) {
            return true;
        }
        if (!plainLoopback || !"http".equals(uri.getScheme())) {
            return false;
        }
        try {
            return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class SentWatch extends EventListener {
        private final AtomicBoolean left = new AtomicBoolean();

        @Override
        public void requestHeadersStart(Call call) {
            left.set(true);
        }
    }
}
