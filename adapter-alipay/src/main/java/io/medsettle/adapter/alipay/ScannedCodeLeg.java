package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.Payment;
import io.medsettle.adapter.alipay.wire.TradeCancel;
import io.medsettle.adapter.alipay.wire.TradeNumbers;
import io.medsettle.adapter.alipay.wire.TradePay;
import io.medsettle.adapter.alipay.wire.TradePay.Scene;
import io.medsettle.adapter.alipay.wire.Unreadable;
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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The code in the patient's phone, or the patient's face (付款码, 刷脸), alipay §2.4 and §7. Done at once, or once the patient has typed
 * a password; a code pays once, so a doubt is asked about and cancelled, never sent again. Cancelling gives back what had been paid
 * in the meantime; of a number they do not know it proves nothing before no code could be used for it any more.
 */
final class ScannedCodeLeg implements Counterparty {
    private static final String PAYMENT_CODE = "(2[5-9]|30)[0-9]{14,22}";
    /** How long somebody at a counter is waited for; then the trade is cancelled (alipay §2.4). */
    private static final Duration TYPING = Duration.ofSeconds(60);

    private static final String FACE_TOKEN = "fp[0-9A-Za-z]{33}";

    private final AlipaySettings settings;
    private final Gateway gateway;
    private final Trades trades;
    private final CashReversal back;
    private final Repeats repeats;

    ScannedCodeLeg(AlipaySettings settings, Gateway gateway, Trades trades, Repeats repeats, CashReversal back) {
        this.settings = settings;
        this.gateway = gateway;
        this.trades = trades;
        this.repeats = repeats;
        this.back = back;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        String code = deed.secrets().get(NoteKey.PAY_CODE);
        Optional<Scene> scene = scene(code);
        Optional<String> lacking =
                Trades.lacking(deed).or(() -> scene.isEmpty() ? Optional.of("不是支付宝付款码或刷脸凭证") : Optional.empty());
        if (lacking.isPresent()) {
            return Outcome.neverSent(lacking.get());
        }
        AlipaySettings.Products products = settings.products();
        String product = scene.get() == Scene.security_code ? products.face() : products.scannedCode();
        boolean again = repeats.mayBeOne(deed);
        Answer answer = gateway.call(
                TradePay.METHOD,
                deed.number().text(),
                TradePay.biz(trades.order(deed, product), scene.get(), code),
                Map.of("notify_url", settings.notifyUrl().toString()),
                settings.payDeadline());
        if (answer instanceof Answer.Pending pending) {
            return typing(deed, pending.node());
        }
        return again
                ? answer.toldOf(node -> paid(deed, node), no -> trades.refused(Call.PAY, deed, no, true))
                : answer.told(node -> paid(deed, node), no -> trades.refused(Call.PAY, deed, no, false));
    }

    private static Optional<Scene> scene(String code) {
        if (code.matches(FACE_TOKEN)) {
            return Optional.of(Scene.security_code);
        }
        return code.matches(PAYMENT_CODE) ? Optional.of(Scene.bar_code) : Optional.empty();
    }

    /** The patient is typing a password. */
    private Outcome<Started> typing(Deed deed, String node) {
        try {
            TradeNumbers told = TradePay.numbers(node);
            if (!told.number().isEmpty() && !told.number().equals(deed.number().text())) {
                return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所下的交易");
            }
            return Outcome.succeeded(new Started.HandedOff(
                    told.farNumber(),
                    Parts.NONE,
                    Fields.NONE,
                    Fields.of(NoteKey.TRADE_NO, told.farNumber()),
                    Secrets.NONE,
                    Optional.of(deed.intendedAt().plus(TYPING))));
        } catch (Unreadable e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答无法识别: " + e.getMessage());
        }
    }

    private Outcome<Started> paid(Deed deed, String node) {
        Payment payment = TradePay.read(node);
        if (!payment.number().equals(deed.number().text())) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所下的交易");
        }
        Outcome<Receipt> receipt = payment.paidAt().isPresent() ? Trades.taken(payment) : trades.ask(deed);
        return receipt.map(Started.Done::new);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return trades.ask(start);
    }

    /** Asks first, so that money which is there is told and not silently given back; then cancels at once (alipay §2.4). */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        return trades.query(start.number().text())
                .match(
                        payment -> payment.state() == Payment.State.WAITING ? cancel(start) : Trades.judged(payment),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? cancel(start)
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    private Outcome<Closed> cancel(Deed start) {
        String number = start.number().text();
        Outcome<Closed> said = gateway.call(TradeCancel.METHOD, number, TradeCancel.biz(number))
                .toldOf(node -> cancelled(number, TradeCancel.read(node)), Answer.No::unknown);
        if (said.maybe().isPresent()) {
            return said;
        }
        Outcome<Closed> proof = trades.query(number).then(Trades::judged);
        return proof.match(
                Outcome::succeeded,
                no -> proof,
                unknown -> unknown.doubt() == Doubt.NOT_FOUND && trades.codeOver(start)
                        ? Outcome.succeeded(new Closed(Closed.Proof.BY_ABSENCE, Fields.NONE))
                        : said);
    }

    /** Where they found no trade there was nothing to close: a payment under way may still come after the cancel. */
    private static Outcome<Closed> cancelled(String number, TradeCancel.Cancelled told) {
        if (!told.number().equals(number)) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所撤销的交易");
        }
        if (told.again()) {
            return Outcome.unknown(Doubt.STILL_WORKING, "撤销需要重试");
        }
        if (!told.found()) {
            return Outcome.unknown(Doubt.NOT_FOUND, "撤销时查无此单");
        }
        Fields notes = told.givenBack() ? Fields.of(Notes.REFUND_SEEN, "1") : Fields.NONE;
        return Outcome.succeeded(new Closed(Closed.Proof.BY_CLOSE, notes));
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
