package io.medsettle.server.h5;

import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.h5.Login.Journey;
import io.medsettle.server.h5.Login.Known;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 登录: 由微信或支付宝告知当前用户. */
@Hidden
@Controller("/h5/login")
@ExecuteOn(TaskExecutors.BLOCKING)
class LoginController {
    private static final String STATE = "medsettle_login";

    private final Login login;
    private final boolean secure;

    LoginController(Login login, GatewaySettings gateway) {
        this.login = login;
        this.secure = gateway.production();
    }

    @Get
    HttpResponse<?> login(
            @QueryValue(defaultValue = "/h5") String to,
            @QueryValue(defaultValue = "") String channel,
            @Header(name = "User-Agent", defaultValue = "") String agent) {
        String named = channel.isEmpty() ? Login.shownBy(agent).orElse("") : channel.toUpperCase(Locale.ROOT);
        Optional<Journey> journey = login.begin(named, to);
        return journey.<HttpResponse<?>>map(j -> HttpResponse.seeOther(j.page())
                        .cookie(cookie(STATE, j.state()).path("/h5/login").maxAge(Duration.ofMinutes(10))))
                .orElseGet(() -> HttpResponse.ok(new ModelAndView<>("h5/elsewhere", Map.of())));
    }

    @Get("/{channel}/back")
    HttpResponse<?> back(
            @PathVariable String channel,
            @Nullable @QueryValue String code,
            @Nullable @QueryValue("auth_code") String authCode,
            @QueryValue(defaultValue = "") String state,
            @CookieValue(value = STATE, defaultValue = "") String kept) {
        String brought = code != null ? code : authCode;
        if (brought == null || brought.isBlank() || brought.length() > 256) {
            throw Refusal.of(400, "no-code", "登录未完成", "渠道没有带回登录凭证", "请重新进入并同意授权");
        }
        Known known = login.finish(channel.toUpperCase(Locale.ROOT), brought, state, kept);
        return HttpResponse.seeOther(URI.create(known.to()))
                .cookie(cookie(
                                Visitor.COOKIE,
                                known.channel() + "." + known.session().id())
                        .path("/h5"))
                .cookie(cookie(STATE, "").path("/h5/login").maxAge(Duration.ZERO));
    }

    /** Scripts cannot read it, and a page elsewhere cannot send it along with a form. */
    private Cookie cookie(String name, String value) {
        return Cookie.of(name, value).httpOnly(true).secure(secure).sameSite(SameSite.Lax);
    }
}
