package io.medsettle.server.console;

import io.medsettle.server.audit.AuditCheck;
import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditLog;
import io.medsettle.server.audit.AuditRow;
import io.medsettle.server.audit.AuditSearch;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.people.Organisations;
import io.medsettle.server.people.Sitting;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Times;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 审计: 查看, 导出, 校验. 审计日志只增不改. */
@Hidden
@Validated
@Controller("/console/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditController {
    private static final int SIZE = 50;
    private static final int AT_ONCE = 1_000;
    private static final int MOST = 50_000;

    private final AuditLog log;
    private final AuditCheck check;
    private final AuditTrail trail;
    private final Callers callers;
    private final Organisations organisations;

    AuditController(AuditLog log, AuditCheck check, AuditTrail trail, Callers callers, Organisations organisations) {
        this.log = log;
        this.check = check;
        this.trail = trail;
        this.callers = callers;
        this.organisations = organisations;
    }

    /** A row as the page shows it. */
    public record Line(
            long no, String at, String who, String from, String action, String object, String outcome, String words) {
        static Line of(AuditRow row) {
            AuditEntry e = row.entry();
            return new Line(
                    row.no(), Times.of(row.at()), e.who(), e.from(), e.action(), e.object(), e.outcome(), e.words());
        }
    }

    @Get
    @Scope(Scope.AUDIT)
    @View("console/audit")
    Map<String, Object> list(
            @RequestAttribute(Sitting.ATTRIBUTE) Sitting me,
            @Valid @RequestBean AuditFilter filter,
            @QueryValue(defaultValue = "9223372036854775807") @Min(1) long below) {
        List<AuditRow> found = log.find(filter.search(seen(me)), below, SIZE + 1);
        boolean more = found.size() > SIZE;
        List<Line> lines = found.stream().limit(SIZE).map(Line::of).toList();
        Query here = filter.on("/console/audit");
        return Map.of(
                "lines",
                lines,
                "filter",
                filter,
                "newest",
                below == Long.MAX_VALUE ? "" : here.text(),
                "older",
                more ? here.with("below", lines.get(SIZE - 1).no()).text() : "",
                "export",
                filter.on("/console/audit/export").text());
    }

    /** An auditor of the gateway's own organisation reads the log of all of them. */
    private String seen(Sitting me) {
        return organisations.isHead(me.org()) ? "" : me.org();
    }

    /** Reads the whole log; on a large one this takes a while. */
    @Get("/check")
    @Scope(Scope.AUDIT)
    @View("console/audit-check")
    Map<String, Object> check() {
        return Map.of("verdict", check.verify());
    }

    @Get("/export")
    @Scope(Scope.AUDIT)
    HttpResponse<String> export(
            HttpRequest<?> request,
            @RequestAttribute(Sitting.ATTRIBUTE) Sitting me,
            @Valid @RequestBean AuditFilter filter) {
        AuditSearch search = filter.search(seen(me));
        List<AuditRow> rows = new ArrayList<>();
        long below = Long.MAX_VALUE;
        List<AuditRow> some;
        do {
            some = log.find(search, below, AT_ONCE);
            rows.addAll(some);
            below = some.isEmpty() ? below : some.get(some.size() - 1).no();
            if (rows.size() > MOST) {
                throw Refusal.of(422, "too-many-rows", "行数太多", "一次最多导出 " + MOST + " 行", "请缩小日期范围后再导出");
            }
        } while (some.size() == AT_ONCE);
        trail.note(callers.of(request).entry("audit-export", "", AuditEntry.OK, rows.size() + " 行"));
        return HttpResponse.ok(AuditSheet.of(rows))
                .contentType("text/csv;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"");
    }
}
