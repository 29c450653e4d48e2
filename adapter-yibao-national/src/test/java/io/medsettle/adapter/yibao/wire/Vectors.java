package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CentreKeys;
import io.medsettle.adapter.yibao.CentreSettings;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.Unlocated;
import io.medsettle.ports.value.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** The published vectors V1 to V8 and their keys (mobile-pay §2.8). */
final class Vectors {
    static final JsonNode KEYS = read("/vectors/yibao/keys.json");
    static final String APP_ID = key("appId");
    static final Secret SECRET = new Secret(key("appSecret"));

    private Vectors() {}

    static String key(String name) {
        return KEYS.path(name).asText();
    }

    static JsonNode vector(int number) {
        return read("/vectors/yibao/V" + number + ".json");
    }

    static JsonNode read(String resource) {
        return Json.parse(bytes(resource)).orElseThrow();
    }

    static byte[] bytes(String resource) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The hospital's view: signs with its own key, verifies with the centre's. */
    static CentreSettings hospital(CentreDialect dialect) {
        return settings(
                CentreKeys.inSoftware(
                        APP_ID, SECRET, new Secret(key("hospitalPrivate")), key("centrePublic"), SoftKeys.USER_ID),
                dialect);
    }

    /** The centre's view of the same line, for sealing what a test lets it say. */
    static CentreKeys centre() {
        return CentreKeys.inSoftware(
                APP_ID, SECRET, new Secret(key("centrePrivate")), key("hospitalPublic"), SoftKeys.USER_ID);
    }

    private static CentreSettings settings(CentreKeys keys, CentreDialect dialect) {
        return new CentreSettings(
                "https://centre.example",
                CentreSettings.nationalPaths(),
                APP_ID,
                keys,
                Duration.ofSeconds(30),
                dialect,
                Unlocated.refused());
    }

    /** The envelope that a vector's signed text describes, data included, signature not. */
    static ObjectNode envelope(JsonNode vector) {
        String text = vector.path("signText").asText();
        ObjectNode envelope = Json.object();
        String rest = text.substring(0, text.lastIndexOf("&key="));
        while (!rest.isEmpty()) {
            int equals = rest.indexOf('=');
            String name = rest.substring(0, equals);
            boolean data = name.equals("data");
            int end = data ? rest.indexOf("&encType=") : rest.indexOf('&');
            end = end < 0 ? rest.length() : end;
            String value = rest.substring(equals + 1, end);
            if (data) {
                envelope.set(name, Json.parse(value).orElseThrow());
            } else if (name.equals("success")) {
                envelope.put(name, Boolean.parseBoolean(value));
            } else {
                envelope.put(name, value);
            }
            rest = end == rest.length() ? "" : rest.substring(end + 1);
        }
        return envelope;
    }

    /** The message of a vector as it goes over the wire. */
    static ObjectNode wire(JsonNode vector) {
        ObjectNode envelope = envelope(vector);
        envelope.remove("data");
        if (!vector.path("encData").asText().isEmpty()) {
            envelope.put("encData", vector.path("encData").asText());
        }
        return envelope.put("signData", vector.path("signData").asText());
    }
}
