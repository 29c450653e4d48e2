package io.medsettle.server.assembly;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Party;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whoever's code is shown, as long as nobody knows whose. A plan that is paid by code gives its cash to this role, because it is
 * written before a code is there. When one is shown, the page that opens the gate assigns the role to the code's channel
 * ({@code SettlementDesk.Assigned}): from then on calls, books ({@code due-from:wechat}) and reversals are that channel's, and
 * nothing here is asked. What is left for this class is the voucher of one scan (一码付), which a far side hands out after the gate:
 * it travels as a payment code, is kept with the round's secrets, and tells its channel in every verb by its look.
 */
final class CodeCollectors implements Counterparty {
    private final ShownCodes codes;
    private final Function<Party, Counterparty> channels;

    CodeCollectors(ShownCodes codes, Function<Party, Counterparty> channels) {
        this.codes = codes;
        this.channels = channels;
    }

    private Optional<Counterparty> channel(Deed deed) {
        return deed.secrets()
                .find(NoteKey.PAY_CODE)
                .flatMap(code -> codes.collector(codes.kind(code.reveal())))
                .map(channels);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return channel(deed)
                .map(channel -> channel.start(deed))
                .orElseGet(() -> Outcome.neverSent("没有付款码, 或没有接通该付款码的渠道"));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return channel(start).map(channel -> channel.ask(start)).orElseGet(CodeCollectors::lost);
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return channel(start).map(channel -> channel.abandon(start)).orElseGet(CodeCollectors::lost);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return channel(reversal.needOriginal().deed())
                .map(channel -> channel.reverse(reversal))
                .orElseGet(CodeCollectors::lost);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return channel(reversal.needOriginal().deed())
                .map(channel -> channel.askReverse(reversal))
                .orElseGet(CodeCollectors::lost);
    }

    private static <T> Outcome<T> lost() {
        return Outcome.unknown(Doubt.NO_ANSWER, "付款码已不在, 无从得知由哪个渠道收款");
    }
}
