package io.medsettle.server.console;

import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.problem.Problem;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes everything that was sent to the console to change something, and what came of it. The path says what and which object; what
 * stood in the form is not kept. Signing in is noted where it is judged.
 */
@ServerFilter("/console/**")
final class ConsoleAudit {
    /** Outside the door and the pages of problems: it sees what was refused, and by which name. */
    static final int ORDER = -20;

    /** The request's attribute with the path's own variables: an order's number, a finding's, a login. */
    private static final String OBJECT = "medsettle.console.object";

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleAudit.class);

    private final AuditTrail audit;
    private final Callers callers;

    ConsoleAudit(AuditTrail audit, Callers callers) {
        this.audit = audit;
        this.callers = callers;
    }

    /** Looked up on the way in: on the way out of a refusal the route is that of the refusal. */
    @Order(ORDER)
    @RequestFilter
    void remember(HttpRequest<?> request) {
        Map<String, Object> named = RouteAttributes.getRouteMatch(request)
                .map(route -> route.getVariableValues())
                .orElse(Map.of());
        request.setAttribute(
                OBJECT, named.values().stream().map(Object::toString).collect(Collectors.joining(" ")));
    }

    @Order(ORDER)
    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void note(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        String outcome = outcome(request, response);
        if (reads || request.getPath().equals(ConsoleCookie.SIGN_IN) && outcome.matches("ok|not-let-in")) {
            return;
        }
        String action = request.getMethodName() + " " + request.getPath();
        try {
            String object = request.getAttribute(OBJECT, String.class).orElse("");
            audit.note(callers.of(request).entry(action, object, outcome, ""));
        } catch (RuntimeException e) {
            LOG.error("{} could not be noted in the audit log, outcome {}", action, outcome, e);
        }
    }

    private static String outcome(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String code = response.getBody(Problem.class).map(Problem::code).orElseGet(() -> request.getAttribute(
                        ConsoleProblemPages.CODE, String.class)
                .orElse(""));
        int status = response.code();
        return !code.isEmpty() ? code : status < 400 ? AuditEntry.OK : "status-" + status;
    }
}
