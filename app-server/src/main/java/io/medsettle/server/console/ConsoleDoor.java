package io.medsettle.server.console;

import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOffice;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.people.Entrance;
import io.medsettle.server.people.Sitting;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The console's door: asks from where, from which page and who; sends strangers to sign in, and refuses what a role may not do.
 * Whoever passes finds {@link Sitting#ATTRIBUTE} and {@link Client#ATTRIBUTE} at the request.
 */
@ServerFilter("/console/**")
final class ConsoleDoor {
    private static final List<String> OPEN = List.of(ConsoleCookie.SIGN_IN, "/console/first-start");
    private static final List<String> ALWAYS =
            List.of("/console/password", "/console/sign-out", "/console/second-factor");

    private final Entrance entrance;
    private final ConsoleCookie cookie;
    private final HeadOffice head;
    private final List<Network> allowed;

    ConsoleDoor(Entrance entrance, ConsoleCookie cookie, HeadOffice head, ConsoleSettings settings) {
        this.entrance = entrance;
        this.cookie = cookie;
        this.head = head;
        this.allowed = settings.allowFrom().stream().map(Network::of).toList();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request) {
        refuseStrangeNetworks(request);
        String path = request.getPath();
        boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        if (!reads) {
            refuseFromElsewhere(request);
        }
        if (OPEN.contains(path) || ConsoleHeaders.isStill(path)) {
            return null;
        }
        boolean byItself = request.getHeaders().contains("HX-Request");
        Optional<Sitting> sitting = entrance.find(ConsoleCookie.token(request), !byItself);
        if (sitting.isEmpty()) {
            request.setAttribute(ConsoleProblemPages.CODE, "not-signed-in");
            URI signIn =
                    ConsoleCookie.signIn(reads && !byItself ? request.getUri().toString() : "");
            return byItself
                    ? HttpResponse.ok().header("HX-Redirect", signIn.toString())
                    : HttpResponse.seeOther(signIn);
        }
        request.setAttribute(Sitting.ATTRIBUTE, sitting.get());
        request.setAttribute(Client.ATTRIBUTE, sitting.get().asClient());
        Optional<URI> first = entrance.owes(sitting.get()).map(URI::create);
        if (first.isPresent() && !ALWAYS.contains(path)) {
            request.setAttribute(ConsoleProblemPages.CODE, "owes-password-or-code");
            return HttpResponse.seeOther(first.get());
        }
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        refuseWithoutScope(route, sitting.get());
        head.refuseOthers(route, sitting.get().asClient());
        return null;
    }

    private void refuseStrangeNetworks(HttpRequest<?> request) {
        InetAddress from = request.getRemoteAddress().getAddress();
        if (!allowed.isEmpty() && allowed.stream().noneMatch(network -> network.contains(from))) {
            throw Refusal.of(403, "not-from-here", "不能从这里访问", "控制台只允许从指定的网段访问", "请在院内指定的网段使用, 或请系统管理员核对访问范围");
        }
    }

    /** What changes something comes from our own pages; browsers say so, and nobody else can make them say it. */
    private void refuseFromElsewhere(HttpRequest<?> request) {
        String from = request.getHeaders().get("Origin");
        if (from == null || !from.equals(cookie.origin())) {
            throw new Refusal(Problem.of(
                    403,
                    "from-elsewhere",
                    "请求来源不对",
                    "这个请求不是从控制台页面发出的",
                    "请从控制台页面重新操作; 地址须与设置 medsettle.console.base 一致"));
        }
    }

    private static void refuseWithoutScope(Optional<RouteMatch<?>> route, Sitting sitting) {
        String[] wanted = route.map(r -> r.getAnnotationMetadata().stringValues(Scope.class))
                .orElse(new String[0]);
        if (wanted.length > 0 && Arrays.stream(wanted).noneMatch(sitting::may)) {
            throw Refusal.of(403, "no-scope", "没有权限", "您的角色不能使用这个功能", "如工作需要, 请向安全管理员申请相应的角色");
        }
    }
}
