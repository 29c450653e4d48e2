package io.medsettle.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer of the gateway.
 *
 * @param type content type
 * @param body the body as JSON; missing if it is none
 * @param text the body as it came
 */
record Said(int status, String type, JsonNode body, String text) {
    String text(String name) {
        return body.path(name).asText();
    }

    long fen(String name) {
        return body.path(name).longValue();
    }

    long part(String name) {
        return body.path("parts").path(name).longValue();
    }
}
