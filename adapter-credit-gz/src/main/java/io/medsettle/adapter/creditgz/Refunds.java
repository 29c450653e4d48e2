package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import java.time.InstantSource;
import java.util.Optional;

/** Money back the way it came (退费, 冲正, 出院结算撤销), credit-gz §6.3, §6.6; one number gives back once, however often it is sent. */
final class Refunds {
    private final Platform platform;
    private final RefundValues refunds;
    private final Trades trades;
    private final InstantSource clock;

    Refunds(Platform platform, InstantSource clock) {
        this.platform = platform;
        this.refunds = new RefundValues(platform.messages().profile());
        this.trades = new Trades(clock);
        this.clock = clock;
    }

    Outcome<Returned> reverse(Deed deed) {
        Deed.Original original = deed.needOriginal();
        long fen = deed.fen(Part.CASH);
        boolean waived = OrderValues.waived(original.deed());
        if (fen < 1 && !waived || fen > original.receipt().parts().get(Part.CASH)) {
            return Outcome.neverSent(fen < 1 ? "退费金额为零" : "退费金额大于已收金额");
        }
        boolean again = clock.instant()
                .isAfter(deed.intendedAt().plus(platform.deadlines().call()));
        boolean split = RefundValues.accountOf(original) > 0 && !RefundValues.whole(deed);
        return split ? afterEarlier(deed, again) : send(deed, 0, again);
    }

    /**
     * What part of it is the personal account's depends on what went back before, which the platform knows; but a repeat must say
     * the same, so that this very refund is looked for first.
     */
    private Outcome<Returned> afterEarlier(Deed deed, boolean again) {
        Outcome<Returned> mine = again ? ask(deed) : Outcome.unknown(Doubt.NOT_FOUND, "");
        boolean there = mine.match(yes -> true, no -> true, unknown -> unknown.doubt() != Doubt.NOT_FOUND);
        return there ? mine : earlier(deed, again).then(before -> send(deed, before, again));
    }

    private Outcome<Long> earlier(Deed deed, boolean again) {
        Deed paid = deed.needOriginal().deed();
        OrderValues orders = new OrderValues(platform.messages().profile());
        return Trades.byDay(paid, day -> platform.question(
                                Op.QUERY_TRADE,
                                orders.question(paid, day),
                                deed.number().text(),
                                platform.deadlines().question())
                        .told(yes -> Outcome.succeeded(sofar(Trades.checked(yes))), Answer.No::asked))
                .match(Outcome::succeeded, no -> unasked(no.text(), again), unknown -> unasked(unknown.text(), again));
    }

    private static long sofar(Values told) {
        boolean none = told.get("result.state").equals("SUCCESS");
        return told.number("result.totalRefunded")
                .or(() -> none ? Optional.of(0L) : Optional.empty())
                .orElseThrow(() -> new Unreadable("缺少累计退费金额"));
    }

    private static Outcome<Long> unasked(String why, boolean again) {
        String words = "已退金额未查到: " + why;
        return again ? Outcome.unknown(Doubt.NO_ANSWER, words) : Outcome.neverSent(words);
    }

    private Outcome<Returned> send(Deed deed, long before, boolean again) {
        Answer answer = platform.call(
                op(deed),
                refunds.of(deed, before),
                deed.number().text(),
                deed.transmission().isEmpty() ? Serials.at(clock.instant()) : deed.transmission(),
                platform.deadlines().call());
        return again
                ? answer.toldOf(trades::returned, Answer.No::again)
                : answer.told(trades::returned, Answer.No::first);
    }

    private Op op(Deed deed) {
        boolean discharge = deed.needOriginal().deed().act().equals(Act.CREDIT_DISCHARGE) && RefundValues.whole(deed);
        return discharge && platform.can(Op.REVERSE_DISCHARGE) ? Op.REVERSE_DISCHARGE : Op.REFUND;
    }

    Outcome<Returned> ask(Deed deed) {
        return Trades.byDay(deed, day -> platform.question(
                        Op.QUERY_TRADE,
                        RefundValues.question(deed, day),
                        deed.number().text(),
                        platform.deadlines().question())
                .toldOf(trades::returned, Answer.No::asked));
    }
}
