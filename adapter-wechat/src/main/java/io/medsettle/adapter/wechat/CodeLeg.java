package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Payment;
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
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The patient's own money by the code in his phone (付款码支付), wechat §6.10. Where the phone asks for the password it is the
 * patient's turn, as at a cashier. Letting go takes it back: what was paid in between goes back to the patient.
 */
final class CodeLeg implements Counterparty {
    private static final int SHORTEST_NUMBER = 6;

    private final String mchid;
    private final CodePaySettings code;
    private final CodeLine line;
    private final Repeats repeats;
    private final CashReversal back;
    private final InstantSource clock;

    CodeLeg(
            String mchid,
            CodePaySettings code,
            CodeLine line,
            Repeats repeats,
            CashReversal back,
            InstantSource clock) {
        this.mchid = mchid;
        this.code = code;
        this.line = line;
        this.repeats = repeats;
        this.back = back;
        this.clock = clock;
    }

    /** Why a code cannot be sent; empty if it can. */
    private static Optional<String> lacking(Deed deed) {
        if (deed.fen(Part.CASH) < 1) {
            return Optional.of("现金金额为零");
        }
        if (!deed.secrets().get(NoteKey.PAY_CODE).matches("1[0-5][0-9]{16}")) {
            return Optional.of("缺少微信付款码, 或不是微信付款码");
        }
        return deed.number().text().length() < SHORTEST_NUMBER ? Optional.of("商户订单号不足六位") : Optional.empty();
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        Optional<String> lacking = lacking(deed);
        if (lacking.isPresent()) {
            return Outcome.neverSent(lacking.get());
        }
        boolean again = repeats.mayBeOne(deed);
        Answer answer = line.pay(deed);
        return again
                ? answer.toldOf(said -> started(deed, said), no -> refused(deed, no, true))
                : answer.told(said -> started(deed, said), no -> refused(deed, no, false));
    }

    private Outcome<Started> started(Deed deed, byte[] said) {
        return OrderLook.ours(deed, line.paid(deed, said), mchid)
                .then(payment -> payment.state() == Payment.State.WAITING
                        ? Outcome.succeeded(typing(deed))
                        : OrderLook.receipt(payment).map(Started.Done::new));
    }

    /** The patient types the password; nobody needs to be shown anything. */
    private Started typing(Deed deed) {
        return new Started.HandedOff(
                "",
                Parts.NONE,
                Fields.NONE,
                Fields.NONE,
                Secrets.NONE,
                Optional.of(deed.intendedAt().plus(code.patience())));
    }

    private Outcome<Started> refused(Deed deed, Answer.No no, boolean again) {
        return switch (no.code()) {
            case "USERPAYING" -> Outcome.succeeded(typing(deed));
            case "ORDERPAID", "ORDER_PAID" -> ask(deed).map(Started.Done::new);
            default -> Refusals.outcome(Call.CODE_PAY, no, again);
        };
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return line.look(start).then(OrderLook::receipt);
    }

    /** Asks, takes it back, asks again: what the far side says to the taking back itself proves nothing. */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        return line.look(start)
                .match(
                        payment -> gone(payment) ? OrderLook.closed(payment) : takeBack(start),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? takeBack(start)
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    /** Whether there is nothing to take back: paid, closed or taken back. A failed payment is taken back like an open one. */
    private static boolean gone(Payment payment) {
        boolean ended =
                payment.state() == Payment.State.ENDED && !payment.word().equals("PAYERROR");
        return ended || payment.state() == Payment.State.PAID || payment.state() == Payment.State.REFUNDED;
    }

    /** What the second look proves; a number never heard of is dead once no code could be used for it any more. */
    private Outcome<Closed> takeBack(Deed start) {
        Outcome<Closed> said = line.takeBack(start);
        Outcome<Closed> proof = line.look(start).then(OrderLook::closed);
        Optional<Doubt> doubt =
                proof.match(yes -> Optional.empty(), no -> Optional.empty(), u -> Optional.of(u.doubt()));
        if (doubt.filter(d -> d == Doubt.STILL_WORKING).isPresent()
                && said.maybe().isEmpty()) {
            return said;
        }
        boolean dead = clock.instant().isAfter(start.intendedAt().plus(code.absence()));
        return doubt.filter(d -> d == Doubt.NOT_FOUND).isPresent() && dead
                ? Outcome.succeeded(new Closed(Closed.Proof.BY_ABSENCE, Fields.NONE))
                : proof;
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
