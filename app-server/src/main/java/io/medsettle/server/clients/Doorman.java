package io.medsettle.server.clients;

import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Optional;

/** Asks everybody at the API's door for a key and a scope. */
@ServerFilter("/api/**")
final class Doorman {
    private final Register register;
    private final HeadOffice head;

    Doorman(Register register, HeadOffice head) {
        this.register = register;
        this.head = head;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check(HttpRequest<?> request) {
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        String[] wanted = route.map(r -> r.getAnnotationMetadata().stringValues(Scope.class))
                .orElse(new String[0]);
        if (wanted.length == 0) {
            return;
        }
        Client client = request.getHeaders()
                .findFirst(HttpHeaders.AUTHORIZATION)
                .filter(a -> a.startsWith("Bearer "))
                .flatMap(a -> register.byToken(a.substring(7)))
                .orElseThrow(() -> new Refusal(Problem.of(
                        401, "no-key", "未通过身份验证", "缺少密钥, 或密钥不正确", "请使用分配给本系统的密钥: Authorization: Bearer <接入方>.<密钥>")));
        for (String scope : wanted) {
            if (client.may(scope)) {
                head.refuseOthers(route, client);
                request.setAttribute(Client.ATTRIBUTE, client);
                return;
            }
        }
        throw new Refusal(
                Problem.of(403, "no-scope", "没有权限", "接入方没有此操作的权限", "请向信息科申请权限 " + String.join(" 或 ", wanted)));
    }
}
