package io.medsettle.adapter.alipay;

import static io.medsettle.adapter.alipay.AlipaySettings.require;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Alipay's page that sends a web page's visitor back with a code (网页授权, publicAppAuthorize). */
final class LoginPage {
    private final URI page;
    private final String appId;

    LoginPage(URI page, String appId, boolean production) {
        require(
                AlipaySettings.address(page, production) && page.getQuery() == null,
                "the login page must be an https address");
        this.page = page;
        this.appId = appId;
    }

    /** @param state comes back as it was, "" for none */
    String address(String scopes, String returnTo, String state) {
        return page + "?app_id=" + appId + "&scope=" + encoded(scopes) + "&redirect_uri=" + encoded(returnTo)
                + (state.isEmpty() ? "" : "&state=" + encoded(state));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
