package io.medsettle.server.api;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * 号源.
 *
 * @param scheduleId 排班号
 * @param slotId 号源号
 * @param booked 是否预约 (以后日期): 可稍后支付; 否则为当日号
 */
@Introspected
@Schema(name = "Slot")
public record Slot(
        @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
        String scheduleId,

        @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
        String slotId,

        boolean booked) {}
