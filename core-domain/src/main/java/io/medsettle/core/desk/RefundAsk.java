package io.medsettle.core.desk;

import io.medsettle.ports.value.OrderId;
import java.util.List;
import java.util.Optional;

/**
 * Somebody asks for money back (退费申请).
 *
 * @param round the collecting round that is to be refunded
 * @param key permanent key of this wish: HIS refund number, or the client's idempotency key
 * @param hisRefundNo HIS's number, if HIS asks itself: then its permit is given, and it is told the end all the same
 * @param fen how much, empty = everything that is left
 * @param reason in words, for HIS and the channel
 * @param by who asks
 * @param items fee lines that are given back (明细流水号); then an insured settlement is taken back whole and settled anew
 *     with what remains (重结), which is for the window only. Empty = by amount
 */
public record RefundAsk(
        OrderId order,
        int round,
        String key,
        Optional<String> hisRefundNo,
        Optional<Long> fen,
        String reason,
        String by,
        List<String> items) {
    public RefundAsk {
        items = List.copyOf(items);
    }

    /** By amount. */
    public RefundAsk(
            OrderId order,
            int round,
            String key,
            Optional<String> hisRefundNo,
            Optional<Long> fen,
            String reason,
            String by) {
        this(order, round, key, hisRefundNo, fen, reason, by, List.of());
    }
}
