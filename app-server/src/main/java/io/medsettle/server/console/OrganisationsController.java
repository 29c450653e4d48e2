package io.medsettle.server.console;

import io.medsettle.server.clients.Scope;
import io.medsettle.server.people.Organisations;
import io.medsettle.server.people.Sitting;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;

/** 机构: 登记院区, 停用与恢复. */
@Hidden
@Controller("/console/organisations")
@ExecuteOn(TaskExecutors.BLOCKING)
class OrganisationsController {
    private static final URI PAGE = URI.create("/console/organisations");

    private final Organisations organisations;
    private final Callers callers;

    OrganisationsController(Organisations organisations, Callers callers) {
        this.organisations = organisations;
        this.callers = callers;
    }

    @Get
    @Scope(Scope.PEOPLE)
    @View("console/organisations")
    Map<String, Object> list(@RequestAttribute(Sitting.ATTRIBUTE) Sitting me) {
        if (!organisations.leads(me)) {
            throw Refusal.of(403, "head-only", "不是本部", "机构只由本部全院的安全管理员登记", "请由本部的安全管理员办理");
        }
        return Map.of("organisations", organisations.all());
    }

    @Post
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        organisations.add(form.text("org").strip(), form.text("title"), callers.of(request));
        return HttpResponse.seeOther(PAGE);
    }

    @Post("/{org}/close")
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(HttpRequest<?> request, @PathVariable String org) {
        organisations.close(org, callers.of(request));
        return HttpResponse.seeOther(PAGE);
    }

    @Post("/{org}/reopen")
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> reopen(HttpRequest<?> request, @PathVariable String org) {
        organisations.reopen(org, callers.of(request));
        return HttpResponse.seeOther(PAGE);
    }
}
