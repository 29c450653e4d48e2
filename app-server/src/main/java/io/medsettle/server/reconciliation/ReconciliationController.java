package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Difference;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOffice;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 日终对账: 启动, 进度, 各方合计, 账单. */
@Validated
@Controller("/api/v1/reconciliation")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "对账")
public class ReconciliationController {
    private static final String WORD = "[0-9A-Za-z_-]*";

    private final RunClerk clerk;
    private final RunStore runs;
    private final TotalStore totals;
    private final FindingStore findings;
    private final BillStore bills;
    private final BillLines lines;
    private final MeansReport means;
    private final WithdrawalReport withdrawals;
    private final DayAlarms alarms;
    private final HeadOffice head;
    private final InstantSource clock;

    ReconciliationController(
            RunClerk clerk,
            RunStore runs,
            TotalStore totals,
            FindingStore findings,
            BillStore bills,
            BillLines lines,
            MeansReport means,
            WithdrawalReport withdrawals,
            DayAlarms alarms,
            HeadOffice head,
            InstantSource clock) {
        this.clerk = clerk;
        this.runs = runs;
        this.totals = totals;
        this.findings = findings;
        this.bills = bills;
        this.lines = lines;
        this.means = means;
        this.withdrawals = withdrawals;
        this.alarms = alarms;
        this.head = head;
        this.clock = clock;
    }

    /**
     * 启动.
     *
     * @param again 已完成的也重新取账并核对; 同样的账得到同样的差错
     */
    @Introspected
    @Schema(name = "StartReconciliation")
    public record Start(@Nullable Boolean again) {}

    @Post("/{day}/runs")
    @Scope(Scope.FINANCE)
    @Operation(summary = "启动一日的对账", description = "可重复提交; 正在进行或已完成的不会另起一次, 除非 again 为 true; 已停止重试的重新开始")
    public HttpResponse<DayAnswer> start(
            @PathVariable LocalDate day,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Nullable @Body @Valid Start body) {
        head.refuseOthers(client);
        if (day.isAfter(BusinessDay.of(clock.instant()).date())) {
            throw Refusal.of(422, "day-not-over", "日期未到", "这一天还没有开始", "请选择今天或以前的日期");
        }
        boolean again = body != null && Boolean.TRUE.equals(body.again());
        boolean begun = clerk.start(Clocks.day(day), client.id(), again);
        return HttpResponse.status(begun ? HttpStatus.ACCEPTED : HttpStatus.OK).body(answer(client, day));
    }

    @Get("/{day}")
    @Scope(Scope.FINANCE)
    @Operation(summary = "一日的对账情况", description = "进行中也可查询进度; 差错按来源, 类别 D1 至 D12, 门诊住院, 状态计数")
    public DayAnswer day(@PathVariable LocalDate day, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return answer(client, day);
    }

    private DayAnswer answer(Client client, LocalDate day) {
        BusinessDay business = Clocks.day(day);
        RunRow run = runs.find(client.org(), business).orElseThrow(() -> Refusal.notFound("这一天没有对过账"));
        return DayAnswer.of(run, totals.of(client.org(), business), findings.counts(client.org(), business));
    }

    /**
     * 一份账单.
     *
     * @param state GOOD 采用, REFUSED 有误未采用, MISSING 未取得, DOUBLE 与已有的相同, SUPERSEDED 已被后来的取代, FETCHING 取账中断
     * @param digest 摘要
     */
    @Introspected
    @Schema(name = "BillFile")
    public record FileAnswer(
            String source,
            String state,
            String stateWords,
            long lines,
            long sumFen,
            String digest,
            String fetchedAt,
            String words) {
        static FileAnswer of(BillFile f) {
            return new FileAnswer(
                    f.source(),
                    f.state().name(),
                    switch (f.state()) {
                        case FETCHING -> "正在读取或中断";
                        case GOOD -> "已采用";
                        case REFUSED -> "有误, 整份未采用";
                        case MISSING -> "未取得";
                        case DOUBLE -> "与已有的相同";
                        case SUPERSEDED -> "已被后来的取代";
                    },
                    f.lines(),
                    f.sumFen(),
                    f.digest(),
                    Clocks.text(f.beganAt()),
                    f.words());
        }
    }

