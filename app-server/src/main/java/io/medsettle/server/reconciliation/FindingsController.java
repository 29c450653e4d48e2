package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.reconciliation.FindingStore.Search;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** 差错账: 查询, 导出, 处理 (平账与退费须两人), 处理记录. */
@Validated
@Controller("/api/v1/reconciliation")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "对账")
public class FindingsController {
    private static final MediaType CSV = MediaType.of("text/csv;charset=UTF-8");
    private static final MediaType XLSX =
            MediaType.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int PIECE = 500;
    private static final String DAY_CLASS = "(D([1-9]|1[0-2]))?";
    private static final String CARE = "(OUTPATIENT|INPATIENT|UNKNOWN)?";
    private static final String STATE = "(OPEN|PROPOSED|APPROVED|CLOSED|DONE|WRITTEN_OFF)?";
    private static final String ID = "([0-9a-f]{32})?";

    private final FindingStore findings;
    private final StepStore steps;
    private final RemedyDesk remedies;
    private final Assigning assigning;
    private final DayRules rules;

    FindingsController(
            FindingStore findings, StepStore steps, RemedyDesk remedies, Assigning assigning, DayRules rules) {
        this.findings = findings;
        this.steps = steps;
        this.remedies = remedies;
        this.assigning = assigning;
        this.rules = rules;
    }

    /** 一页; next 为空表示没有更多. */
    @Introspected
    @Schema(name = "Findings")
    public record Page(
            List<FindingAnswer> findings, @Nullable String next) {
        static Page of(List<StoredFinding> found, int size) {
            return new Page(
                    found.stream().map(FindingAnswer::of).toList(),
                    found.size() < size ? null : found.get(found.size() - 1).id());
        }
    }

    @Get("/{day}/findings")
    @Scope(Scope.FINANCE)
    @Operation(
            summary = "查询差错",
            description = "可按类别, 来源, 门诊住院, 状态, 单号 (请求号, 对方单号, 结算单号), 指派给谁 (console/ 与登录名) 查询, 逐页返回")
    public Page find(
            @PathVariable LocalDate day,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue(defaultValue = "") @Pattern(regexp = DAY_CLASS) String difference,
            @QueryValue(defaultValue = "") @Size(max = 48) String source,
            @QueryValue(defaultValue = "") @Pattern(regexp = CARE) String care,
            @QueryValue(defaultValue = "") @Pattern(regexp = STATE) String state,
            @QueryValue(defaultValue = "") @Size(max = 64) String number,
            @QueryValue(defaultValue = "") @Size(max = 64) String assignee,
            @QueryValue(defaultValue = "") @Pattern(regexp = ID) String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(500) int size) {
        Search search = new Search(difference, source, care, state, number, assignee);
        return Page.of(findings.of(client.org(), Clocks.day(day), search, after, size), size);
    }

