package io.medsettle.server.h5;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells browsers what a page may do. Outside the door, so that what the door refuses is told too. */
@ServerFilter("/h5/**")
final class PageHeaders {
    /** Further out than the door, which stands at 0: whatever the door answers by itself passes only who stands further out. */
    static final int ORDER = -30;

    /** Nothing but what we serve ourselves, and the script of WeChat that opens its cashier. */
    static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self' https://res.wx.qq.com;"
            + " img-src 'self' data:; font-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Order(ORDER)
    @ResponseFilter
    void tellBrowser(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "same-origin");
        boolean still =
                request.getPath().startsWith("/h5/assets/") || request.getPath().startsWith("/h5/weui/");
        response.header("Cache-Control", still ? "max-age=86400" : "no-store");
    }
}
