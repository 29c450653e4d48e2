package io.medsettle.server.console;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.reconciliation.DayAnswer;
import io.medsettle.server.reconciliation.MeansReport;
import io.medsettle.server.reconciliation.Morning;
import io.medsettle.server.reconciliation.ReconciliationController;
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
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 对账: 各日的进行情况, 一日各方的合计与账单, 重新核对, 账单明细, HIS 差额表. */
@Hidden
@Controller("/console/reconciliation")
@ExecuteOn(TaskExecutors.BLOCKING)
class ReconciliationPages {
    private static final int DAYS = 31;
    private static final int PAGE = 50;

    private final ReconciliationController desk;
    private final Morning morning;
    private final InstantSource clock;

    ReconciliationPages(ReconciliationController desk, Morning morning, InstantSource clock) {
        this.desk = desk;
        this.morning = morning;
        this.clock = clock;
    }

    private LocalDate today() {
        return BusinessDay.of(clock.instant()).date();
    }

    @Get
    @Scope(Scope.FINANCE)
    @View("console/reconciliation")
    Map<String, Object> days(@RequestAttribute(Client.ATTRIBUTE) Client client, @QueryValue @Nullable LocalDate to) {
        LocalDate last = to == null ? today() : to;
        LocalDate first = last.minusDays(DAYS - 1L);
        return Map.of(
                "runs",
                morning.runs(client.org(), first, last),
                "from",
                first,
                "to",
                last,
                "earlier",
                first.minusDays(1),
                "yesterday",
                today().minusDays(1));
    }

    @Get("/{day}")
    @Scope(Scope.FINANCE)
    @View("console/reconciliation-day")
    Map<String, Object> day(@PathVariable LocalDate day, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        DayAnswer run = desk.day(day, client);
        return Map.of("run", run, "sides", sides(run), "bills", desk.bills(day, client), "busy", busy(run));
    }

    /** Only what moves while a day is worked on. */
    @Get("/{day}/progress")
    @Scope(Scope.FINANCE)
    @View("console/reconciliation-progress")
    Map<String, Object> progress(@PathVariable LocalDate day, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        DayAnswer run = desk.day(day, client);
        return Map.of("run", run, "busy", busy(run));
    }

    private static boolean busy(DayAnswer run) {
        return run.state().equals("QUEUED") || run.state().equals("RUNNING");
    }

    private static List<DayAnswer.Side> sides(DayAnswer run) {
        return run.sides().stream().filter(s -> s.care().equals("ALL")).toList();
    }

    @Post
    @Scope(Scope.FINANCE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        LocalDate day = form.day("day").orElseThrow(() -> Refusal.of(422, "no-day", "缺少日期", "没有选择日期", "请选择日期后重新提交"));
        desk.start(
                day,
                client,
                new ReconciliationController.Start(form.text("again").equals("yes")));
        return HttpResponse.seeOther(URI.create("/console/reconciliation/" + day));
    }

    @Get("/{day}/lines")
    @Scope(Scope.FINANCE)
    @View("console/bill-lines")
    Map<String, Object> lines(
            @PathVariable LocalDate day,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue(defaultValue = "") String source,
            @QueryValue(defaultValue = "") String care,
            @QueryValue(defaultValue = "") String number,
            @QueryValue(defaultValue = "") String after) {
        ReconciliationController.Lines page = desk.lines(day, client, source, care, number, after, PAGE);
        List<String> sources = desk.bills(day, client).stream()
                .map(ReconciliationController.FileAnswer::source)
                .distinct()
                .toList();
        return Map.of(
                "day",
                day,
                "lines",
                page.lines(),
                "next",
                page.next() == null ? "" : page.next(),
                "sources",
                sources,
                "source",
                source,
                "care",
                care,
                "number",
                number,
                "first",
                after.isEmpty());
    }

    @Get("/differences")
    @Scope(Scope.FINANCE)
    @View("console/differences")
    Map<String, Object> differences(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue @Nullable LocalDate from,
            @QueryValue @Nullable LocalDate to) {
        LocalDate last = to == null ? today().minusDays(1) : to;
        LocalDate first = from == null ? last.minusDays(6) : from;
        if (last.isBefore(first)) {
            throw Refusal.of(422, "bad-period", "日期范围不正确", "起始日期须不晚于截止日期", "请改正日期后重新查询");
        }
        List<MeansReport.Line> lines = desk.differences(first, last, client);
        return Map.of("from", first, "to", last, "lines", lines);
    }
}
