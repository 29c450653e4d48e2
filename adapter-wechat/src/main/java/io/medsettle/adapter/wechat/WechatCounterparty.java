package io.medsettle.adapter.wechat;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import java.util.Map;

/**
 * WeChat (微信支付) as a far side. {@code cash} is a JSAPI order (自费部分, wechat §6); {@code qr-pay} the same behind a code that we
 * show (扫码支付, §6.2); {@code code-pay} a payment by the code in the patient's phone (付款码, §6.10), where settings for it are
 * given; {@code mixed} is the page on which the patient pays insurance and cash at once (混合收银, §5): it moves no money of its
 * own, its receipt tells what WeChat saw. Every number that travels is the deed's own, so there are no transmission numbers.
 * Safe to share between threads.
 */
public final class WechatCounterparty implements ByAct {
    private final Map<String, Counterparty> legs;

    /** @param legs by {@link Act} */
    WechatCounterparty(Map<String, Counterparty> legs) {
        this.legs = Map.copyOf(legs);
    }

    @Override
    public Counterparty of(Deed deed) {
        Counterparty leg = legs.get(deed.act());
        if (leg == null) {
            throw new IllegalArgumentException("WeChat has no act " + deed.act() + " here");
        }
        return leg;
    }
}
