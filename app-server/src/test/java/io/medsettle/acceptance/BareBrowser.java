package io.medsettle.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A browser reduced to what somebody with bad intentions has of one: addresses, cookies, and whatever headers are wanted. */
final class BareBrowser {
    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient following;
    private final HttpClient staying;

    BareBrowser(URI base) {
        this.base = base;
        following = client(HttpClient.Redirect.NORMAL);
        staying = client(HttpClient.Redirect.NEVER);
    }

    private HttpClient client(HttpClient.Redirect redirections) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .cookieHandler(cookies)
                .followRedirects(redirections)
                .build();
    }

    /** Logged in by WeChat as whoever holds this phone. */
    BareBrowser inWechat(Gateway gateway, String openid) {
        gateway.world().wechat().atThePhone(openid);
        HttpResponse<String> page = get("/h5");
        if (cookie("medsettle_h5").isEmpty()) {
            throw new AssertionError("not let in: " + page.statusCode() + " " + page.uri() + " " + page.body());
        }
        return this;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(following, request(path, headers).GET());
    }

    /** The same without following where it is sent. */
    HttpResponse<String> getOnly(String path, String... headers) {
        return send(staying, request(path, headers).GET());
    }

    /** A form as it stands in a request. */
    HttpResponse<String> post(String path, String form, String... headers) {
        return send(
                staying,
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("User-Agent", "Mozilla/5.0 MicroMessenger/8.0.49")
                .header("Accept", "text/html,*/*;q=0.8");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** "" for none. */
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name) && !c.hasExpired())
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    void plant(String name, String value, String path) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath(path);
        cookie.setDomain(base.getHost());
        cookie.setVersion(0);
        cookies.getCookieStore().add(base, cookie);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
