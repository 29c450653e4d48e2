package io.medsettle.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.server.api.OrderAnswer.LegAnswer;
import io.medsettle.server.api.OrderAnswer.PartsAnswer;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 住院的一轮办理: 入院, 预交金, 出院, 撤销, 退费.
 *
 * @param kind admission, admission-undone, deposit, deposit-waived (免押金), discharge, discharge-reversal, refund, return
 * @param state WORKING 办理中, WAITING_CONFIRM 待确认, WAITING_PATIENT 等待患者支付, IN_DOUBT 存疑, DONE 已办结, GIVEN_UP 未办成, STUCK 需人工处理
 * @param totalFen 总费用, 分
 * @param parts 各分项, 分
 * @param depositFen 预交金抵扣, 分
 * @param topUpFen 需补缴, 分
 * @param surplusFen 结余应退, 分
 * @param reason 未办成或需人工处理的原因
 * @param cashier 打开收银台所需的参数
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "住院的一轮办理")
public record RoundAnswer(
        String orderId,
        int round,
        String kind,
        String state,
        String stateText,
        long totalFen,
        PartsAnswer parts,
        @Nullable Long depositFen,
        @Nullable Long topUpFen,
        @Nullable Long surplusFen,
        @Nullable String reason,
        List<LegAnswer> legs,
        @Nullable Map<String, String> cashier) {

    public static RoundAnswer of(Order order, Round round) {
        String state = state(order, round);
        Parts told = told(round);
        boolean discharge = round.deed("top-up").isPresent();
        long own = discharge ? own(round, told) : 0;
        long held = round.opening()
                .find("notes." + NoteKey.DEPOSIT_HELD)
                .map(Long::parseLong)
                .orElse(0L);
        boolean priced = own > 0 || !told.isZero();
        return new RoundAnswer(
                order.id().text(),
                round.no(),
                round.plan(),
                state,
                words(state),
                whole(round),
                Answers.parts(told),
                discharge && priced ? Math.min(own, held) : null,
                discharge && priced ? Math.max(0, own - held) : null,
                discharge && priced ? Math.max(0, held - own) : null,
                round.stuck() ? round.stuckWhy() : round.gaveUp() ? round.why() : null,
                Answers.legs(round),
                cashier(round));
    }

    /** Whether a top-up is due that waits for a code to be shown. */
    boolean wantsCode(Round round) {
        return topUpFen != null
                && topUpFen > 0
                && round.deed("top-up")
                        .filter(d -> d.plan().act().equals(Act.CODE_PAY) && d.status() == DeedStatus.PLANNED)
                        .isPresent();
    }

    private static String state(Order order, Round round) {
        if (round.stuck()) {
            return "STUCK";
        }
        if (round.gaveUp()) {
            return order.undone(round) ? "GIVEN_UP" : "WORKING";
        }
        boolean doubt = round.deeds().stream()
                .anyMatch(d -> d.plan().kind() != Kind.NOTICE
                        && d.doubted()
                        && d.status().open());
        if (doubt) {
            return "IN_DOUBT";
        }
        if (round.complete()) {
            return "DONE";
        }
        if (round.waitsAt().isPresent()) {
            return "WAITING_CONFIRM";
        }
        boolean patient = round.deeds().stream().anyMatch(d -> d.status() == DeedStatus.AWAITING);
        return patient ? "WAITING_PATIENT" : "WORKING";
    }

    private static String words(String state) {
        return switch (state) {
            case "STUCK" -> "需人工处理";
            case "GIVEN_UP" -> "未办成";
            case "IN_DOUBT" -> "存疑, 正在查询";
            case "DONE" -> "已办结";
            case "WAITING_CONFIRM" -> "待确认";
            case "WAITING_PATIENT" -> "等待患者支付";
            default -> "办理中";
        };
    }

    private static Parts told(Round round) {
        return round.deeds().stream()
                .filter(d -> d.plan().tells() && !d.told().isZero())
                .map(DeedView::told)
                .findFirst()
                .orElse(Parts.NONE);
    }

    /** What the patient bears of a discharge: told by the insurer, or all of it. */
    private static long own(Round round, Parts told) {
        return told.isZero() ? whole(round) : told.get(Part.CASH);
    }

    private static long whole(Round round) {
        return round.deed("freeze").map(d -> d.parts().get(Part.WHOLE)).orElseGet(() -> round.deeds().stream()
                .filter(d -> d.plan().verb() == Verb.REVERSE
                        || d.plan().fills(d.plan().pool()))
                .mapToLong(d -> d.parts().total())
                .sum());
    }

    private static @Nullable Map<String, String> cashier(Round round) {
        Optional<DeedView> waiting = round.deeds().stream()
                .filter(d -> d.status() == DeedStatus.AWAITING && !d.handoff().isEmpty())
                .findFirst();
        return waiting.map(d -> d.handoff().asMap()).orElse(null);
    }
}
