package io.medsettle.server.statements;

import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 医保清算申请 (3203) 与撤销 (3204): 数目由本网关账簿汇总, 不由人填写. 只申请, 不改账. */
@Validated
@Controller("/api/v1/insurer-clearings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "医保对账")
class ClearingsController {
    private final SettledRows settled;
    private final InsurerStatements insurer;

    ClearingsController(SettledRows settled, InsurerStatements insurer) {
        this.settled = settled;
        this.insurer = insurer;
    }

    /**
     * 申请.
     *
     * @param clrType 清算类别
     * @param clrWay 清算方式; 空为不填
     * @param from 起始日, 以医保返回的结算时间归日
     * @param to 截止日, 与起始日同月
     */
    @Introspected
    @Schema(name = "ClearingWish")
    record Wish(
            @NotBlank @Pattern(regexp = "[0-9A-Za-z]{1,6}", message = "应为 1 至 6 位字母或数字")
            String clrType,

            @Nullable @Pattern(regexp = "[0-9A-Za-z]{0,6}", message = "应为 1 至 6 位字母或数字")
            String clrWay,

            @NotNull LocalDate from,
            @NotNull LocalDate to) {}

    /**
     * 已受理的申请.
     *
     * @param eventNumber 清算申请事件号; 凭它撤销
     * @param visits 清算人次: 结算减冲销
     */
    @Introspected
    @Schema(name = "ClearingAnswer")
    record Answer(
            String eventNumber,
            String month,
            long visits,
            long totalFen,
            long fundFen,
            long accountFen,
            long cashFen) {}

    @Post
    @Scope(Scope.FINANCE)
    @Operation(summary = "清算申请 (3203)", description = "没有可信的答复时不要重复提交: 先在医保页面核对")
    HttpResponse<Answer> apply(@Body @Valid Wish wish) {
        if (wish.to().isBefore(wish.from()) || !YearMonth.from(wish.from()).equals(YearMonth.from(wish.to()))) {
            throw new Refusal(Problem.of(400, "bad-period", "期间不正确", "起止日期须在同一个月内, 且先后有序", "请改正后重新提交")
                    .at("to"));
        }
        Clearing clearing = summed(wish);
        if (clearing.visits() == 0 && clearing.totalFen() == 0) {
            throw Refusal.of(422, "nothing-to-clear", "没有可清算的结算", "这一期间内没有该清算类别的结算", "请核对清算类别与日期");
        }
        String number = told(insurer.apply(clearing), "清算申请可能已受理: 请先在医保页面核对, 不要重复提交");
        return HttpResponse.created(new Answer(
                number,
                clearing.month().toString(),
                clearing.visits(),
                clearing.totalFen(),
                clearing.claimedFen(),
                clearing.accountFen(),
                clearing.cashFen()));
    }

    /** Our own rows of the period, a day at a time. */
    private Clearing summed(Wish wish) {
        long[] sum = new long[5];
        for (LocalDate day = wish.from(); !day.isAfter(wish.to()); day = day.plusDays(1)) {
            BusinessDay business =
                    BusinessDay.of(day.atTime(12, 0).atZone(BusinessDay.ZONE).toInstant());
            try (Stream<SettledRows.Row> rows = settled.of(business)) {
                rows.filter(r -> r.group().clrType().equals(wish.clrType())).forEach(r -> {
                    sum[0] += r.row().reversal() ? -1 : 1;
                    sum[1] = Math.addExact(sum[1], r.row().totalFen());
                    sum[2] = Math.addExact(sum[2], r.row().fundFen());
                    sum[3] = Math.addExact(sum[3], r.row().cashFen());
                    sum[4] = Math.addExact(sum[4], r.row().accountFen());
                });
            }
        }
        return new Clearing(
                wish.clrType(),
                wish.clrWay() == null ? "" : wish.clrWay(),
                YearMonth.from(wish.from()),
                sum[0],
                sum[1],
                sum[1],
                sum[2],
                sum[3],
                sum[4],
                wish.from(),
                wish.to());
    }

    @Post("/{eventNumber}/withdraw")
    @Scope(Scope.FINANCE)
    @Operation(summary = "撤销清算申请 (3204)")
    HttpResponse<?> withdraw(
            @PathVariable @Size(max = 30) @Pattern(regexp = "[!-~]+", message = "含有不允许的字符") String eventNumber) {
        told(insurer.withdraw(eventNumber), "撤销可能已受理, 可以重试");
        return HttpResponse.noContent();
    }

    private static String told(Outcome<String> said, String next) {
        return said.match(
                v -> v,
                no -> {
                    throw Refusal.of(422, "insurer-refused", "医保拒绝", "医保答复: " + no.text(), "请核对后重试");
                },
                u -> {
                    throw Refusal.of(503, "insurer-silent", "医保没有答复", "医保暂时没有可信的答复", next);
                });
    }
}
