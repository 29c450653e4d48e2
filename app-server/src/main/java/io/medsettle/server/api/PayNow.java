package io.medsettle.server.api;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * 确认支付.
 *
 * @param payCode 付款码或刷脸凭证, 一次有效; 一码付时为空
 */
@Introspected
@Schema(description = "确认支付")
public record PayNow(@Nullable @Size(max = 128) @Printable String payCode) {

    /** Whether the patient still has to show a code: some money is due, and no voucher stands in for it. */
    static boolean wantsCode(Round round) {
        return !hasVoucher(round)
                && round.deeds().stream()
                        .filter(d -> d.plan().act().equals(Act.CODE_PAY) && d.status() == DeedStatus.PLANNED)
                        .anyMatch(d -> due(round, d.plan().sizing().from()) != 0);
    }

    /** Whether a voucher of one scan stands in for a code (一码付). */
    static boolean hasVoucher(Round round) {
        return round.deeds().stream().anyMatch(d -> d.plan().act().equals(Act.VOUCHER));
    }

    /** An order that is past paying, or not there yet. */
    static Refusal notPayable(Order order) {
        return new Refusal(Problem.of(
                        409,
                        "not-payable",
                        "现在不能支付",
                        "结算单状态为 " + Words.state(order.state()) + ", 不能支付",
                        Words.next(order.state()))
                .about(order.id().text())
                .money(Words.money(order.state(), order.held())));
    }

    /** What the telling deed leaves to the patient, fen; -1 while it has told nothing. */
    private static long due(Round round, String teller) {
        return round.deed(teller)
                .filter(t -> !t.told().isZero())
                .map(t -> t.told().get(io.medsettle.ports.value.Part.CASH))
                .orElse(-1L);
    }

    @Override
    public String toString() {
        return "PayNow";
    }
}
