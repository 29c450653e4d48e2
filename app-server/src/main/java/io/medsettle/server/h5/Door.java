package io.medsettle.server.h5;

import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.counter.Sessions;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the channels' users in and sends strangers to say who they are. */
@ServerFilter("/h5/**")
final class Door {
    private final Sessions sessions;
    private final String ours;

    Door(Sessions sessions, GatewaySettings gateway) {
        this.sessions = sessions;
        this.ours = origin(gateway.publicBase());
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request) {
        String path = request.getPath();
        if (path.startsWith("/h5/login") || path.startsWith("/h5/assets/") || path.startsWith("/h5/weui/")) {
            return null;
        }
        boolean changes = request.getMethod() != HttpMethod.GET;
        if (changes) {
            refuseFromElsewhere(request);
        }
        Optional<Visitor> visitor = visitor(request);
        if (visitor.isEmpty()) {
            return HttpResponse.seeOther(
                    Login.address(changes ? "/h5" : request.getUri().toString()));
        }
        request.setAttribute(Visitor.ATTRIBUTE, visitor.get());
        return null;
    }

    /** What changes something comes from our own pages; browsers say so, and nobody else can make them say it. */
    private void refuseFromElsewhere(HttpRequest<?> request) {
        String from = request.getHeaders().get("Origin");
        if (from == null || !from.equals(ours)) {
            throw new Refusal(Problem.of(403, "from-elsewhere", "请求来源不对", "这个请求不是从本院页面发出的", "请从医院的公众号或小程序重新进入"));
        }
    }

    private Optional<Visitor> visitor(HttpRequest<?> request) {
        String cookie = request.getCookies()
                .findCookie(Visitor.COOKIE)
                .map(c -> c.getValue())
                .orElse("");
        int dot = cookie.indexOf('.');
        if (dot < 1 || cookie.length() > 200) {
            return Optional.empty();
        }
        String channel = cookie.substring(0, dot);
        return sessions.find(cookie.substring(dot + 1), Visitor.client(channel)).map(s -> new Visitor(s, channel));
    }

    static String origin(URI base) {
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
