package io.medsettle.server.rulings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Story;
import io.medsettle.ports.value.Parts;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 需人工处理的一轮.
 *
 * @param round 轮次
 * @param deed 须裁定的分笔
 * @param why 为什么需要人工处理
 * @param amounts 该分笔的金额, 中文说明
 * @param orderState 结算单状态
 * @param rulingNo 待复核的裁定编号, 没有则空
 * @param ruling 待复核的裁定
 * @param reason 待复核的裁定的理由
 * @param farNumber 待复核的裁定所称的对方凭证号
 * @param evidence 待复核的裁定的证据所在
 * @param proposedBy 经办人
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Ruling")
public record RulingAnswer(
        String orderId,
        int round,
        String plan,
        @Nullable String deed,
        @Nullable String why,
        @Nullable String amounts,
        String orderState,
        @Nullable String rulingNo,
        @Nullable String ruling,
        @Nullable String reason,
        @Nullable String farNumber,
        @Nullable String evidence,
        @Nullable String proposedBy) {

    static RulingAnswer of(Order order, int number) {
        Round round = order.round(number);
        Proposal open = round.stuck() ? Proposal.open(order, number).orElse(null) : null;
        return new RulingAnswer(
                order.id().text(),
                number,
                Story.plan(round.plan()),
                given(round.stuckDeed()),
                given(round.stuckWhy()),
                round.deed(round.stuckDeed())
                        .map(d -> d.parts())
                        .filter(p -> !p.isZero())
                        .map((Parts p) -> Story.words(p))
                        .orElse(null),
                order.state().name(),
                open == null ? null : Long.toString(open.line()),
                open == null ? null : open.fields().get("ruling"),
                open == null ? null : open.fields().get("reason"),
                open == null ? null : given(open.fields().get("farNumber")),
                open == null ? null : open.fields().get("evidence"),
                open == null ? null : open.fields().get("who"));
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
