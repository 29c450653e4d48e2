package io.medsettle.server.console;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.audit.Actor;
import io.medsettle.server.people.Grant;
import io.medsettle.server.people.NewPerson;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
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
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The console as one browser of the staff fetches it, without running any script: one set of cookies, redirections followed. */
public final class ConsoleVisit {
    /** The password of everybody whom a test signs in. */
    public static final String PASSWORD = "Harbour-7-lantern";

    /** What every page tells browsers. */
    public static final String POLICY = ConsoleHeaders.POLICY;

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private String login = "";

    private ConsoleVisit(URI base) {
        this(base, HttpClient.Redirect.NORMAL);
    }

    private ConsoleVisit(URI base, HttpClient.Redirect redirections) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .cookieHandler(cookies)
                .followRedirects(redirections)
                .build();
    }

    /** A browser in which nobody has signed in. */
    public static ConsoleVisit ofNobody(URI gateway) {
        return new ConsoleVisit(gateway);
    }

    /**
     * A new person of this organisation with these roles everywhere, made straight through {@link People} and signed in over HTTP.
     *
     * @param gateway where it listens, which is its public base too
     */
    public static ConsoleVisit of(URI gateway, People people, String org, Role... roles) {
        String login = person(people, org, roles);
        return new ConsoleVisit(gateway).signedIn(login);
    }

    /** Makes a person who has not signed in, and tells the login. */
    public static String person(People people, String org, Role... roles) {
        String login = "staff-" + PEOPLE.incrementAndGet() + "-" + Integer.toHexString(people.hashCode());
        TreeSet<Grant> grants =
                Arrays.stream(roles).map(r -> new Grant(r, "")).collect(Collectors.toCollection(TreeSet::new));
        people.create(
                new NewPerson(login, "测试" + PEOPLE.get(), org, grants),
                new Secret(PASSWORD),
                false,
                new Actor(org, "", "127.0.0.1"));
        return login;
    }

    /** Signs in here with {@link #PASSWORD}. */
    public ConsoleVisit signedIn(String as) {
        Page page = post("/console/sign-in", Map.of("login", as, "password", PASSWORD));
        if (cookie().isEmpty()) {
            throw new AssertionError(as + " was not let in: " + page.text());
        }
        login = as;
        return this;
    }

    /** "" for nobody. */
    public String login() {
        return login;
    }

    /** The value of the cookie that holds the sitting's token, "" for none. */
    public String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("medsettle_console") && !c.hasExpired())
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Puts a token into the browser, as whoever has got hold of one would. */
    public void plant(String token) {
        HttpCookie cookie = new HttpCookie("medsettle_console", token);
        cookie.setPath("/console");
        cookie.setDomain(base.getHost());
        cookie.setVersion(0);
        cookies.getCookieStore().add(base, cookie);
    }

    /** Gives a Playwright browser this person's sitting. */
    public void lend(com.microsoft.playwright.BrowserContext browser) {
        browser.addCookies(java.util.List.of(
                new com.microsoft.playwright.options.Cookie("medsettle_console", cookie()).setUrl(base + "/console")));
    }

    /**
     * A page.
     *
     * @param path where we are in the end, after every redirection
     */
    public record Page(int status, String path, String text, java.net.http.HttpHeaders headers) {}

    public Page get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** As a page fetches something by itself, with nobody at it. */
    public Page byItself(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("HX-Request", "true")
                .GET());
    }

    /** A form, sent from a page of ours. */
    public Page post(String path, Map<String, String> fields) {
        return post(path, fields, Map.of("Origin", base.toString()));
    }

    public Page post(String path, Map<String, String> fields, Map<String, String> headers) {
        String form = fields.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return send(request);
    }

    /** The same, but redirections are not followed. */
    public Page postOnly(String path, Map<String, String> fields) {
        ConsoleVisit still = new ConsoleVisit(base, HttpClient.Redirect.NEVER);
        still.plant(cookie());
        return still.post(path, fields);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Page(answer.statusCode(), answer.uri().getPath(), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
