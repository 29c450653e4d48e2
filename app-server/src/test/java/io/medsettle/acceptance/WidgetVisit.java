package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.ApiClient;
import io.medsettle.server.store.ApiClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The window refund component as a frame fetches it, without running any script and without keeping any cookie. */
final class WidgetVisit {
    static final String TICKETS = "/api/v1/widget/refund-tickets";
    static final String AT = "/widget/refund";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Gateway gateway;

    WidgetVisit(Gateway gateway) {
        this.gateway = gateway;
    }

    /** What came back, and how it says it may be shown. */
    record Shown(HttpResponse<String> answer) {
        int status() {
            return answer.statusCode();
        }

        String text() {
            return answer.body();
        }

        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        /** Who may frame it. */
        String framers() {
            String policy = header("Content-Security-Policy");
            return policy.substring(policy.indexOf("frame-ancestors ") + 16);
        }

        String hidden(String name) {
            Matcher field =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(text());
            assertThat(field.find()).as(name + " in " + text()).isTrue();
            return field.group(1);
        }

        String sitting() {
            return hidden("sitting");
        }

        /** A page, and one that a strict policy lets be as it is. */
        Shown ok() {
            assertThat(status()).as(text()).isEqualTo(200);
            assertThat(header("Set-Cookie")).isEmpty();
            assertThat(text()).doesNotContain("<style", " style=", " onclick=", "<script>");
            return this;
        }

        @Override
        public String toString() {
            return status() + " " + text();
        }
    }

    Said ticket(String client, String order) {
        return gateway.as(client).post(TICKETS, Map.of("orderId", order, "operator", "W0017", "reason", "开错处方"));
    }

    /** What HIS puts into its frame. */
    String address(String order) {
        Said said = ticket("window", order);
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        return said.text("address");
    }

    Shown open(String order) {
        return get(address(order)).ok();
    }

    Shown get(String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.address().resolve(address)).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** A form of the component's own page. */
    Shown post(String path, String... fields) {
        return send(form(path, fields).header("Origin", gateway.address().toString()));
    }

    HttpRequest.Builder form(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(form.length() == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return HttpRequest.newBuilder(gateway.address().resolve(AT + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()));
    }

    static Shown send(HttpRequest.Builder request) {
        try {
            return new Shown(HTTP.send(
                    request.timeout(Duration.ofSeconds(60))
                            .header("Accept", "text/html,*/*;q=0.8")
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Chooses, confirms and sends; the page that is asked to be confirmed. */
    Shown sent(String sitting, String... choice) {
        String[] fields = new String[choice.length + 2];
        fields[0] = "sitting";
        fields[1] = sitting;
        System.arraycopy(choice, 0, fields, 2, choice.length);
        Shown asked = post("/confirm", fields).ok();
        String what = asked.text().contains("name=\"fen\"") ? "fen" : "line";
        post("/send", "sitting", sitting, what, asked.hidden(what)).ok();
        return asked;
    }

    Shown ended(String sitting) {
        return Clinic.until(
                        () -> post("/progress", "sitting", sitting),
                        p -> !p.text().contains("data-working=\"true\""),
                        Clinic.SOON)
                .ok();
    }

    /** All of it, from the ticket to the end. */
    Shown allBack(String order) {
        String sitting = open(order).sitting();
        sent(sitting, "how", "all");
        return ended(sitting);
    }

    /** Our number of the cash that goes back. */
    String cashRefundNo(String order) {
        Said said = gateway.as("reader").get("/api/v1/orders/" + order);
        for (JsonNode leg : said.body().path("refunds").path(0).path("legs")) {
            if (leg.path("name").asText().equals("back-cash")) {
                return leg.path("number").asText();
            }
        }
        throw new AssertionError("no cash goes back in " + said.text());
    }

    /** A client of another hospital that may refund there. */
    static Edge elsewhere(Gateway gateway) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest("a-key".getBytes(StandardCharsets.UTF_8));
            Secret key = new Secret(HexFormat.of().formatHex(digest));
            gateway.bean(ApiClients.class)
                    .register(
                            new ApiClient("elsewhere", "H44999900002", "别的医院", Set.of("refunds:write"), key, true),
                            InstantSource.system().instant());
            return new Edge(gateway.address(), "elsewhere.a-key");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
