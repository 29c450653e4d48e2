package io.medsettle.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Inpatient;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 一次住院在本网关的全部往来.
 *
 * @param orderId 结算单号
 * @param depositLeftFen 预交金余额 (未抵扣, 未退, 未被退费占用), 分
 * @param admitted 是否已由本网关办理医保入院登记
 * @param discharged 是否已出院结算
 * @param rounds 各轮办理
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "一次住院在本网关的全部往来")
public record StayAnswer(
        String stayId,
        @Nullable String orderId,
        long depositLeftFen,
        boolean admitted,
        boolean discharged,
        List<RoundAnswer> rounds) {

    static StayAnswer none(String stayId) {
        return new StayAnswer(stayId, null, 0, false, false, List.of());
    }

    static StayAnswer of(String stayId, Order order) {
        return new StayAnswer(
                stayId,
                order.id().text(),
                order.left(Inpatient.pool(stayId)),
                Stays.admitted(order),
                Stays.discharged(order).isPresent(),
                order.rounds().stream().map(r -> RoundAnswer.of(order, r)).toList());
    }
}
