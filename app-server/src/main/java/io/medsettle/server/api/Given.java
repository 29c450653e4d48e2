package io.medsettle.server.api;

import org.jspecify.annotations.Nullable;

/** What a client wrote, or what stands where it wrote nothing. */
final class Given {
    private Given() {}

    static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    static String text(@Nullable String text) {
        return or(text, "");
    }
}
