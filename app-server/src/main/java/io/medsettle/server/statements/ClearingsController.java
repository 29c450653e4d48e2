package io.medsettle.server.statements;

import io.medsettle.core.desk.Clearings;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.api.Printable;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 医保清算申请 (3203) 与撤销 (3204): 数目由本网关账簿汇总, 不由人填写. 每一天只申请一次; 没有答复的由人核对, 不重复申请. */
@Validated
@Controller("/api/v1/insurer-clearings")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "医保对账")
class ClearingsController {
    private static final String KEY = "key";
    private static final String ENTRY = "clearing";
    private static final String DIGEST = "digest";
    private static final String WITHDRAW = "withdraw";

    private final SettledRows settled;
    private final Clearings clearings;
    private final SettlementDesk settlements;
    private final OrderSearch search;
    private final Optional<Platforms> platforms;

    ClearingsController(
            SettledRows settled,
            Clearings clearings,
            SettlementDesk settlements,
            OrderSearch search,
            Optional<Platforms> platforms) {
        this.platforms = platforms;
        this.settled = settled;
        this.clearings = clearings;
        this.settlements = settlements;
        this.search = search;
    }

    /**
     * 申请.
     *
     * @param clrType 清算类别
     * @param clrWay 清算方式; 空为不填
     * @param from 起始日, 以医保返回的结算时间归日
     * @param to 截止日, 与起始日同月
     * @param platform 医保平台; 空为主平台. 市直医保另有平台的, 其清算单独申请
     */
    @Introspected
    @Schema(name = "ClearingWish")
    record Wish(
            @NotBlank @Pattern(regexp = "[0-9A-Za-z]{1,6}", message = "应为 1 至 6 位字母或数字")
            String clrType,

            @Nullable @Pattern(regexp = "[0-9A-Za-z]{0,6}", message = "应为 1 至 6 位字母或数字")
            String clrWay,

            @NotNull LocalDate from,
            @NotNull LocalDate to,

            @Nullable @Pattern(regexp = "[a-z-]{0,24}", message = "不是医保平台的名称")
            String platform) {
        String way() {
            return clrWay == null ? "" : clrWay;
        }

        String at() {
            return platform == null ? "" : platform;
        }

        /** The period that is claimed once, at one platform. */
        String period() {
            return atPlatform(String.join("/", ENTRY, clrType, from.toString(), to.toString()));
        }

        /** The period, and each day of it: no day is claimed in two periods. */
        List<String> claims() {
            return Stream.concat(
                            Stream.of(period()),
                            from.datesUntil(to.plusDays(1))
                                    .map(day -> atPlatform(String.join("/", ENTRY, clrType, day.toString()))))
                    .toList();
        }

        private String atPlatform(String text) {
            return at().isEmpty() ? text : text + "/" + at();
        }

        boolean means(SettledRows.Row row) {
            return row.group().clrType().equals(clrType)
                    && row.group().platform().equals(at());
        }

        String digest() {
            return period() + "/" + way();
        }
    }

    @Post
    @Scope(Scope.FINANCE)
    @Operation(summary = "清算申请 (3203)", description = "同一 Idempotency-Key 与内容再次提交返回第一次的结果; 没有可信的答复时不会自动重发, 由人到医保页面核对")
    HttpResponse<ClearingAnswer> apply(
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Printable String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Wish wish) {
        Optional<Order> before = search.openedUnder(key, client);
        if (before.isPresent()) {
            return repeated(before.get(), wish);
        }
        Clearing clearing = claimable(wish);
        return answer(
                settlements.open(new Opening(
                        client.org(),
                        ENTRY,
                        wish.claims(),
                        Optional.of(OrderSearch.claimed(key, client)),
                        wish.digest(),
                        client.id(),
                        ClearingNotes.of(clearing, wish.at())
                                .with(NoteKey.ORG, client.org())
                                .with(NoteKey.ENTRY, ENTRY)
                                .with(NoteKey.OPERATOR, client.id()),
                        Secrets.NONE,
                        clearings.application())),
                wish);
    }

    private static HttpResponse<ClearingAnswer> repeated(Order order, Wish wish) {
        if (!order.opening().get(DIGEST).equals(wish.digest())) {
            throw otherContent(order.id());
        }
        return HttpResponse.ok(ClearingAnswer.of(order));
    }

    private static Refusal otherContent(OrderId order) {
        return new Refusal(Problem.of(
                        409,
                        "key-reused",
                        "Idempotency-Key 已用于其他内容",
                        "同一个 Idempotency-Key 先前用于不同的内容",
                        "新的申请请使用新的 Idempotency-Key")
                .about(order.text()));
    }

