package io.medsettle.adapter.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Published vectors and golden pages, from the class path. */
final class Vectors {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Vectors() {}

    static byte[] bytes(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no such resource: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of the published vectors, by its name there. */
    static String of(String name) {
        JsonNode value = tree(new String(bytes("/vectors/gateway.json"), StandardCharsets.UTF_8))
                .path(name);
        if (!value.isTextual()) {
            throw new IllegalStateException("no such vector: " + name);
        }
        return value.asText();
    }

    static String certificate(String name) {
        return new String(bytes("/vectors/certificates/" + name + ".crt"), StandardCharsets.US_ASCII);
    }

    static String golden(String name) {
        return new String(bytes("/golden/" + name), StandardCharsets.UTF_8).strip();
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
