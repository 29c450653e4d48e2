package io.medsettle.server.console;

import io.medsettle.server.problem.Problem;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.views.thymeleaf.ThymeleafViewsRenderer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Shows a refusal as a page of the console: what happened, where the money is, what to do next. */
@ServerFilter("/console/**")
final class ConsoleProblemPages {
    /** The request's attribute that keeps the refusal's name once it has become a page. */
    static final String CODE = "medsettle.console.problem";

    /** Outside the door, so that its refusals are pages too; inside of whoever notes the refusal's name. */
    static final int ORDER = -10;

    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");
    private final ThymeleafViewsRenderer<Map<String, Object>> views;
    private final ConsoleModel model;

    ConsoleProblemPages(ThymeleafViewsRenderer<Map<String, Object>> views, ConsoleModel model) {
        this.views = views;
        this.model = model;
    }

    @Order(ORDER)
    @ResponseFilter
    void show(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Problem problem = response.getBody(Problem.class).orElse(null);
        if (problem != null) {
            request.setAttribute(CODE, problem.code());
            response.body(page(request, problem));
            response.contentType(HTML);
        }
    }

    private String page(HttpRequest<?> request, Problem problem) {
        StringWriter page = new StringWriter();
        try {
            views.render("console/problem", model.with(request, Map.of("problem", problem)), request)
                    .writeTo(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }
}
