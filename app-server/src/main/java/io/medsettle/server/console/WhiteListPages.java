package io.medsettle.server.console;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.credit.WhiteListRules;
import io.medsettle.server.onboarding.OnboardingController;
import io.medsettle.server.onboarding.WhiteListController;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 信用就医试运行的白名单: 登记 (默认两周), 取下; 只有摘要, 没有姓名与证件号. */
@Hidden
@Validated
@Controller("/console/onboarding/white-list")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
class WhiteListPages {
    private static final int SIZE = 20;
    private static final int USUAL_DAYS = 14;
    private static final String PAGE = "/console/onboarding/white-list";

    private final WhiteListController desk;
    private final OnboardingController switches;
    private final WhiteListRules rules;
    private final InstantSource clock;

    WhiteListPages(WhiteListController desk, OnboardingController switches, WhiteListRules rules, InstantSource clock) {
        this.desk = desk;
        this.switches = switches;
        this.rules = rules;
        this.clock = clock;
    }

    @Get
    @Scope(Scope.CREDIT_ADMIN)
    @View("console/onboarding-white-list")
    Map<String, Object> list(
            @QueryValue(defaultValue = "") String all, @QueryValue(defaultValue = "0") @Min(0) @Max(100_000) int page) {
        boolean holding = !all.equals("yes");
        List<WhiteListController.Entry> entries = desk.some(holding, page, SIZE);
        boolean more =
                entries.size() == SIZE && !desk.some(holding, page + 1, SIZE).isEmpty();
        Query here = new Query(PAGE).with("all", holding ? "" : "yes");
        return Map.of(
                "entries",
                entries,
                "holding",
                holding,
                "salted",
                !rules.salt().isEmpty(),
                "mode",
                SwitchWords.list(switches.now().whiteList()),
                "until",
                BusinessDay.of(clock.instant()).date().plusDays(USUAL_DAYS),
                "before",
                page == 0 ? "" : here.with("page", page - 1).text(),
                "after",
                more ? here.with("page", page + 1).text() : "");
    }

    /** The last day is a whole one; none said is two weeks from now. */
    @Post
    @Scope(Scope.CREDIT_ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        desk.add(
                new WhiteListController.Adding(
                        given(form.text("certNo")),
                        given(form.text("digest")),
                        given(form.text("deptCode")),
                        null,
                        form.day("until").map(WhiteListPages::end).orElse(null),
                        given(form.text("note"))),
                client);
        return HttpResponse.seeOther(URI.create(PAGE));
    }

    private static OffsetDateTime end(LocalDate last) {
        return last.plusDays(1).atStartOfDay(BusinessDay.ZONE).toOffsetDateTime();
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @Post("/{digest}/end")
    @Scope(Scope.CREDIT_ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> end(@RequestAttribute(Client.ATTRIBUTE) Client client, @PathVariable String digest) {
        desk.end(digest, client);
        return HttpResponse.seeOther(URI.create(PAGE));
    }
}
