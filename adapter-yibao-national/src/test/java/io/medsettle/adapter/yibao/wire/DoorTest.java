package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreExtras;
import io.medsettle.adapter.yibao.CoreExtras.OAuth;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.YibaoLookups;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.crypto.BlockCipher;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateways' headers, pinned by the vectors of yibao-core §2.5, and what becomes of a token. */
class DoorTest {
    private static final Instant AT = Instant.ofEpochSecond(1_718_000_000L);
    private static final String CLIENT = "client0123456789";

    private static CoreSettings core(Gateway gateway, String account, String secret) {
        return new CoreSettings(
                "https://core.example/{infno}",
                gateway,
                account,
                new Secret(secret),
                Platform.CLERK,
                0,
                Duration.ofSeconds(20),
                CoreDialect.baseline());
    }

    @Test
    void csb_signs_its_four_headers() {
        assertThat(Doors.csb(core(Gateway.CSB, "AK-DEMO-0001", "SK-DEMO-0001"), "1101", AT))
                .containsEntry("_api_name", "1101")
                .containsEntry("_api_version", "1.0.0")
                .containsEntry("_api_timestamp", "1718000000000")
                .containsEntry("_api_access_key", "AK-DEMO-0001")
                .containsEntry("_api_signature", "0jrMbzonLxgBarkSOde713A4XTE=");
    }

    @Test
    void tif_signs_time_secret_and_nonce() {
        assertThat(TifHeaders.of(core(Gateway.TIF, "a", "demo-secret-000001"), AT, "7f3a9c51d2e84b06"))
                .containsEntry("x-tif-timestamp", "1718000000")
                .containsEntry("x-tif-signature", "bff92e777dde54ae4c738284c64ff080dc8fd4ba1d319f31df7ac04e13765ba7");
    }

    @Test
    void x_ca_signs_time_and_body() {
        byte[] body = "{\"infno\":\"9001\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Doors.xca(core(Gateway.X_CA, "key", "demo-secret-000001"), body, AT))
                .containsEntry("x-ca-key", "key")
                .containsEntry(
                        "x-ca-signature",
                        "1718000000:E4847AB8644E6EE030D43138B7A7EFD9B52370DC0F1E96B808F4525B4ED9D64B");
    }

    @Test
    void a_plain_key_stands_in_the_header_that_the_dialect_names() {
        CapturedWire wire = new CapturedWire().golden("9001").golden("1101").golden("2201");
        Desk desk = new Desk(Platform.settings(Gateway.API_KEY, "", CoreDialect.baseline(), CoreExtras.none()), wire);

        desk.yibao.start(Sample.visit());

        assertThat(wire.of("2201").headers()).containsEntry("apikey", "demo-secret-000001");
    }

    private static YibaoSettings oauth() {
        CoreExtras extras = CoreExtras.none()
                .withOAuth(new OAuth("https://core.example/oauth/token", "user", new Secret("pass&word"), "fsi"))
                .withSeal(message -> new byte[64], SoftKeys.clientCipher(CLIENT));
        return Platform.settings(Gateway.OAUTH2, CLIENT, CoreDialect.builtIn("sealed"), extras);
    }

    private static String sealed(String plain) {
        BlockCipher cipher = SoftKeys.clientCipher(CLIENT);
        return "{\"infcode\":0,\"output\":\"" + Base64.getEncoder().encodeToString(cipher.encrypt(Vectors.utf8(plain)))
                + "\"}";
    }

    private static String output(String infno) {
        return Vectors.read("/golden/" + infno + "/reply.json").path("output").toString();
    }