    @Get("/{day}/findings.csv")
    @Scope(Scope.FINANCE)
    @Operation(summary = "导出差错", description = "CSV, UTF-8, 首行为中文表头, 金额为元")
    public HttpResponse<StreamedFile> export(
            @PathVariable LocalDate day,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue(defaultValue = "") @Pattern(regexp = DAY_CLASS) String difference,
            @QueryValue(defaultValue = "") @Size(max = 48) String source,
            @QueryValue(defaultValue = "") @Pattern(regexp = CARE) String care,
            @QueryValue(defaultValue = "") @Pattern(regexp = STATE) String state) {
        Search search = new Search(difference, source, care, state, "");
        StreamedFile file =
                new StreamedFile(new CsvPages(FindingAnswer.COLUMNS, pages(client, Clocks.day(day), search)), CSV);
        return HttpResponse.ok(file)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"findings-" + day + ".csv\"");
    }

    @Get("/{day}/findings.xlsx")
    @Scope(Scope.FINANCE)
    @Operation(summary = "导出差错", description = "XLSX, 首行为中文表头, 金额为元; 文字单元格一律为文字")
    public HttpResponse<StreamedFile> workbook(
            @PathVariable LocalDate day,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue(defaultValue = "") @Pattern(regexp = DAY_CLASS) String difference,
            @QueryValue(defaultValue = "") @Size(max = 48) String source,
            @QueryValue(defaultValue = "") @Pattern(regexp = CARE) String care,
            @QueryValue(defaultValue = "") @Pattern(regexp = STATE) String state) {
        Search search = new Search(difference, source, care, state, "");
        InputStream file = new Workbooks(FindingAnswer.COLUMNS, FindingAnswer.AMOUNTS, Workbooks.FULL)
                .write(rules.scratch(), "差错 " + day, pages(client, Clocks.day(day), search));
        return HttpResponse.ok(new StreamedFile(file, XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"findings-" + day + ".xlsx\"");
    }

    private Supplier<List<List<String>>> pages(Client client, BusinessDay day, Search search) {
        String[] after = {""};
        return () -> {
            List<StoredFinding> page = findings.of(client.org(), day, search, after[0], PIECE);
            if (!page.isEmpty()) {
                after[0] = page.get(page.size() - 1).id();
            }
            return page.stream().map(FindingAnswer::cells).toList();
        };
    }

    @Get("/{day}/findings/{id}")
    @Scope(Scope.FINANCE)
    @Operation(summary = "查询一条差错", description = "两方的行, 证据, 处理记录")
    public FindingAnswer get(
            @PathVariable LocalDate day, @PathVariable String id, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return whole(need(day, id, client));
    }

    private FindingAnswer whole(StoredFinding f) {
        return FindingAnswer.whole(f, steps.of(f.id()));
    }

    private StoredFinding need(LocalDate day, String id, Client client) {
        return Optional.of(id)
                .filter(text -> text.matches("[0-9a-f]{32}"))
                .flatMap(text -> findings.find(client.org(), text))
                .filter(f -> f.runDay().equals(Clocks.day(day)))
                .orElseThrow(() -> Refusal.notFound("没有这条差错"));
    }

    /**
     * 处理.
     *
     * @param step ASK 再次查询并按答复处理, PROPOSE 提出, APPROVE 复核通过, REJECT 复核不通过, COMMENT 备注, ASSIGN 指派, UNASSIGN 取消指派
     * @param deed PROPOSE 时: WRITE_OFF 平账, REFUND 退费
     * @param amountFen 退费金额, 分; 空为可退的全部
     * @param proposalSeq APPROVE 与 REJECT 时必填: 所复核的那一步 PROPOSED 在处理记录中的 seq; 不是最后一次提出的则为 409
     * @param reason 原因
     * @param evidence 依据: 单据号, 截图编号等
     * @param assignee ASSIGN 时: 指派给谁的登录名, 须是本机构在用且有财务权限的人员
     */
    @Introspected
    @Schema(name = "RemedyWish")
    public record Wish(
            @NotBlank
            @Pattern(
                    regexp = "ASK|PROPOSE|APPROVE|REJECT|COMMENT|ASSIGN|UNASSIGN",
                    message = "只能为 ASK, PROPOSE, APPROVE, REJECT, COMMENT, ASSIGN, UNASSIGN")
            String step,

            @Nullable @Pattern(regexp = "WRITE_OFF|REFUND", message = "只能为 WRITE_OFF 或 REFUND")
            String deed,

            @Nullable @Positive(message = "须大于零") Long amountFen,
            @Nullable @Positive(message = "须大于零") Integer proposalSeq,
            @NotBlank @Size(max = 200) String reason,
            @Nullable @Size(max = 500) String evidence,
            @Nullable @Size(max = 64) String assignee) {}

    @Post("/{day}/findings/{id}/remedies")
    @Scope(Scope.FINANCE)
    @Operation(summary = "处理一条差错", description = "平账与退费由一人提出, 另一人复核后执行; 重复复核只执行一次; 指派只说明由谁跟进, 不改变谁可以处理")
    public FindingAnswer remedy(
            @PathVariable LocalDate day,
            @PathVariable String id,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Wish wish) {
        StoredFinding f = need(day, id, client);
        return whole(
                switch (wish.step()) {
                    case "ASK" -> remedies.askAgain(f, client.id());
                    case "PROPOSE" ->
                        remedies.propose(
                                f,
                                client.id(),
                                deed(wish),
                                wish.amountFen() == null ? 0 : wish.amountFen(),
                                wish.reason(),
                                evidence(wish));
                    case "APPROVE" -> remedies.approve(f, client.id(), wish.reason(), seq(wish));
                    case "ASSIGN" -> assigning.assign(f, client.id(), assignee(wish), wish.reason());
                    case "UNASSIGN" -> assigning.unassign(f, client.id(), wish.reason());
                    case "REJECT" -> remedies.reject(f, client.id(), wish.reason(), seq(wish));
                    default -> remedies.comment(f, client.id(), wish.reason());
                });
    }

    private static int seq(Wish wish) {
        if (wish.proposalSeq() == null) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "复核时须说明 proposalSeq", "请给出处理记录中所复核的那一步的 seq")
                    .at("proposalSeq"));
        }
        return wish.proposalSeq();
    }

    private static String assignee(Wish wish) {
        if (wish.assignee() == null || wish.assignee().isBlank()) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "指派时须说明 assignee", "请给出指派给谁的登录名")
                    .at("assignee"));
        }
        return wish.assignee().strip();
    }

    private static String deed(Wish wish) {
        if (wish.deed() == null) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "提出处理时须说明 deed", "请给出 WRITE_OFF 或 REFUND")
                    .at("deed"));
        }
        return wish.deed();
    }

    private static String evidence(Wish wish) {
        if (wish.evidence() == null || wish.evidence().isBlank()) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "平账与退费须有依据 evidence", "请填写单据号等依据")
                    .at("evidence"));
        }
        return wish.evidence();
    }

    /** 一步处理与所属差错. */
    @Introspected
    @Schema(name = "RemedyLog")
    public record LogLine(
            String findingId,
            String day,
            String source,
            String difference,
            String care,
            String key,
            String orderId,
            FindingAnswer.StepAnswer step) {
        static LogLine of(StepStore.Logged l) {
            return new LogLine(
                    l.finding(),
                    new BusinessDay(l.day()).date().toString(),
                    l.source(),
                    l.difference(),
                    l.care().name(),
                    l.key(),
                    l.order(),
                    FindingAnswer.StepAnswer.of(l.step()));
        }
    }

    @Get("/log")
    @Scope(Scope.FINANCE)
    @Operation(summary = "差错账处理记录", description = "按处理日期; 最多 1000 条, 更多请缩小日期范围")
    public List<LogLine> log(
            @QueryValue LocalDate from, @QueryValue LocalDate to, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return steps
                .log(
                        client.org(),
                        from.atStartOfDay(BusinessDay.ZONE).toInstant(),
                        to.plusDays(1).atStartOfDay(BusinessDay.ZONE).toInstant(),
                        Optional.empty(),
                        1_000)
                .stream()
                .map(LogLine::of)
                .toList();
    }
}
