package io.medsettle.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 退费.
 *
 * @param refundNo 退费单号: 结算单号-轮次
 * @param result SUCCESS 已退, PROCESSING 正在退, REJECTED 未退, STUCK 需人工处理
 * @param fen 退费金额, 分
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Refund", description = "退费")
public record RefundAnswer(
        String refundNo,
        String orderId,
        String result,
        String resultText,
        long fen,
        @Nullable String hisRefundNo,
        @Nullable String reason,
        List<OrderAnswer.LegAnswer> legs) {}
