package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.TradePrecreate;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A code on a screen that the patient scans (扫码支付), alipay §2.1 and §2.2. Alipay makes the trade when it is scanned: until then it
 * knows no such number, and there is nothing to close. So an unknown number is a code still waiting, and a code is gone only
 * when its time is over.
 */
final class ShownCodeLeg implements Counterparty {
    private static final Duration LONGEST_CODE = Duration.ofHours(2);

    private final AlipaySettings settings;
    private final Gateway gateway;
    private final Trades trades;
    private final Repeats repeats;
    private final CashReversal back;

    ShownCodeLeg(AlipaySettings settings, Gateway gateway, Trades trades, Repeats repeats, CashReversal back) {
        this.settings = settings;
        this.gateway = gateway;
        this.trades = trades;
        this.repeats = repeats;
        this.back = back;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        Optional<String> lacking = Trades.lacking(deed);
        if (lacking.isPresent()) {
            return Outcome.neverSent(lacking.get());
        }
        boolean again = repeats.mayBeOne(deed);
        Answer answer = gateway.call(
                TradePrecreate.METHOD,
                deed.number().text(),
                TradePrecreate.biz(trades.order(deed, settings.products().shownCode()), minutes()),
                Map.of("notify_url", settings.notifyUrl().toString()));
        return again
                ? answer.toldOf(node -> shown(deed, node), no -> trades.refused(Call.PRECREATE, deed, no, true))
                : answer.told(node -> shown(deed, node), no -> trades.refused(Call.PRECREATE, deed, no, false));
    }

    private long minutes() {
        Duration life = settings.orderLife();
        return (life.compareTo(LONGEST_CODE) < 0 ? life : LONGEST_CODE).toMinutes();
    }

    private Outcome<Started> shown(Deed deed, String node) {
        TradePrecreate.Shown told = TradePrecreate.read(node);
        if (!told.number().equals(deed.number().text())) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所下的交易");
        }
        return Outcome.succeeded(new Started.HandedOff(
                "",
                Parts.NONE,
                Handoff.code(told.qrCode()),
                Fields.of(Notes.SHOWN_FOR, told.number()),
                Secrets.NONE,
                Optional.of(trades.expires(deed))));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return waiting(start, trades.ask(start));
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return waiting(start, trades.letGo(start));
    }

    /** A number they do not know, under which a code was shown: nobody has scanned it yet. */
    private static <T> Outcome<T> waiting(Deed start, Outcome<T> said) {
        boolean shown = start.notes().get(Notes.SHOWN_FOR).equals(start.number().text());
        boolean unscanned = shown && said.match(y -> false, n -> false, u -> u.doubt() == Doubt.NOT_FOUND);
        return unscanned ? Outcome.unknown(Doubt.STILL_WORKING, "二维码尚未扫描") : said;
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
