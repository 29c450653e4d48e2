package io.medsettle.server.credit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.server.api.Answers;
import io.medsettle.server.api.OrderAnswer;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 信用无感支付: 医生保存医嘱后自动结算 (G01), 存疑清单. */
@Validated
@Controller("/api/v1/credit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "信用无感支付")
class AutoSettleController {
    private final AutoSettle events;
    private final CreditHolds holds;
    private final InstantSource clock;

    AutoSettleController(AutoSettle events, CreditHolds holds, InstantSource clock) {
        this.events = events;
        this.holds = holds;
        this.clock = clock;
    }

    /**
     * 医嘱保存事件; 以 (hisOrderId, eventId) 为键, 重复提交返回已有结果.
     *
     * @param eventId HIS 事件号; 账单修改后用新的
     * @param hisOrderId HIS 收费单号
     * @param rxNos 处方号, 可多张
     * @param version HIS 收费单版本
     * @param patientClass 参保类别; 空则按医保与 HIS 的资料认定
     * @param medType 医疗类别; 空则按 HIS 待缴费清单
     */
    @Introspected
    @Schema(name = "OrderSaved")
    record Saved(
            @NotBlank @Size(max = 64) @PlainId String eventId,

            @NotBlank @Size(max = 64) @PlainId String hisOrderId,

            @NotBlank @Size(max = 30) @PlainId String visitNo,

            @NotBlank @Size(max = 64) @PlainId String patientId,

            @Size(min = 1, max = 20) List<@NotBlank @Size(max = 64) @PlainId String> rxNos,

            @PositiveOrZero(message = "不能为负数") long version,
            @Nullable PatientClass patientClass,

            @Nullable @Pattern(regexp = "[0-9]{1,6}", message = "应为 1 至 6 位数字")
            String medType,

            @Nullable @Size(max = 30) @PlainId String deptCode,

            @Nullable @Size(max = 50) String deptName) {
        Trigger trigger(Client client, java.time.Instant now) {
            return new Trigger(
                    client.org(),
                    hisOrderId,
                    eventId,
                    visitNo,
                    patientId,
                    rxNos,
                    version,
                    Optional.ofNullable(patientClass),
                    medType == null ? "" : medType,
                    deptCode == null ? "" : deptCode,
                    deptName == null ? "" : deptName,
                    client.id(),
                    now);
        }
    }

    /**
     * 答复.
     *
     * @param result PAID 已收款已入账, PROCESSING 正在处理, SKIPPED 不走无感支付, DECLINED 信用平台拒绝, NEED_WINDOW 须到窗口
     * @param gate 在哪一关决定
     * @param code 原因代码; 信用平台拒绝时为其响应码
     * @param reason 原因
     * @param order 结算单, 已开单时有
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OrderSavedAnswer")
    record Answer(
            String eventId,
            String hisOrderId,
            String result,
            String gate,
            String code,
            String reason,
            @Nullable OrderAnswer order) {}

    @Post("/auto-settle")
    @Scope(Scope.HIS)
    @Operation(summary = "医嘱已保存, 自动结算 (G01)", description = "8 秒内答复; PROCESSING 时以同一 eventId 再问, 期间请保持账单锁定")
    Answer settle(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Saved saved) {
        AutoSettle.Known known = events.settle(saved.trigger(client, clock.instant()));
        return new Answer(
                saved.eventId(),
                saved.hisOrderId(),
                known.decision().result().name(),
                known.decision().gate().name(),
                known.decision().code(),
                known.decision().reason(),
                known.order().map(o -> Answers.of(o, false)).orElse(null));
    }

    /**
     * 存疑的一笔.
     *
     * @param since 开单时间
     * @param alarm 是否已超过 medsettle.credit.max-hold, 须人工核实
     */
    @Introspected
    @Schema(name = "CreditDoubt")
    record Doubt(String orderId, String since, boolean alarm) {}

    @Get("/doubts")
    @Scope({Scope.HIS, Scope.FINANCE})
    @Operation(summary = "信用支付存疑清单", description = "结果未知的收款; 期间 HIS 锁定自动续期, 是否改由窗口收款须人工决定")
    List<Doubt> doubts(@RequestAttribute(Client.ATTRIBUTE) Client client) {
        return holds.held().stream()
                .map(h -> new Doubt(h.order().text(), h.openedAt().toString(), h.alarm()))
                .toList();
    }
}
