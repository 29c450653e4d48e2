package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.RefundQuery;
import io.medsettle.adapter.alipay.wire.TradeRefund;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.InstantSource;

/**
 * Cash back to where it came from (退款), alipay §2.6; one number refunds once, however often it is sent. A yes that moved no money
 * is a repeat or nothing at all: only the question tells which. A refund that is not there has not been received: send it again.
 */
final class CashReversal {
    private final Gateway gateway;
    private final Repeats repeats;
    private final InstantSource clock;

    CashReversal(Gateway gateway, Repeats repeats, InstantSource clock) {
        this.gateway = gateway;
        this.repeats = repeats;
        this.clock = clock;
    }

    Outcome<Returned> reverse(Deed deed) {
        Deed.Original original = deed.needOriginal();
        long fen = deed.fen(Part.CASH);
        if (fen < 1 || fen > original.receipt().parts().get(Part.CASH)) {
            return Outcome.neverSent(fen < 1 ? "退款金额为零" : "退款金额大于已收现金");
        }
        String number = deed.number().text();
        boolean again = repeats.mayBeOne(deed);
        Answer answer = gateway.call(
                TradeRefund.METHOD,
                number,
                TradeRefund.biz(original.deed().number().text(), fen, deed.reason(), number));
        return again
                ? answer.toldOf(node -> moved(deed, node), no -> Refusals.outcome(Call.REFUND, no, true))
                : answer.told(node -> moved(deed, node), no -> Refusals.outcome(Call.REFUND, no, false));
    }

    private Outcome<Returned> moved(Deed deed, String node) {
        TradeRefund.Told told = TradeRefund.read(node);
        if (!told.number().equals(deed.needOriginal().deed().number().text())) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所退的交易");
        }
        if (!told.moved()) {
            return ask(deed);
        }
        if (told.allFen() < deed.fen(Part.CASH)) {
            return Outcome.unknown(Doubt.NO_ANSWER, "累计退款金额小于本次退款");
        }
        return Outcome.succeeded(Returned.arrived(
                told.farNumber(),
                Parts.of(Part.CASH, deed.fen(Part.CASH)),
                told.at().orElseGet(clock::instant)));
    }

    Outcome<Returned> ask(Deed deed) {
        String number = deed.number().text();
        String original = deed.needOriginal().deed().number().text();
        return gateway.call(RefundQuery.METHOD, number, RefundQuery.biz(original, number))
                .toldOf(node -> returned(number, original, RefundQuery.read(node)), Missing::outcome);
    }

    private Outcome<Returned> returned(String number, String original, RefundQuery.Told told) {
        if (told.word().isEmpty()) {
            return Outcome.unknown(Doubt.NOT_FOUND, "支付宝没有收到这笔退款");
        }
        if (!told.refundNumber().equals(number) || !told.number().equals(original)) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所问的退款");
        }
        return told.word().equals("REFUND_SUCCESS")
                ? Outcome.succeeded(Returned.arrived(
                        told.farNumber(),
                        Parts.of(Part.CASH, told.fen()),
                        told.at().orElseGet(clock::instant)))
                : Outcome.unknown(Doubt.NO_ANSWER, "未知的退款状态 " + Words.clean(told.word()));
    }
}
