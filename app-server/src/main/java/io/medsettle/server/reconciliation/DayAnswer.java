package io.medsettle.server.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.server.reconciliation.TotalStore.Flows;
import io.medsettle.server.reconciliation.TotalStore.Total;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 一日的对账情况.
 *
 * @param state QUEUED 排队, RUNNING 进行中, WAITING 有账单未取得或有误, 将再取, FINISHED 完成, FAILED 多次未能完成,
 *     须由人重新启动, 以后的日期照常对账
 * @param stage 进行到哪一步
 * @param doneRows 本次已读行数
 * @param cutAt 账簿截止时间
 * @param words 尚缺的账单, 或未能完成的原因, 或为何重新核对
 * @param sides 各方合计; care 为 ALL 的是全部, 其余按门诊住院分开
 * @param differences 差错数, 按来源, 类别, 门诊住院, 状态
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReconciliationDay")
public record DayAnswer(
        String day,
        String state,
        @Nullable String stage,
        long doneRows,
        int attempts,
        String askedAt,
        @Nullable String cutAt,
        @Nullable String finishedAt,
        @Nullable String words,
        List<Side> sides,
        List<Differences> differences) {
    /**
     * 一方.
     *
     * @param state COMPARED 已核对, REFUSED 账单有误, 未采用, MISSING 账单未取得
     * @param unexplainedFen 合计之差中未能逐笔说明的部分, 应为零
     */
    @Introspected
    @Schema(name = "ReconciliationSide")
    public record Side(
            String source,
            String care,
            String state,
            Sums ours,
            Sums theirs,
            long differenceFen,
            long agreed,
            long waiting,
            long waitingFen,
            long unexplainedFen) {}

    /** 收款与退款; 退款为负. */
    @Introspected
    @Schema(name = "ReconciliationSums")
    public record Sums(long payments, long paidFen, long refunds, long refundedFen, long netFen) {
        static Sums of(Flows f) {
            return new Sums(f.paid(), f.paidFen(), f.back(), f.backFen(), f.paidFen() + f.backFen());
        }
    }

    /** 一类差错. */
    @Introspected
    @Schema(name = "ReconciliationCount")
    public record Differences(
            String source,
            String difference,
            String words,
            String care,
            String state,
            long count,
            long differenceFen) {}

    static DayAnswer of(RunRow run, List<Total> totals, List<FindingStore.Count> counts) {
        return new DayAnswer(
                run.day().date().toString(),
                run.state().name(),
                run.stage().isEmpty() ? null : run.stage(),
                run.doneRows(),
                run.attempts(),
                Clocks.text(run.askedAt()),
                time(run.cut()),
                run.state() == RunRow.State.FINISHED || run.state() == RunRow.State.WAITING
                        ? time(run.finishedAt())
                        : null,
                run.words().isEmpty() ? null : run.words(),
                totals.stream().map(DayAnswer::side).toList(),
                counts.stream()
                        .map(c -> new Differences(
                                c.source(),
                                c.difference().name(),
                                c.difference().words(),
                                c.care().name(),
                                c.state().name(),
                                c.count(),
                                c.differenceFen()))
                        .toList());
    }

    private static @Nullable String time(Instant at) {
        return at.equals(Instant.EPOCH) ? null : Clocks.text(at);
    }

    private static Side side(Total t) {
        long difference = t.theirs().paidFen()
                + t.theirs().backFen()
                - t.ours().paidFen()
                - t.ours().backFen();
        return new Side(
                t.source(),
                t.care(),
                t.state(),
                Sums.of(t.ours()),
                Sums.of(t.theirs()),
                difference,
                t.agreed(),
                t.waiting(),
                t.waitingFen(),
                t.unexplainedFen());
    }
}
