package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The cash back by the first interface itself (refund, queryrefund), wechat §3.6. It knows no amount: all of the cash goes back or
 * nothing, the insurance part never.
 */
final class OldRefund implements CashBack {
    private static final Set<String> MISSING = Set.of("REFUNDNOTEXIST", "ORDERNOTEXIST");

    private final Line line;
    private final InstantSource clock;

    OldRefund(Line line, InstantSource clock) {
        this.line = line;
        this.clock = clock;
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        Receipt paid = reversal.needOriginal().receipt();
        if (reversal.fen(Part.CASH) != paid.parts().get(Part.CASH)) {
            return Outcome.neverSent("1.0 接口只能全额退回现金, 不能部分退");
        }
        Deed original = reversal.needOriginal().deed();
        Map<String, String> page = new LinkedHashMap<>();
        page.put("med_trans_id", paid.farNumber()); // 诊疗单号
        page.put("hosp_out_refund_no", reversal.number().text()); // 医院退款单号
        page.put("serial_no", UnifiedOrder.serialNo(original)); // 医院流水号, as in the order
        page.put("part_refund_type", "CASH_ONLY"); // 只退现金
        return line.post("refund", reversal.number().text(), page)
                .match(
                        said -> ask(reversal),
                        no -> no.refusal() == Refusal.NEVER_SENT
                                ? Outcome.neverSent(no.text())
                                : Outcome.unknown(Doubt.NO_ANSWER, no.code() + " " + no.text()),
                        unknown -> Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    @Override
    public Outcome<Returned> ask(Deed reversal) {
        String number = reversal.number().text();
        return line.post("queryrefund", number, Map.of("hosp_out_refund_no", number))
                .match(
                        said -> Orders.readable(() -> returned(reversal, said)),
                        no -> Outcome.unknown(
                                MISSING.contains(no.code()) ? Doubt.NOT_FOUND : Doubt.NO_ANSWER,
                                no.code() + " " + no.text()),
                        unknown -> Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    /** The far side spells the field of the state in two ways. */
    private Outcome<Returned> returned(Deed reversal, Map<String, String> said) {
        if (!said.getOrDefault("hosp_out_refund_no", "")
                .equals(reversal.number().text())) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所问的退款");
        }
        String word = said.getOrDefault("cash_refund_stauts", said.getOrDefault("cash_refund_status", ""));
        Parts parts = Parts.of(Part.CASH, Trade.fen(said, "cash_refund_fee"));
        String farNumber = said.getOrDefault("med_refund_id", "");
        return switch (word) {
            case "SUCCESS" -> Outcome.succeeded(Returned.arrived(farNumber, parts, clock.instant()));
            case "PROCESSING" -> Outcome.succeeded(Returned.accepted(farNumber, parts, clock.instant()));
            default -> Outcome.unknown(Doubt.NO_ANSWER, "未知的退款状态 " + word);
        };
    }
}
