package io.medsettle.adapter.wechat;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import java.time.InstantSource;

/**
 * WeChat (微信支付) as a far side. {@code cash} is a JSAPI order (自费部分, wechat §6); {@code mixed} is the page on which the
 * patient pays insurance and cash at once (混合收银, wechat §5): it moves no money of its own, its receipt tells what WeChat saw.
 * Every number that travels is the deed's own, so there are no transmission numbers. Safe to share between threads.
 */
public final class WechatCounterparty implements Counterparty {
    private final CashLeg cash;
    private final CashReversal cashBack;
    private final MixedLeg mixed;
    private final MixedReversal mixedBack;

    WechatCounterparty(WechatSettings settings, ApiV3 api, Seal seal, InstantSource clock) {
        Repeats repeats = new Repeats(clock, settings.deadline());
        cash = new CashLeg(settings, api, seal, repeats);
        cashBack = new CashReversal(settings, api, repeats);
        mixed = new MixedLeg(new MixedDraft(settings), settings, api, seal, repeats);
        mixedBack = new MixedReversal(api, repeats, clock);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return isCash(deed) ? cash.start(deed) : mixed.start(deed);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return isCash(start) ? cash.ask(start) : mixed.ask(start);
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return isCash(start) ? cash.abandon(start) : mixed.abandon(start);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return isCash(reversal) ? cashBack.reverse(reversal) : mixedBack.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return isCash(reversal) ? cashBack.ask(reversal) : mixedBack.ask(reversal);
    }

    private static boolean isCash(Deed deed) {
        return switch (deed.act()) {
            case Act.CASH -> true;
            case Act.MIXED -> false;
            default -> throw new IllegalArgumentException("WeChat has no act " + deed.act());
        };
    }
}
