package io.medsettle.server.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 一条差错.
 *
 * @param day 归属日
 * @param difference D1 至 D12
 * @param form 其下的情形: D6, D8, D10 之下为 D1 至 D5, D7, D9
 * @param care OUTPATIENT 门诊, INPATIENT 住院, UNKNOWN 未知
 * @param key 我方请求号, 没有时为 ~ 与对方单号
 * @param direction 长款与短款均写明方向
 * @param remedy 建议的处理
 * @param needs NOTHING, FRESH_QUERY 查实后自动, PERSON 人工, TWO_PERSONS 双人
 * @param evidence 两方的行与说明; 只在单条查询时有
 * @param runDay 由哪一日的对账发现, 即地址里的 day
 * @param assignee 指派给谁: console/ 与登录名; 没有指派时没有
 * @param refundRefused 为什么不能在此退费; 可以提出退费时没有
 * @param steps 处理记录; 只在单条查询时有. 复核时以所复核的那一步 PROPOSED 的 seq 为 proposalSeq
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Finding")
public record FindingAnswer(
        String findingId,
        String day,
        String source,
        String difference,
        String form,
        String also,
        String care,
        String key,
        @Nullable String orderId,
        String flow,
        long oursFen,
        long theirsFen,
        long differenceFen,
        String direction,
        String words,
        String remedy,
        String remedyWords,
        String needs,
        String reason,
        String state,
        String stateWords,
        String foundAt,
        String runDay,
        @Nullable String assignee,
        @Nullable String refundRefused,
        @Nullable JsonNode evidence,
        @Nullable List<StepAnswer> steps) {
    static final List<String> COLUMNS = List.of(
            "差错号", "归属日", "来源", "类别", "情形", "门诊住院", "单号", "结算单号", "收退", "我方金额(元)", "对方金额(元)", "差额(元)", "方向", "说明",
            "建议处理", "状态");

    /** Which of them are amounts. */
    static final Set<Integer> AMOUNTS = Set.of(9, 10, 11);

    /** 一步处理. */
    @Introspected
    @Schema(name = "FindingStep")
    public record StepAnswer(
            int seq,
            String at,
            String who,
            String step,
            String stepWords,
            String deed,
            long amountFen,
            String reason,
            String evidence,
            String outcome) {
        static StepAnswer of(Step s) {
            return new StepAnswer(
                    s.seq(),
                    Clocks.text(s.at()),
                    s.who(),
                    s.kind().name(),
                    s.kind().words(),
                    s.deed(),
                    s.fen(),
                    s.reason(),
                    s.evidence(),
                    s.outcome());
        }
    }

    static FindingAnswer of(StoredFinding f) {
        return of(f, null, null);
    }

    static FindingAnswer whole(StoredFinding f, List<Step> steps) {
        return of(
                f,
                FindingText.read(f.evidence()),
                steps.stream().map(StepAnswer::of).toList());
    }

    private static FindingAnswer of(StoredFinding f, @Nullable JsonNode evidence, @Nullable List<StepAnswer> steps) {
        return new FindingAnswer(
                f.id(),
                f.day().date().toString(),
                f.source(),
                f.difference().name(),
                f.form().name(),
                f.also(),
                f.care().name(),
                f.key(),
                f.order().isEmpty() ? null : f.order(),
                f.flow().name(),
                f.oursFen(),
                f.theirsFen(),
                f.theirsFen() - f.oursFen(),
                f.direction().words(),
                f.words(),
                f.remedy().name(),
                f.remedy().words(),
                f.needs().name(),
                f.reason(),
                f.state().name(),
                f.state().words(),
                Clocks.text(f.foundAt()),
                f.runDay().date().toString(),
                f.assignee().isEmpty() ? null : f.assignee(),
                Refundable.refused(f)
                        .map(refusal -> refusal.problem().detail() + "; "
                                + refusal.problem().next())
                        .orElse(null),
                evidence,
                steps);
    }

    static List<String> cells(StoredFinding f) {
        return List.of(
                f.id(),
                f.day().date().toString(),
                f.source(),
                f.difference() + " " + f.difference().words(),
                f.form().name(),
                f.care().words(),
                f.key(),
                f.order(),
                f.flow().words(),
                yuan(f.oursFen()),
                yuan(f.theirsFen()),
                yuan(f.theirsFen() - f.oursFen()),
                f.direction().words(),
                f.words(),
                f.remedy().words(),
                f.state().words());
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
