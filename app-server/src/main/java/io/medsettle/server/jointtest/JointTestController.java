package io.medsettle.server.jointtest;

import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** 联调测试报告: 由留存的报文生成, 未做的用例写未测. */
@Controller("/api/v1/credit/joint-test-report")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "无感支付上线")
class JointTestController {
    private static final Duration LONGEST = Duration.ofDays(31);

    private final JointTest test;

    JointTestController(JointTest test) {
        this.test = test;
    }

    @Get
    @Scope(Scope.CREDIT_ADMIN)
    @Operation(summary = "联调测试报告", description = "from 与 to 为带时区的时间, 至多 31 天; format 为 html (默认) 或 md")
    HttpResponse<String> report(
            @QueryValue OffsetDateTime from, @QueryValue OffsetDateTime to, @Nullable @QueryValue String format) {
        if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new Refusal(Problem.of(400, "invalid", "时段不对", "to 应晚于 from, 至多 31 天", "请改正时段后重新查询")
                    .at("to"));
        }
        String markdown = test.report(from.toInstant(), to.toInstant())
                .orElseThrow(() -> Refusal.of(409, "no-credit", "没有接入信用平台", "本院没有配置信用平台", "请先配置商户参数"));
        boolean plain = "md".equals(format);
        return HttpResponse.ok(plain ? markdown : HtmlPage.of("联调测试报告", markdown))
                .contentType(MediaType.of(plain ? "text/markdown;charset=UTF-8" : "text/html;charset=UTF-8"))
                .header("Content-Security-Policy", "default-src 'none'");
    }
}
