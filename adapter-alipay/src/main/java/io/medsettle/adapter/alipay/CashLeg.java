package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.TradeCreate;
import io.medsettle.adapter.alipay.wire.TradeNumbers;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.util.Map;
import java.util.Optional;

/** The patient's own money on the page of the mini program (自费单), alipay §2.2: {@code my.tradePay} opens what is created here. */
final class CashLeg implements Counterparty {
    private final AlipaySettings settings;
    private final Gateway gateway;
    private final Trades trades;
    private final Repeats repeats;
    private final CashReversal back;

    CashLeg(AlipaySettings settings, Gateway gateway, Trades trades, Repeats repeats, CashReversal back) {
        this.settings = settings;
        this.gateway = gateway;
        this.trades = trades;
        this.repeats = repeats;
        this.back = back;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        String payerId = deed.secrets().get(NoteKey.PAYER_ID);
        Optional<String> lacking = Trades.lacking(deed)
                .or(() -> payerId.isEmpty() ? Optional.of("缺少付款人 user_id 或 open_id") : Optional.empty());
        if (lacking.isPresent()) {
            return Outcome.neverSent(lacking.get());
        }
        AlipaySettings.Products products = settings.products();
        boolean again = repeats.mayBeOne(deed);
        Answer answer = gateway.call(
                TradeCreate.METHOD,
                deed.number().text(),
                TradeCreate.biz(trades.order(deed, products.page()), payerId, products.opAppId()),
                Map.of("notify_url", settings.notifyUrl().toString()));
        return again
                ? answer.toldOf(node -> handedOff(deed, node), no -> trades.refused(Call.CREATE, deed, no, true))
                : answer.told(node -> handedOff(deed, node), no -> trades.refused(Call.CREATE, deed, no, false));
    }

    /** In a mixed round the cashier's own deed opens the page; what opens a plain payment is then kept back. */
    private Outcome<Started> handedOff(Deed deed, String node) {
        TradeNumbers told = TradeCreate.read(node);
        if (!told.number().equals(deed.number().text())) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所下的交易");
        }
        Fields handoff = deed.leg(Act.MIXED).isPresent() ? Fields.NONE : Handoff.tradeNo(told.farNumber());
        return Outcome.succeeded(new Started.HandedOff(
                told.farNumber(),
                Parts.NONE,
                handoff,
                Fields.of(NoteKey.TRADE_NO, told.farNumber()),
                Secrets.NONE,
                Optional.of(trades.expires(deed))));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return trades.ask(start);
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return trades.letGo(start);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return back.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return back.ask(reversal);
    }
}
