package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 超大请求: what is too large is refused, however it is wrapped, and before it has been read. */
@ExtendWith(SharedGateway.class)
class OversizedTest {
    private static final int LARGE = 300_000;

    private final Gateway gateway;

    OversizedTest(Gateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_form_beyond_the_limit_is_refused_on_every_kind_of_page() {
        String large = "x".repeat(LARGE);
        ConsoleVisit finance =
                ConsoleVisit.of(gateway.address(), gateway.bean(People.class), OutsideWorld.ORG, Role.FINANCE);
        assertThat(finance.post("/console/orders/search", Map.of("text", large)).status())
                .isEqualTo(413);
        assertThat(ConsoleVisit.ofNobody(gateway.address())
                        .post("/console/sign-in", Map.of("login", "a", "password", large))
                        .status())
                .isEqualTo(413);
        String ours = gateway.address().toString();
        BareBrowser patient = new BareBrowser(gateway.address())
                .inWechat(gateway, Clinic.person(20).openid());
        for (String form : List.of("/h5/patients?name", "/widget/refund/send?sitting")) {
            String[] parts = form.split("\\?");
            HttpResponse<String> page = patient.post(parts[0], parts[1] + "=" + large, "Origin", ours);
            assertThat(page.statusCode()).as(parts[0]).isIn(400, 413);
            assertThat(page.body()).contains("<html").doesNotContain("xxxx");
        }
        assertThat(gateway.as("channel")
                        .post("/callbacks/yibao/" + OutsideWorld.ORG, large)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void a_small_body_that_swells_is_refused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"entry\":\"".getBytes(StandardCharsets.UTF_8));
            byte[] much = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 64; i++) {
                out.write(much);
            }
            out.write("\"}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(packed.size()).isLessThan(100_000);
        Said said = gateway.as("channel")
                .send(
                        "POST",
                        "/api/v1/orders",
                        packed.toByteArray(),
                        Map.of("Content-Encoding", "gzip", "Idempotency-Key", Clinic.freshKey()));
        assertThat(said.status()).as(said.text()).isIn(400, 413, 415);
    }

    @Test
    void a_file_beyond_the_limit_is_refused_before_it_is_read() throws IOException {
        String token = gateway.world().client("clerk");
        String head =
                "POST /api/v1/dictionaries/DRUGS/versions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nIdempotency-Key: large-1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 200000000\r\n\r\n";
        try (Socket socket =
                new Socket(gateway.address().getHost(), gateway.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void an_address_or_a_header_beyond_the_limit_is_refused() {
        BareBrowser anybody = new BareBrowser(gateway.address());
        assertThat(anybody.getOnly("/h5?x=" + "x".repeat(20_000)).statusCode()).isIn(414, 431, 413, 400);
        assertThat(anybody.getOnly("/h5", "X-Long", "x".repeat(40_000)).statusCode())
                .isIn(431, 413, 400);
    }
}
