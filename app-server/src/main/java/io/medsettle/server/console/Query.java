package io.medsettle.server.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A page's address with what is looked for in it. */
record Query(String text) {
    /** @return with one more thing in it; what is empty is left out */
    Query with(String name, Object value) {
        String said = String.valueOf(value);
        String next = name + "=" + URLEncoder.encode(said, StandardCharsets.UTF_8);
        return said.isEmpty() ? this : new Query(text + (text.contains("?") ? "&" : "?") + next);
    }
}
