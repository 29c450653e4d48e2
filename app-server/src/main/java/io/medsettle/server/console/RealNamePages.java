package io.medsettle.server.console;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.realname.RealNameController;
import io.medsettle.server.realname.RealNameController.Answer;
import io.medsettle.server.realname.RealNameController.Wanted;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** 实名异常: 最近没有通过身份核验的人, 按日期与证件号查. 证件号只在表单里, 不进地址. */
@Hidden
@Controller("/console/real-name")
@ExecuteOn(TaskExecutors.BLOCKING)
class RealNamePages {
    private static final int DAYS = 7;
    private static final int SIZE = 50;

    private final RealNameController desk;
    private final InstantSource clock;

    RealNamePages(RealNameController desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Get
    @Scope(Scope.READ)
    @View("console/real-name")
    Map<String, Object> newest(@RequestAttribute(Client.ATTRIBUTE) Client client) {
        LocalDate today = BusinessDay.of(clock.instant()).date();
        return found(new Wanted(today.minusDays(DAYS), today, null, 0, SIZE), client);
    }

    @Post
    @Scope(Scope.READ)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @View("console/real-name")
    Map<String, Object> search(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        LocalDate to = form.day("to").orElse(BusinessDay.of(clock.instant()).date());
        LocalDate from = form.day("from").orElse(to.minusDays(DAYS));
        int page = form.number("page").orElse(0);
        return found(new Wanted(from, to, form.text("number").strip(), page, SIZE), client);
    }

    private Map<String, Object> found(Wanted wanted, Client client) {
        int page = java.util.Objects.requireNonNull(wanted.page());
        List<Answer> lines = desk.query(wanted, client);
        Wanted next = new Wanted(wanted.from(), wanted.to(), wanted.number(), page + 1, SIZE);
        return Map.of(
                "lines",
                lines,
                "from",
                wanted.from(),
                "to",
                wanted.to(),
                "number",
                wanted.number() == null ? "" : wanted.number(),
                "page",
                page,
                "more",
                lines.size() == SIZE && !desk.query(next, client).isEmpty());
    }
}
