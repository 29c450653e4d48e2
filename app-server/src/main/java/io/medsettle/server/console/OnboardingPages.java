package io.medsettle.server.console;

import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.credit.WhiteListRules;
import io.medsettle.server.onboarding.ArrangementAnswer;
import io.medsettle.server.onboarding.MerchantsController;
import io.medsettle.server.onboarding.OnboardingController;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 信用就医接入: 现行开关与切换, 历次改动与回退. */
@Hidden
@Validated
@Controller("/console/onboarding")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
class OnboardingPages {
    private static final int SIZE = 20;
    private static final URI PAGE = URI.create("/console/onboarding");

    private final OnboardingController desk;
    private final MerchantsController merchants;

    OnboardingPages(OnboardingController desk, MerchantsController merchants) {
        this.desk = desk;
        this.merchants = merchants;
    }

    @Get
    @Scope(Scope.CREDIT_ADMIN)
    @View("console/onboarding")
    Map<String, Object> now() {
        ArrangementAnswer now = desk.now();
        long content = now.restored() > 0 ? now.restored() : now.version();
        Map<String, String> lists = new LinkedHashMap<>();
        for (WhiteListRules.Mode mode : WhiteListRules.Mode.values()) {
            lists.put(mode.name(), SwitchWords.list(mode));
        }
        return Map.of(
                "now",
                now,
                "board",
                SwitchBoard.of(now, merchants.all()).rows(),
                "lists",
                lists,
                "previous",
                now.version() == 0 ? -1 : content - 1);
    }

    @Post
    @Scope(Scope.CREDIT_ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body Map<String, Object> fields) {
        desk.change(new SwitchWish(new Form(fields), desk.now()).change(), client);
        return HttpResponse.seeOther(PAGE);
    }

    /**
     * One change of the list.
     *
     * @param changes what it moved, in words
     */
    public record Line(ArrangementAnswer made, List<String> changes) {}

    @Get("/changes")
    @Scope(Scope.CREDIT_ADMIN)
    @View("console/onboarding-changes")
    Map<String, Object> changes(@QueryValue(defaultValue = "0") @Min(0) @Max(10_000) int page) {
        List<ArrangementAnswer> all = desk.changes();
        List<Line> lines = new ArrayList<>();
        for (int i = page * SIZE; i < Math.min(all.size(), (page + 1) * SIZE); i++) {
            ArrangementAnswer made = all.get(i);
            ArrangementAnswer before = i + 1 < all.size() ? all.get(i + 1) : desk.version(made.version() - 1);
            lines.add(new Line(made, SwitchWords.differences(before, made)));
        }
        return Map.of("lines", lines, "page", page, "more", all.size() > (page + 1) * SIZE);
    }

    /** What going back to it would move. */
    @Get("/changes/{version}")
    @Scope(Scope.CREDIT_ADMIN)
    @View("console/onboarding-change")
    Map<String, Object> one(@PathVariable @Min(0) long version) {
        ArrangementAnswer now = desk.now();
        ArrangementAnswer then = desk.version(version);
        return Map.of("now", now, "then", then, "changes", SwitchWords.differences(now, then));
    }

    @Post("/changes/{version}/rollback")
    @Scope(Scope.CREDIT_ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> rollback(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @PathVariable @Min(0) long version,
            @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        desk.rollback(new OnboardingController.Rollback(form.text("why").strip(), version, form.seenVersion()), client);
        return HttpResponse.seeOther(PAGE);
    }
}
