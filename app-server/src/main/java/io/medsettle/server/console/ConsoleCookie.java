package io.medsettle.server.console;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.shown.OwnPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The cookie that holds a sitting's token, and the ways around signing in. */
@Singleton
final class ConsoleCookie {
    static final String NAME = "medsettle_console";
    static final String SIGN_IN = "/console/sign-in";

    private final String origin;

    ConsoleCookie(GatewaySettings gateway, ConsoleSettings settings) {
        URI base = settings.base().isEmpty() ? gateway.publicBase() : URI.create(settings.base());
        this.origin = base.getScheme() + "://" + base.getRawAuthority();
    }

    /** Scheme, host and port under which browsers know the console. */
    String origin() {
        return origin;
    }

    /** Scripts cannot read it, and no page elsewhere can make a browser send it. */
    Cookie holding(Secret token) {
        return bare(token.reveal());
    }

    Cookie gone() {
        return bare("").maxAge(Duration.ZERO);
    }

    private Cookie bare(String value) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .secure(origin.startsWith("https:"))
                .sameSite(SameSite.Strict)
                .path("/console");
    }

    /** "" where there is none. */
    static String token(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue).orElse("");
    }

    /** Where a stranger is sent, to come back to a page of ours afterwards. */
    static URI signIn(String to) {
        return URI.create(to.isEmpty() ? SIGN_IN : SIGN_IN + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    }

    /** Only a path of the console: a page elsewhere is nobody's to send our people to. "" for anything else. */
    static String inside(String to) {
        return OwnPage.below("/console", to) && !to.startsWith(SIGN_IN) ? to : "";
    }
}
