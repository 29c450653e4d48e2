package io.medsettle.server.console;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.reconciliation.AssignmentsController;
import io.medsettle.server.reconciliation.FindingAnswer;
import io.medsettle.server.reconciliation.FindingsController;
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
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** 差错: 查询与导出, 一条差错的证据与处理记录, 再次查询, 提出退费或平账, 另一人复核, 指派, 备注; 处理记录. */
@Hidden
@Controller("/console/findings")
@ExecuteOn(TaskExecutors.BLOCKING)
class FindingPages {
    private static final int PAGE = 50;
    private static final int LONGEST_LOG = 92;

    private final FindingsController desk;
    private final AssignmentsController assignments;
    private final ReconciliationController days;
    private final InstantSource clock;

    FindingPages(
            FindingsController desk,
            AssignmentsController assignments,
            ReconciliationController days,
            InstantSource clock) {
        this.desk = desk;
        this.assignments = assignments;
        this.days = days;
        this.clock = clock;
    }

    private LocalDate yesterday() {
        return BusinessDay.of(clock.instant()).date().minusDays(1);
    }

    @Get
    @Scope(Scope.FINANCE)
    @View("console/findings")
    Map<String, Object> find(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue @Nullable LocalDate day,
            @QueryValue(defaultValue = "") String difference,
            @QueryValue(defaultValue = "") String source,
            @QueryValue(defaultValue = "") String care,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String number,
            @QueryValue(defaultValue = "") String mine,
            @QueryValue(defaultValue = "") String after) {
        LocalDate which = day == null ? yesterday() : day;
        String whose = mine.equals("yes") ? client.id() : "";
        boolean all = !whose.isEmpty() && day == null;
        FindingsController.Page page = all
                ? assignments.of(client, whose, after, PAGE)
                : desk.find(which, client, difference, source, care, state, number.strip(), whose, after, PAGE);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("day", which);
        model.put("all", all);
        model.put("mine", whose.isEmpty() ? "" : "yes");
        model.put("findings", page.findings());
        model.put("next", page.next() == null ? "" : page.next());
        model.put("first", after.isEmpty());
        model.put("classes", days.classes());
        model.put("difference", difference);
        model.put("source", source);
        model.put("care", care);
        model.put("state", state);
        model.put("number", number);
        return model;
    }

    @Get("/{day}/export.csv")
    @Scope(Scope.FINANCE)
    HttpResponse<StreamedFile> export(
            @PathVariable LocalDate day,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue(defaultValue = "") String difference,
            @QueryValue(defaultValue = "") String source,
            @QueryValue(defaultValue = "") String care,
            @QueryValue(defaultValue = "") String state) {
        return desk.export(day, client, difference, source, care, state);
    }

    @Get("/{day}/export.xlsx")
    @Scope(Scope.FINANCE)
    HttpResponse<StreamedFile> workbook(
            @PathVariable LocalDate day,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue(defaultValue = "") String difference,
            @QueryValue(defaultValue = "") String source,
            @QueryValue(defaultValue = "") String care,
            @QueryValue(defaultValue = "") String state) {
        return desk.workbook(day, client, difference, source, care, state);
    }

    @Get("/{day}/{id}")
    @Scope(Scope.FINANCE)
    @View("console/finding")
    Map<String, Object> finding(
            @PathVariable LocalDate day, @PathVariable String id, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        FindingAnswer finding = desk.get(day, id, client);
        List<FindingAnswer.StepAnswer> steps = finding.steps() == null ? List.of() : finding.steps();
        Optional<FindingAnswer.StepAnswer> proposal = steps.stream()
                .filter(s -> finding.state().equals("PROPOSED") && s.step().equals("PROPOSED"))
                .reduce((a, b) -> b);
        return Map.of(
                "f",
                finding,
                "steps",
                steps,
                "evidence",
                EvidenceLine.of(finding.evidence()),
                "proposal",
                proposal.stream().toList(),
                "lasts",
                List.of("OPEN", "PROPOSED", "APPROVED").contains(finding.state()),
                "people",
                assignments.people(),
                "mine",
                proposal.stream().anyMatch(s -> s.who().equals(client.id())));
    }

    /** 处理一条差错; 金额以元为单位, 空为可退的全部. */
    @Post("/{day}/{id}")
    @Scope(Scope.FINANCE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remedy(
            @PathVariable LocalDate day,
            @PathVariable String id,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        OptionalInt seq = form.number("proposalSeq");
        desk.remedy(
                day,
                id,
                client,
                new FindingsController.Wish(
                        form.text("step"),
                        form.has("deed") ? form.text("deed") : null,
                        fen(form.text("amount").strip()),
                        seq.isPresent() ? seq.getAsInt() : null,
                        reason(form),
                        form.text("evidence").strip(),
                        form.has("assignee") ? form.text("assignee") : null));
        return HttpResponse.seeOther(URI.create("/console/findings/" + day + "/" + id));
    }

    /** Why somebody follows it up needs no words. */
    private static String reason(Form form) {
        String reason = form.text("reason").strip();
        return reason.isEmpty() && form.text("step").endsWith("ASSIGN") ? "跟进" : reason;
    }

    private static @Nullable Long fen(String amount) {
        if (amount.isEmpty()) {
            return null;
        }
        if (!amount.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            throw Refusal.of(422, "amount", "金额不对", "没有认出输入的金额", "请以元为单位输入, 最多两位小数, 例如 12.30; 空为可退的全部");
        }
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    @Get("/log")
    @Scope(Scope.FINANCE)
    @View("console/finding-log")
    Map<String, Object> log(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue @Nullable LocalDate from,
            @QueryValue @Nullable LocalDate to) {
        LocalDate last = to == null ? yesterday().plusDays(1) : to;
        LocalDate first = from == null ? last.minusDays(6) : from;
        if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST_LOG))) {
            throw Refusal.of(422, "bad-period", "日期范围不正确", "起始日期须不晚于截止日期, 且不超过 92 日", "请缩小日期范围");
        }
        return Map.of("from", first, "to", last, "lines", desk.log(first, last, client));
    }
}
