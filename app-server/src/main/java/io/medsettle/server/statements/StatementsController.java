package io.medsettle.server.statements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.insurance.StatementVerdict;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 医保日对账: 本网关账簿与医保逐组对总账 (3201), 不平的逐笔对明细 (3202). 只比较, 不改账, 可随时重做. */
@Controller("/api/v1/insurer-statements")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "医保对账")
class StatementsController {
    private static final int MOST_SHOWN = 1000;

    private final SettledRows settled;
    private final InsurerStatements insurer;
    private final InstantSource clock;

    StatementsController(SettledRows settled, InsurerStatements insurer, InstantSource clock) {
        this.settled = settled;
        this.insurer = insurer;
        this.clock = clock;
    }

    /**
     * 一组.
     *
     * @param platform 医保平台; 主平台为空
     * @param insuType 险种
     * @param clrType 清算类别
     * @param agency 清算经办机构
     * @param count 我方笔数 (含冲销)
     * @param totalFen 我方总费用合计, 分
     * @param fundFen 我方基金合计, 分
     * @param accountFen 我方个人账户合计, 分
     * @param cashFen 我方现金合计, 分
     * @param result LEVEL 已对平, NOT_LEVEL 未对平, UNKNOWN 医保没有可信的答复
     * @param differences 逐笔差异; 只在未对平时有
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StatementGroup")
    record Group(
            @Nullable String platform,
            String insuType,
            String clrType,
            String agency,
            long count,
            long totalFen,
            long fundFen,
            long accountFen,
            long cashFen,
            String result,
            @Nullable String words,
            List<Difference> differences) {}

    /**
     * 一笔差异.
     *
     * @param kind ONLY_INSURER 医保有我方无, ONLY_HOSPITAL 我方有医保无, DIFFERENT 双方都有而金额不同, UNEXPLAINED 待人工
     * @param msgid 医保记下的报文号; 医保单边的凭它冲正 (2601)
     * @param orderId 本网关的结算单; 没有为空
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StatementDifference")
    record Difference(
            String kind,
            String text,
            String setlId,
            String mdtrtId,
            String msgid,
            boolean reversal,
            long totalFen,
            long fundFen,
            long accountFen,
            String words,
            @Nullable String orderId) {}

    /** 一日. */
    @Introspected
    @Schema(name = "InsurerStatement")
    record Statement(String day, boolean level, List<Group> groups) {}

    private static final class Sums {
        private long count;
        private long total;
        private long fund;
        private long account;
        private long cash;
        private final Map<String, String> orders = new HashMap<>();

        void add(SettledRows.Row r) {
            count++;
            total = Math.addExact(total, r.row().totalFen());
            fund = Math.addExact(fund, r.row().fundFen());
            account = Math.addExact(account, r.row().accountFen());
            cash = Math.addExact(cash, r.row().cashFen());
            orders.put(r.row().setlId(), r.order().text());
        }
    }

    @Post("/{day}")
    @Scope(Scope.INSURANCE)
    @Operation(summary = "与医保对一日的账", description = "按医保平台, 险种, 清算类别, 清算经办机构分组, 各组向结算它的平台核对; 以医保返回的结算时间归日")
    Statement compare(@PathVariable LocalDate day) {
        BusinessDay business =
                BusinessDay.of(day.atTime(12, 0).atZone(BusinessDay.ZONE).toInstant());
        if (!day.isBefore(BusinessDay.of(clock.instant()).date().plusDays(1))) {
            throw Refusal.of(422, "day-not-over", "日期未到", "这一天还没有开始", "请选择今天或以前的日期");
        }
        Map<StatementGroup, Sums> groups = new HashMap<>();
        try (Stream<SettledRows.Row> rows = settled.of(business)) {
            rows.forEach(r -> groups.computeIfAbsent(r.group(), g -> new Sums()).add(r));
        }
        List<Group> answers = new ArrayList<>();
        Set<StatementGroup> ordered = new LinkedHashSet<>(groups.keySet().stream()
                .sorted(Comparator.comparing(StatementGroup::toString))
                .toList());
        for (StatementGroup group : ordered) {
            answers.add(compare(business, group, groups.getOrDefault(group, new Sums())));
        }
        boolean level =
                !answers.isEmpty() && answers.stream().allMatch(g -> g.result().equals("LEVEL"));
        return new Statement(day.toString(), level, answers);
    }

    private Group compare(BusinessDay day, StatementGroup group, Sums sums) {
        Supplier<Stream<StatementRow>> rows =
                () -> settled.of(day).filter(r -> r.group().equals(group)).map(SettledRows.Row::row);
        Outcome<StatementVerdict> verdict = insurer.totals(group, rows);
        String result = verdict.match(v -> v.level() ? "LEVEL" : "NOT_LEVEL", no -> "UNKNOWN", u -> "UNKNOWN");
        String words = verdict.match(StatementVerdict::words, Outcome.Declined::text, Outcome.Unknown::text);
        List<Difference> differences = new ArrayList<>();
        if (result.equals("NOT_LEVEL")) {
            List<Difference> found = new ArrayList<>();
            boolean whole = insurer.details(group, rows, d -> {
                        if (found.size() < MOST_SHOWN) {
                            found.add(difference(d, sums));
                        }
                    })
                    .match(s -> true, no -> false, u -> false);
            if (whole) {
                differences.addAll(found);
            } else {
                words = words + "; 明细对账没有完成, 请稍后重做";
            }
        }
        return new Group(
                group.platform().isEmpty() ? null : group.platform(),
                group.insuType(),
                group.clrType(),
                group.agency(),
                sums.count,
                sums.total,
                sums.fund,
                sums.account,
                sums.cash,
                result,
                words.isEmpty() ? null : words,
                differences);
    }

    private static Difference difference(StatementDifference d, Sums sums) {
        String text =
                switch (d.kind()) {
                    case ONLY_INSURER -> "医保有, 我方没有 (医保单边): 核实后以其报文号冲正";
                    case ONLY_HOSPITAL -> "我方有, 医保没有 (我方单边): 先查 5203, 再由人工处理";
                    case DIFFERENT -> "双方都有, 金额不同: 以医保为准, 由人工处理";
                    case UNEXPLAINED -> "医保的结果无法归类: 由人工处理";
                };
        return new Difference(
                d.kind().name(),
                text,
                d.setlId(),
                d.mdtrtId(),
                d.msgid(),
                d.reversal(),
                d.totalFen(),
                d.fundFen(),
                d.accountFen(),
                d.words(),
                sums.orders.get(d.setlId()));
    }
}