    private static HttpResponse<ClearingAnswer> answer(Opened opened, Wish wish) {
        if (opened instanceof Opened.New n) {
            return fresh(n.order(), n.order().round(0), HttpResponse.created(ClearingAnswer.of(n.order())));
        }
        if (opened instanceof Opened.Same s) {
            return repeated(s.order(), wish);
        }
        if (opened instanceof Opened.OtherContent other) {
            throw otherContent(other.order());
        }
        if (opened instanceof Opened.BillHeld held) {
            throw new Refusal(
                    Problem.of(409, "period-applied", "已申请过清算", "这一期间或其中几天的该清算类别已有一次清算申请", "请查询那次申请; 要重新申请须先撤销它")
                            .about(held.order().text()));
        }
        throw new IllegalStateException("a clearing was " + opened.getClass().getSimpleName());
    }

    /** What came of a round just opened: done, refused, or nobody knows yet. */
    private static HttpResponse<ClearingAnswer> fresh(Order order, Round round, HttpResponse<ClearingAnswer> done) {
        if (round.gaveUp()) {
            throw new Refusal(Problem.of(422, "insurer-refused", "医保拒绝", round.why(), "请核对后重新提交")
                    .about(order.id().text()));
        }
        return round.complete() ? done : HttpResponse.accepted().body(ClearingAnswer.of(order));
    }

    private Clearing claimable(Wish wish) {
        if (wish.to().isBefore(wish.from()) || !YearMonth.from(wish.from()).equals(YearMonth.from(wish.to()))) {
            throw new Refusal(Problem.of(400, "bad-period", "期间不正确", "起止日期须在同一个月内, 且先后有序", "请改正后重新提交")
                    .at("to"));
        }
        if (!wish.at().isEmpty() && platforms.filter(p -> p.has(wish.at())).isEmpty()) {
            throw new Refusal(Problem.of(
                            400, "no-such-platform", "没有这个医保平台", "没有配置名为 " + wish.at() + " 的医保平台", "主平台请留空; 其他平台请核对名称")
                    .at("platform"));
        }
        Clearing clearing = summed(wish);
        if (clearing.visits() == 0 && clearing.totalFen() == 0) {
            throw Refusal.of(422, "nothing-to-clear", "没有可清算的结算", "这一期间内没有该清算类别的结算", "请核对清算类别与日期");
        }
        return clearing;
    }

    /** Our own rows of the period at that platform, a day at a time. */
    private Clearing summed(Wish wish) {
        long[] sum = new long[5];
        for (LocalDate day = wish.from(); !day.isAfter(wish.to()); day = day.plusDays(1)) {
            BusinessDay business =
                    BusinessDay.of(day.atTime(12, 0).atZone(BusinessDay.ZONE).toInstant());
            try (Stream<SettledRows.Row> rows = settled.of(business)) {
                rows.filter(wish::means).forEach(r -> {
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
                wish.way(),
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

    @Get("/{clearingId}")
    @Scope(Scope.FINANCE)
    @Operation(summary = "查询清算申请")
    ClearingAnswer get(@PathVariable String clearingId, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return ClearingAnswer.of(need(clearingId, client));
    }

    @Post("/{clearingId}/withdraw")
    @Scope(Scope.FINANCE)
    @Operation(summary = "撤销清算申请 (3204)", description = "没有答复时系统自动重发, 直到有结果; 撤销后这一期间可以重新申请")
    HttpResponse<ClearingAnswer> withdraw(
            @PathVariable String clearingId,
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Printable String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client) {
        Order order = need(clearingId, client);
        Opened opened = settlements.openRound(
                order.id(),
                client.id(),
                List.of(new Claim(KEY, client.org(), OrderSearch.claimed(key, client), 0)),
                Fields.of(DIGEST, WITHDRAW),
                Secrets.NONE,
                clearings::withdrawal);
        if (opened instanceof Opened.New n) {
            return fresh(n.order(), n.order().round(n.round()), HttpResponse.ok(ClearingAnswer.of(n.order())));
        }
        if (opened instanceof Opened.Same s) {
            boolean same = s.order().id().equals(order.id())
                    && s.order()
                            .round(s.round())
                            .opening()
                            .get("notes." + DIGEST)
                            .equals(WITHDRAW);
            if (!same) {
                throw otherContent(s.order().id());
            }
            return HttpResponse.ok(ClearingAnswer.of(s.order()));
        }
        if (opened instanceof Opened.Refused refused) {
            throw new Refusal(Problem.of(409, refused.code(), "不能撤销", refused.text(), "请查询这次清算申请的状态")
                    .about(order.id().text()));
        }
        throw new IllegalStateException("a withdrawal was " + opened.getClass().getSimpleName());
    }

    private Order need(String clearingId, Client client) {
        return search.find(clearingId, client)
                .filter(o -> o.opening().get("entry").equals(ENTRY))
                .orElseThrow(() -> Refusal.notFound("没有这次清算申请"));
    }
}