    @Test
    void a_token_is_got_once_and_inputs_and_outputs_are_sealed() {
        CapturedWire wire = new CapturedWire()
                .on("token", "{\"access_token\":\"T1\",\"expires_in\":3600}")
                .on("9001", sealed(output("9001")))
                .on("1101", sealed(output("1101")))
                .on("2201", sealed(output("2201")));
        Desk desk = new Desk(oauth(), wire);

        assertThat(desk.yibao.start(Sample.visit()).maybe()).isPresent();

        WireRequest token = wire.of("token");
        assertThat(token.body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("grant_type=password&username=user&password=pass%26word&scope=fsi");
        assertThat(token.headers().get("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(Vectors.utf8(CLIENT + ":demo-secret-000001")));
        assertThat(wire.count("token")).isEqualTo(1);
        JsonNode sent = Json.parse(wire.of("2201").body()).orElseThrow();
        assertThat(wire.of("2201").headers()).containsEntry("Authorization", "Bearer T1");
        assertThat(sent.path("encType").asText()).isEqualTo("SM4");
        assertThat(sent.path("signtype").asText()).isEqualTo("SM2");
        assertThat(sent.path("cainfo").asText()).hasSize(88);
        byte[] plain = SoftKeys.clientCipher(CLIENT)
                .decrypt(Base64.getDecoder().decode(sent.path("input").asText()));
        assertThat(Json.parse(plain)
                        .orElseThrow()
                        .path("data")
                        .path("ipt_otp_no")
                        .asText())
                .isEqualTo(Sample.VISIT_NO);
    }

    @Test
    void a_token_refused_with_401_is_renewed_once_and_the_same_message_goes_again() {
        CapturedWire wire = new CapturedWire()
                .on("token", "{\"access_token\":\"T1\"}")
                .on("token", "{\"access_token\":\"T2\"}")
                .on("9001", sealed(output("9001")))
                .on("1101", sealed(output("1101")))
                .on("2201", new WireResult.Answered(401, Map.of(), new byte[0]))
                .on("2201", sealed(output("2201")));
        Desk desk = new Desk(oauth(), wire);

        assertThat(desk.yibao.start(Sample.visit()).maybe()).isPresent();

        assertThat(wire.count("2201")).isEqualTo(2);
        assertThat(wire.sent.stream()
                        .filter(r -> r.transaction().equals("2201"))
                        .map(WireRequest::transmission)
                        .distinct())
                .hasSize(1);
        assertThat(wire.sent.get(wire.sent.size() - 1).headers()).containsEntry("Authorization", "Bearer T2");
    }

    @Test
    void no_log_is_shown_a_password_or_a_token() {
        CapturedWire wire = new CapturedWire()
                .on("token", "{\"access_token\":\"token-of-test\"}")
                .on("9001", sealed(output("9001")))
                .on("1160", sealed("{\"spinfo\":[]}"));
        StringBuilder seen = new StringBuilder();
        WireLog log = new WireLog() {
            @Override
            public void sending(String party, WireRequest request) {
                String body = new String(request.body(), StandardCharsets.UTF_8);
                boolean token = request.transaction().equals("token");
                seen.append(request.transaction()).append(body).append(token ? request.headers() : "");
            }

            @Override
            public void came(String party, WireRequest request, WireResult result) {
                seen.append(((WireResult.Answered) result).text());
            }
        };

        new YibaoLookups(oauth(), wire, log, TokenStore.inMemory(), () -> Sample.MORNING)
                .treatments(new Insured(new Secret("9000000001"), "440100"), "14");

        assertThat(seen.toString())
                .contains("token", "1160")
                .doesNotContain("pass", "token-of-test", "demo-secret", "Basic");
    }

    @Test
    void without_a_token_nothing_is_sent_and_a_second_401_is_told() {
        CapturedWire none = new CapturedWire().on("token", new WireResult.Answered(400, Map.of(), Vectors.utf8("{}")));
        SilentNetwork.never(new Desk(oauth(), none).yibao.start(Sample.visit()), "网关不给令牌");

        CapturedWire twice = new CapturedWire()
                .on("token", "{\"access_token\":\"T1\"}")
                .on("9001", new WireResult.Answered(401, Map.of(), new byte[0]));
        SilentNetwork.never(new Desk(oauth(), twice).yibao.start(Sample.visit()), "401");
        assertThat(twice.count("9001")).isEqualTo(2);
    }
}
