package io.medsettle.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 结算单.
 *
 * @param orderId 结算单号
 * @param state 状态代码
 * @param stateText 状态说明
 * @param totalFen 总费用, 分
 * @param parts 各分项, 分
 * @param heldFen 现在由各方为本单持有的金额, 分
 * @param payBefore 支付期限, ISO-8601
 * @param reason 放弃或需人工处理的原因
 * @param money 资金在哪里
 * @param next 下一步
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "结算单")
public record OrderAnswer(
        String orderId,
        String entry,
        String state,
        String stateText,
        long totalFen,
        PartsAnswer parts,
        long heldFen,
        @Nullable String hisOrderId,
        @Nullable String payBefore,
        @Nullable String reason,
        String money,
        String next,
        List<LegAnswer> legs,
        List<RefundAnswer> refunds,
        @Nullable List<HistoryAnswer> history,
        @Nullable Map<String, String> cashier) {

    /** 分项, 分. */
    @Introspected
    @Schema(name = "Parts")
    public record PartsAnswer(long fundFen, long accountFen, long cashFen, long otherFen, long hospitalFen) {}

    /** 分笔: 与一个对手方的一笔. */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Leg")
    public record LegAnswer(
            int round,
            String name,
            String party,
            String state,
            PartsAnswer parts,
            String number,
            @Nullable String farNumber,
            @Nullable String farTime,
            boolean inDoubt,
            @Nullable String text) {}

    /** 流水. */
    @Introspected
    @Schema(name = "HistoryLine")
    public record HistoryAnswer(String at, String text) {}
}
