package io.medsettle.server.realname;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Times;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
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
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 实名异常: 谁, 何时, 在哪里, 为什么没有通过身份核验. 姓名与证件号只显示一部分. */
@Validated
@Controller("/api/v1/real-name-failures")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "实名异常")
public class RealNameController {
    private static final int MOST_DAYS = 180;

    private final RealNameFailures failures;

    RealNameController(RealNameFailures failures) {
        this.failures = failures;
    }

    /**
     * 查询条件.
     *
     * @param from 起始日期
     * @param to 截止日期; 与起始日期相距不超过 180 日
     * @param number 证件号; 不给出: 所有人. 按显示的部分查找, 可能带出显示相同的别人
     * @param page 第几页, 自 0 起
     * @param size 一页多少条, 默认 50
     */
    @Introspected
    @Schema(name = "RealNameQuery")
    public record Wanted(
            LocalDate from,
            LocalDate to,
            @Nullable @Size(max = 40) String number,
            @Nullable @Min(0) @Max(100_000) Integer page,
            @Nullable @Min(1) @Max(200) Integer size) {
        @Override
        public String toString() {
            return "Wanted[" + from + " " + to + "]";
        }
    }

    /**
     * 一次没有通过的身份核验.
     *
     * @param at 时间
     * @param place 接入方与终端, 或渠道的患者页面
     * @param code 原因代码
     * @param words 原因
     * @param name 姓名, 只显示一部分; 没有读到时为空
     * @param number 证件号, 只显示一部分; 没有读到时为空
     */
    @Introspected
    @Schema(name = "RealNameFailure")
    public record Answer(String at, String place, String code, String words, String name, String number) {}

    @Post("/query")
    @Scope(Scope.READ)
    @Operation(summary = "查询实名异常", description = "新的在前; 证件号在请求内容里, 不在地址里; 保留 180 天")
    public List<Answer> query(@Body @Valid Wanted wanted, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        if (wanted.to().isBefore(wanted.from())
                || wanted.to().isAfter(wanted.from().plusDays(MOST_DAYS))) {
            throw Refusal.of(422, "bad-period", "日期范围不正确", "起始日期须不晚于截止日期, 且相距不超过 " + MOST_DAYS + " 日", "请缩小日期范围");
        }
        int size = wanted.size() == null ? 50 : wanted.size();
        long skip = (long) size * (wanted.page() == null ? 0 : wanted.page());
        String number = wanted.number() == null ? "" : wanted.number();
        return failures
                .some(
                        client.org(),
                        new Secret(number),
                        wanted.from().atStartOfDay(BusinessDay.ZONE).toInstant(),
                        wanted.to().plusDays(1).atStartOfDay(BusinessDay.ZONE).toInstant(),
                        size,
                        skip)
                .stream()
                .map(f -> new Answer(Times.of(f.at()), f.place(), f.code(), f.words(), f.name(), f.number()))
                .toList();
    }
}
