package io.medsettle.adapter.alipay;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Alipay (支付宝) as a far side. {@code cash} is a trade on the page of the mini program, {@code qr-pay} a code that we show,
 * {@code code-pay} the code in the patient's phone or the patient's face (alipay §2); {@code mixed} is the page on which the patient
 * pays insurance and cash at once (alipay §5.4): it moves no money of its own. Every number that travels is the deed's own, so
 * there are no transmission numbers. Safe to share between threads.
 */
public final class AlipayCounterparty implements ByAct {
    private final Counterparty cash;
    private final Counterparty shownCode;
    private final Counterparty scannedCode;
    private final Optional<Counterparty> mixed;

    AlipayCounterparty(AlipaySettings settings, Gateway gateway, InstantSource clock) {
        Repeats repeats = new Repeats(clock, settings.deadline());
        Trades trades = new Trades(settings, gateway, clock);
        CashReversal back = new CashReversal(gateway, repeats, clock);
        cash = new CashLeg(settings, gateway, trades, repeats, back);
        shownCode = new ShownCodeLeg(settings, gateway, trades, repeats, back);
        scannedCode = new ScannedCodeLeg(settings, gateway, trades, new Repeats(clock, settings.payDeadline()), back);
        mixed = settings.medical().map(medical -> switch (medical.flow()) {
            case ALIPAY_CASHIER -> new MixedLeg(medical, new MixedDraft(settings, medical), gateway, repeats, clock);
            case HOSPITAL_LED -> new LedLeg(trades, clock);
        });
    }

    @Override
    public Counterparty of(Deed deed) {
        return switch (deed.act()) {
            case Act.CASH -> cash;
            case Act.QR_PAY -> shownCode;
            case Act.CODE_PAY -> scannedCode;
            case Act.MIXED ->
                mixed.orElseThrow(() -> new IllegalArgumentException("Alipay has no act mixed: no medical settings"));
            default -> throw new IllegalArgumentException("Alipay has no act " + deed.act());
        };
    }
}
