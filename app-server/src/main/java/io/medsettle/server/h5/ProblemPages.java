package io.medsettle.server.h5;

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

/** Shows a refusal as a page: what happened, where the money is, what to do next. */
@ServerFilter("/h5/**")
final class ProblemPages {
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");
    private final ThymeleafViewsRenderer<Map<String, Object>> views;

    ProblemPages(ThymeleafViewsRenderer<Map<String, Object>> views) {
        this.views = views;
    }

    /** Outside the door, whose refusals are shown too. */
    @Order(PageHeaders.ORDER + 20)
    @ResponseFilter
    void show(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Problem problem = response.getBody(Problem.class).orElse(null);
        if (problem != null) {
            response.body(page(request, problem));
            response.contentType(HTML);
        }
    }

    private String page(HttpRequest<?> request, Problem problem) {
        StringWriter page = new StringWriter();
        try {
            views.render("h5/problem", Map.of("problem", problem), request).writeTo(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }
}