    @Get("/{day}/bills")
    @Scope(Scope.FINANCE)
    @Operation(summary = "一日取得的各方账单", description = "每一次取账都留存, 包括有误的")
    public List<FileAnswer> bills(@PathVariable LocalDate day, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return bills.files(client.org(), Clocks.day(day)).stream()
                .map(FileAnswer::of)
                .toList();
    }

    /**
     * 账单的一行.
     *
     * @param part 分项
     * @param fen 分; 退款为负
     * @param result 一致, 有差错, 未核对 (该方账单未采用或尚未核对, 或这一行在等待跨日配对)
     * @param findingId 有差错时
     */
    @Introspected
    @Schema(name = "BillLine")
    public record LineAnswer(
            String source,
            long no,
            String requestNo,
            String farNumber,
            String part,
            long fen,
            boolean reversed,
            String time,
            String orderId,
            String care,
            String means,
            Map<String, String> labels,
            String result,
            @Nullable String findingId) {}

    /** 一页; next 为空表示没有更多. */
    @Introspected
    @Schema(name = "BillLines")
    public record Lines(List<LineAnswer> lines, @Nullable String next) {}

    @Get("/{day}/bill-lines")
    @Scope(Scope.FINANCE)
    @Operation(summary = "查询账单明细", description = "平台账单, HIS 账单, 医保账单; 可按来源, 门诊住院, 单号 (请求号, 对方单号, 结算单号) 查询")
    public Lines lines(
            @PathVariable LocalDate day,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue(defaultValue = "") @Size(max = 48) @Pattern(regexp = WORD) String source,
            @QueryValue(defaultValue = "") @Pattern(regexp = "(OUTPATIENT|INPATIENT|UNKNOWN)?") String care,
            @QueryValue(defaultValue = "") @Size(max = 64) String number,
            @QueryValue(defaultValue = "") @Pattern(regexp = "([0-9a-f]{32}-[0-9]{1,18})?") String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(500) int size) {
        return lines.page(client.org(), Clocks.day(day), source, care, number, after, size);
    }

    @Get("/differences")
    @Scope(Scope.FINANCE)
    @Operation(summary = "HIS 差额表", description = "按日与支付方式列出本网关, 渠道账单, HIS 账单的收退净额与差额; 最多 31 日")
    public List<MeansReport.Line> differences(
            @QueryValue LocalDate from, @QueryValue LocalDate to, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        head.refuseOthers(client);
        period(from, to);
        return means.of(client.org(), Clocks.day(from), Clocks.day(to));
    }

    private static void period(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.isAfter(from.plusDays(30))) {
            throw Refusal.of(422, "bad-period", "日期范围不正确", "起始日期须不晚于截止日期, 且不超过 31 日", "请缩小日期范围");
        }
    }

    @Get("/withdrawals")
    @Scope(Scope.FINANCE)
    @Operation(summary = "提现数据", description = "按日与渠道列出平台账单与本网关账簿的收款, 退款, 净额; 最多 31 日")
    public List<WithdrawalReport.Line> withdrawals(
            @QueryValue LocalDate from, @QueryValue LocalDate to, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        head.refuseOthers(client);
        period(from, to);
        return withdrawals.of(client.org(), Clocks.day(from), Clocks.day(to));
    }

    /**
     * 一个告警: 这一天多次未能完成, 或账单始终没有取得.
     *
     * @param attempts 取过多少次
     * @param words 停在哪里, 下一步做什么
     */
    @Introspected
    @Schema(name = "ReconciliationAlarm")
    public record AlarmAnswer(String day, int attempts, String words) {}

    @Get("/alarms")
    @Scope(Scope.FINANCE)
    @HeadOnly
    @Operation(
            summary = "对账告警",
            description = "多次未能完成, 或账单始终没有取得 (D12 未处理), 须由人重新启动的日期; 没有时为空."
                    + " 同样的数字在 /prometheus 的 medsettle_reconciliation_failed")
    public List<AlarmAnswer> alarms() {
        return alarms.now().stream()
                .map(r -> new AlarmAnswer(r.day().date().toString(), r.attempts(), r.words()))
                .toList();
    }

    /** 差错类别的说明. */
    @Get("/classes")
    @Scope(Scope.FINANCE)
    @Operation(summary = "差错类别")
    public Map<String, String> classes() {
        Map<String, String> words = new LinkedHashMap<>();
        for (Difference difference : Difference.values()) {
            words.put(difference.name(), difference.words());
        }
        return words;
    }
}
