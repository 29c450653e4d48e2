package io.medsettle.server.onboarding;

import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.credit.WhiteListRules;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 试运行白名单: 只存加盐 SM3 摘要, 默认两周; 取下的条目留痕. */
@Validated
@Controller("/api/v1/credit/onboarding/white-list")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "无感支付上线")
public class WhiteListController {
    /** Two weeks of trial in production (S000). */
    private static final Duration USUAL = Duration.ofDays(14);

    private static final int SHOWN = 5000;

    private final WhiteListRows rows;
    private final WhiteListRules rules;
    private final InstantSource clock;

    WhiteListController(WhiteListRows rows, WhiteListRules rules, InstantSource clock) {
        this.rows = rows;
        this.rules = rules;
        this.clock = clock;
    }

    static Refusal noSalt() {
        return Refusal.of(409, "no-salt", "没有配置盐", "白名单需要 medsettle.credit.white-list.salt", "请在配置中给出本院的盐, 重启一次后再登记名单");
    }

    /**
     * 白名单条目.
     *
     * @param digest 加盐 SM3 摘要
     * @param deptCode 只限哪个科室, 空 = 全院
     * @param to 到何时为止 (不含)
     * @param endedAt 提前取下的时间, 空 = 没有
     * @param state WAITING 尚未开始, HOLDS 有效, OVER 已到期, ENDED 已取下
     */
    @Introspected
    public record Entry(
            String digest,
            String deptCode,
            String from,
            String to,
            String note,
            String addedBy,
            String endedAt,
            String endedBy,
            String state) {
        static Entry of(Listed one, Instant now) {
            return new Entry(
                    one.digest(),
                    one.deptCode(),
                    shown(one.from()),
                    shown(one.to()),
                    one.note(),
                    one.addedBy(),
                    one.ended().map(Entry::shown).orElse(""),
                    one.endedBy(),
                    one.state(now).name());
        }

        private static String shown(Instant at) {
            return at.atOffset(ZoneOffset.ofHours(8)).toString();
        }
    }

    /**
     * 登记; certNo 与 digest 给出一个.
     *
     * @param certNo 证件号码; 只计算摘要, 不保存
     * @param digest 加盐 SM3 摘要
     * @param from 不给出: 即时
     * @param to 不给出: 两周
     */
    @Introspected
    public record Adding(
            @Nullable @Size(min = 5, max = 30) @Pattern(regexp = "[0-9A-Za-z]*", message = "含有不允许的字符")
            String certNo,

            @Nullable @Pattern(regexp = "[0-9a-f]{64}", message = "应为 64 位小写十六进制")
            String digest,

            @Nullable @Size(max = 30) String deptCode,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable @Size(max = 200) String note) {
        @Override
        public String toString() {
            return "Adding";
        }
    }

    @Post
    @Scope(Scope.CREDIT_ADMIN)
    @Operation(summary = "登记白名单")
    public HttpResponse<Entry> add(@Body @Valid Adding body, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        if (rules.salt().isEmpty()) {
            throw noSalt();
        }
        Instant now = clock.instant();
        Instant from =
                Optional.ofNullable(body.from()).map(OffsetDateTime::toInstant).orElse(now);
        Instant to =
                Optional.ofNullable(body.to()).map(OffsetDateTime::toInstant).orElse(from.plus(USUAL));
        if (!to.isAfter(from) || !to.isAfter(now)) {
            throw new Refusal(Problem.of(400, "invalid", "期限不对", "截止时间须晚于开始时间和现在", "请改正期限后重新登记")
                    .at("to"));
        }
        Listed one = new Listed(
                digest(body),
                text(body.deptCode()),
                now,
                from,
                to,
                text(body.note()),
                client.id(),
                Optional.empty(),
                "");
        rows.add(one);
        return HttpResponse.created(Entry.of(one, now));
    }

    private String digest(Adding body) {
        if ((body.certNo() == null) == (body.digest() == null)) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "certNo 与 digest 须给出且只给出一个", "请补齐后重新登记")
                    .at("certNo"));
        }
        return body.digest() != null ? body.digest() : WhiteListRules.digest(rules.salt(), text(body.certNo()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    @Get
    @Scope(Scope.CREDIT_ADMIN)
    @Operation(summary = "白名单", description = "新的在前; holding 为 true 时只列未到期, 未取下的, 否则含已到期和已取下的; 可逐页查询")
    public List<Entry> some(
            @QueryValue(defaultValue = "false") boolean holding,
            @QueryValue(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @QueryValue(defaultValue = "5000") @Min(1) @Max(SHOWN) int size) {
        Instant now = clock.instant();
        return rows.some(holding ? Optional.of(now) : Optional.empty(), size, (long) page * size).stream()
                .map(one -> Entry.of(one, now))
                .toList();
    }

    @Delete("/{digest}")
    @Scope(Scope.CREDIT_ADMIN)
    @Operation(summary = "取下一人")
    public HttpResponse<Void> end(
            @PathVariable @Pattern(regexp = "[0-9a-f]{64}", message = "应为 64 位小写十六进制") String digest,
            @RequestAttribute(Client.ATTRIBUTE) Client client) {
        if (!rows.end(digest, clock.instant(), client.id())) {
            throw Refusal.notFound("白名单上没有这一条");
        }
        return HttpResponse.noContent();
    }
}
