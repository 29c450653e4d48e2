package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.SamplePerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The patients' pages as WeChat's built-in browser fetches them, without running any script: one user, one set of cookies. */
final class Pages {
    private static final Pattern SPAN = Pattern.compile("data-name=\"([^\"]*)\" data-value=\"([^\"]*)\"");
    private static final Pattern STATE = Pattern.compile("data-state=\"([A-Z_]+)\"");

    private final URI base;
    private final HttpClient http;

    private Pages(URI base) {
        this.base = base;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** Logged in by WeChat, with this person bound and chosen. */
    static Pages of(Gateway gateway, SamplePerson person) {
        gateway.world().wechat().atThePhone(person.openid());
        Pages pages = new Pages(gateway.address());
        pages.get("/h5");
        pages.post("/h5/patients", Map.of("name", person.name(), "certNo", person.idNumber()));
        return pages;
    }

    /**
     * A page.
     *
     * @param path where we are in the end, after every redirection
     * @param policy what the browser is told that the page may do
     */
    record Page(int status, String path, String text, String policy) {
        /** What a hidden field says of the form that is sent there. */
        String hidden(String action, String name) {
            int form = text.indexOf("action=\"" + action + "\"");
            if (form < 0) {
                throw new AssertionError("no form to " + action + " in " + text);
            }
            Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                    .matcher(text.substring(form, text.indexOf("</form>", form)));
            if (!field.find()) {
                throw new AssertionError("no " + name + " to " + action + " in " + text);
            }
            return field.group(1);
        }

        boolean hasForm(String action) {
            return text.contains("action=\"" + action + "\"");
        }

        String state() {
            Matcher state = STATE.matcher(text);
            if (!state.find()) {
                throw new AssertionError("no state in " + status + " " + path + " " + text);
            }
            return state.group(1);
        }

        /** What the page would hand to WeChat's cashier. */
        Map<String, String> cashier() {
            Map<String, String> all = new HashMap<>();
            Matcher span = SPAN.matcher(text);
            while (span.find()) {
                all.put(span.group(1), span.group(2).replace("&quot;", "\"").replace("&amp;", "&"));
            }
            return all;
        }
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** A form, sent from a page of ours. */
    Page post(String path, Map<String, String> fields) {
        return post(base.toString(), path, fields);
    }

    /** The same where nobody says from which page it comes. */
    Page postFromNowhere(String path, Map<String, String> fields) {
        return post("", path, fields);
    }

    private Page post(String origin, String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(origin.isEmpty() ? request : request.header("Origin", origin));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.header("User-Agent", "Mozilla/5.0 MicroMessenger/8.0.49")
                            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Page(
                    answer.statusCode(),
                    answer.uri().getPath(),
                    answer.body(),
                    answer.headers().firstValue("Content-Security-Policy").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
