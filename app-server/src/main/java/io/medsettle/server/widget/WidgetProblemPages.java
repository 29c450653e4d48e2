package io.medsettle.server.widget;

import io.medsettle.server.problem.Problem;
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

/** Shows a refusal as a page of the component: what happened, where the money is, what to do next, and the way back. */
@ServerFilter("/widget/**")
final class WidgetProblemPages {
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");
    private final ThymeleafViewsRenderer<Map<String, Object>> views;

    WidgetProblemPages(ThymeleafViewsRenderer<Map<String, Object>> views) {
        this.views = views;
    }

    @ResponseFilter
    void show(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Problem problem = response.getBody(Problem.class).orElse(null);
        if (problem != null) {
            response.body(page(request, problem));
            response.contentType(HTML);
        }
    }

    private String page(HttpRequest<?> request, Problem problem) {
        String sitting = request.getAttribute(Sitting.ATTRIBUTE, Sitting.class)
                .map(s -> s.token().reveal())
                .orElse("");
        StringWriter page = new StringWriter();
        try {
            views.render("widget/problem", Map.of("problem", problem, "sitting", sitting), request)
                    .writeTo(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }
}
