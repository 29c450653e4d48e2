package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.DomesticRefund;
import io.medsettle.adapter.wechat.wire.RefundQuery;
import io.medsettle.adapter.wechat.wire.RefundTold;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;

/**
 * Cash back to where it came from (退款), wechat §6.5; one number refunds once, however often it is sent. Where the card or
 * account is dead (ABNORMAL, §6.6) no new number helps: the no says that a person has to go on.
 */
final class CashReversal {
    private final WechatSettings settings;
    private final ApiV3 api;
    private final Repeats repeats;

    CashReversal(WechatSettings settings, ApiV3 api, Repeats repeats) {
        this.settings = settings;
        this.api = api;
        this.repeats = repeats;
    }

    Outcome<Returned> reverse(Deed deed) {
        Deed.Original original = deed.needOriginal();
        long fen = deed.fen(Part.CASH);
        long total = original.receipt().parts().get(Part.CASH);
        if (fen < 1 || fen > total) {
            return Outcome.neverSent(fen < 1 ? "退款金额为零" : "退款金额大于已收现金");
        }
        byte[] body = DomesticRefund.body(
                original.receipt().farNumber(),
                original.deed().number().text(),
                deed.number().text(),
                deed.reason(),
                settings.callback(WechatCallbacks.REFUND),
                fen,
                total);
        boolean again = repeats.mayBeOne(deed);
        Answer answer = api.post("refund", deed.number().text(), DomesticRefund.TARGET, body);
        return again
                ? answer.toldOf(
                        said -> returned(deed, DomesticRefund.read(said)),
                        no -> Refusals.outcome(Call.REFUND, no, true))
                : answer.told(
                        said -> returned(deed, DomesticRefund.read(said)),
                        no -> Refusals.outcome(Call.REFUND, no, false));
    }

    Outcome<Returned> ask(Deed deed) {
        String number = deed.number().text();
        return api.get("refund-query", number, RefundQuery.target(number))
                .toldOf(said -> returned(deed, RefundQuery.read(said)), Missing::outcome);
    }

    private static Outcome<Returned> returned(Deed deed, RefundTold told) {
        boolean ours = told.refundNumber().equals(deed.number().text())
                && told.number().equals(deed.needOriginal().deed().number().text());
        if (!ours) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所问的退款");
        }
        Parts parts = Parts.of(Part.CASH, told.fen());
        return switch (told.state()) {
            case UNDER_WAY -> Outcome.succeeded(Returned.accepted(told.farNumber(), parts, told.at()));
            case DONE -> Outcome.succeeded(Returned.arrived(told.farNumber(), parts, told.at()));
            case BOUNCED -> Outcome.declined(told.word(), "退款已关闭, 未到账, 款项仍在商户");
            case STUCK ->
                Outcome.declined(told.word(), "退款异常: 原支付账户无法收款, 款项未到账, 需人工在商户平台改退到银行卡", Outcome.Advice.WINDOW_ONLY);
            case UNCLEAR -> Outcome.unknown(Doubt.NO_ANSWER, "未知的退款状态 " + told.word());
        };
    }
}
