package io.medsettle.server.console;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;

/** Tells browsers what a page of the console may do. Outside the door, so that what the door refuses is told too. */
@ServerFilter("/console/**")
final class ConsoleHeaders {
    /** Further out than the door, which stands at 0: whatever the door answers by itself passes only who stands further out. */
    static final int ORDER = -30;

    /** Nothing but what we serve ourselves. */
    static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final List<String> STILL = List.of("/console/assets/", "/console/bootstrap/", "/console/htmx/");

    @Order(ORDER)
    @ResponseFilter
    void tellBrowser(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("X-Frame-Options", "DENY");
        response.header("Referrer-Policy", "same-origin");
        response.header("Cache-Control", isStill(request.getPath()) ? "max-age=86400" : "no-store");
    }

    /** What is the same for everybody: style sheets and scripts. */
    static boolean isStill(String path) {
        return STILL.stream().anyMatch(path::startsWith);
    }
}
