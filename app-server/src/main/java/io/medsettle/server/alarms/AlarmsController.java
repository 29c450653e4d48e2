package io.medsettle.server.alarms;

import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import java.util.List;

/** 无感支付的交易监控: 现在有哪些告警. 同样的数字在 /prometheus 的 medsettle_credit_*. */
@Controller("/api/v1/credit/alarms")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "无感支付监控")
public class AlarmsController {
    private final Alarms alarms;

    AlarmsController(Alarms alarms) {
        this.alarms = alarms;
    }

    /**
     * 一个告警.
     *
     * @param since 从何时起
     * @param figure 笔数, 百分比或应答数
     */
    @Introspected
    @Schema(name = "CreditAlarm")
    public record Answer(String kind, String since, long figure, String words) {}

    @Get
    @Scope({Scope.FINANCE, Scope.CREDIT_ADMIN})
    @Operation(summary = "当前告警", description = "没有告警时为空")
    public List<Answer> now() {
        return alarms.now().stream()
                .map(red -> new Answer(
                        red.alarm().kind().name(),
                        red.since().atOffset(ZoneOffset.ofHours(8)).toString(),
                        red.alarm().figure(),
                        red.alarm().words()))
                .toList();
    }
}
