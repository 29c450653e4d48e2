package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.core.plan.Repeat;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an order calls for next. Rounds run side by side; within a round stages run one after another. Nothing here knows
 * a flow, and no state moves because time passed: time only decides when somebody is asked, and when the wish to give up
 * is written.
 */
public final class Rules {
    private final Order order;
    private final Instant now;
    private final Map<String, Outcome.Doubt> asked;

    private Rules(Order order, Instant now, Map<String, Outcome.Doubt> asked) {
        this.order = order;
        this.now = now;
        this.asked = asked;
    }

    /**
     * @param asked what was asked on this occasion without news ({@link #key}), and what was said: nothing is asked twice
     */
    public static Step next(Order order, Instant now, Map<String, Outcome.Doubt> asked) {
        return new Rules(order, now, asked).next();
    }

    public static String key(DeedView d) {
        return d.round() + "/" + d.name() + "/" + d.tries + "/" + d.status;
    }

    private Step next() {
        if (order.beyondUs() || !order.exists()) {
            return new Step.Rest();
        }
        Optional<Instant> soonest = Optional.empty();
        for (Round round : order.rounds()) {
            Step step = round.stuck() ? new Step.Rest() : inRound(round);
            if (step instanceof Step.Wait wait) {
                soonest = Optional.of(
                        soonest.filter(s -> s.isBefore(wait.until())).orElse(wait.until()));
            } else if (!(step instanceof Step.Rest)) {
                return step;
            }
        }
        return soonest.<Step>map(Step.Wait::new).orElseGet(Step.Rest::new);
    }

    private Step inRound(Round round) {
        if (round.gaveUp()) {
            return order.undone(round) ? new Step.Rest() : new Unwinding(this, order, round).next();
        }
        Optional<DeedView> refused = round.deeds().stream()
                .filter(d -> d.plan().kind() != Kind.NOTICE)
                .filter(d -> d.status == DeedStatus.REFUSED || d.status == DeedStatus.CLOSED)
                .findFirst();
        if (refused.isPresent() && !round.complete()) {
            return afterNo(round, refused.get());
        }
        Optional<Instant> limit = Stream.concat(
                        round.giveUpAt().filter(t -> mayGiveUp(round)).stream(), farSidesPatience(round))
                .min(Comparator.naturalOrder());
        if (limit.isPresent() && !now.isBefore(limit.get())) {
            return giveUp(round, "超过支付时限, 未完成支付");
        }
        Step step = new Forward(this, order, round).next();
        if (limit.isEmpty()) {
            return step;
        }
        if (step instanceof Step.Wait wait) {
            return new Step.Wait(earlier(limit.get(), wait.until()));
        }
        return step instanceof Step.Rest ? new Step.Wait(limit.get()) : step;
    }

    /** When far sides give up waiting for the patient, where what he did cannot be done again: a code pays once. */
    private static Stream<Instant> farSidesPatience(Round round) {
        return round.deeds().stream()
                .filter(d -> d.status == DeedStatus.AWAITING && d.plan().repeat() == Repeat.ASK_ONLY)
                .flatMap(d -> d.expiresAt.stream());
    }

    /** Whether hesitation may end the round: somebody still has to press pay, or the patient is at the cashier. */
    private static boolean mayGiveUp(Round round) {
        return round.waitsAt().isPresent()
                || round.deeds().stream().anyMatch(Rules::patientsTurn) && round.stage() != Integer.MAX_VALUE;
    }

    /** At the cashier, or handed to the patient by an answer that was lost. */
    private static boolean patientsTurn(DeedView d) {
        return d.status == DeedStatus.AWAITING
                || d.status == DeedStatus.STARTING && d.plan().handsOff() && d.doubted();
    }

    private Step afterNo(Round round, DeedView d) {
        PlannedDeed plan = d.plan();
        boolean joint = round.awaitedIn(plan.awaited()).stream()
                        .filter(o -> o.plan().kind() == Kind.MONEY && o.status != DeedStatus.LEFT_OUT)
                        .count()
                > 1;
        boolean mayHold = plan.kind() == Kind.MONEY && !d.reversal();
        if (joint && mayHold && !d.confirmedNo && d.refusal.equals("ANSWERED_NO")) {
            return askOnce(d);
        }
        if (d.advice.equals("WINDOW_ONLY")) {
            return stuck(round, d, "对方要求到窗口办理: " + d.text());
        }
        boolean noWayBack = round.pastReturn(d);
        return switch (plan.afterNo()) {
            case NEW_NUMBER ->
                d.tries + 1 < PlannedDeed.MOST_TRIES
                        ? again(d)
                        : noWayBack ? stuck(round, d, words(d)) : giveUp(round, words(d));
            case SPREAD -> new Spreading(order, round, d).step().orElseGet(() -> stuck(round, d, words(d)));
            case PERSON ->
                d.reversal() && !noWayBack && round.purpose() == Plan.Purpose.REFUND
                        ? giveUp(round, words(d))
                        : stuck(round, d, words(d));
            case BACK -> noWayBack ? stuck(round, d, words(d)) : giveUp(round, words(d));
        };
    }

    static String words(DeedView d) {
        return Story.deed(d.name()) + " (" + d.plan().party() + ") 被拒绝: "
                + (d.code().isEmpty() ? "" : "[" + d.code() + "] ") + d.text();
    }

    /** The same deed under the next number, a while after the no. */
    private Step again(DeedView d) {
        Instant at = d.since.plusSeconds(30L * (d.tries + 1));
        if (now.isBefore(at)) {
            return new Step.Wait(at);
        }
        return d.reversal() ? new Step.Reverse(d, false) : new Step.Start(d, false);
    }

    Step giveUp(Round round, String why) {
        return new Step.Write(List.of(Draft.of(
                FactKind.GAVE_UP,
                Fields.of("round", Integer.toString(round.no())).with("why", why))));
    }

    Step stuck(Round round, DeedView d, String why) {
        return new Step.Write(List.of(Draft.about(
                FactKind.STUCK,
                d,
                Fields.of("round", Integer.toString(round.no())).with("why", why))));
    }

    /** Asks at most once on one occasion; afterwards waits. */
    Step askOnce(DeedView d) {
        if (!asked.containsKey(key(d))) {
            return new Step.Ask(d);
        }
        return new Step.Wait(later(d));
    }

    /** A sending of which nothing firm is known is asked about, but not while it may still be on its way. */
    Step inQuestion(DeedView d) {
        if (now.isBefore(d.inFlightUntil)) {
            return new Step.Wait(d.inFlightUntil);
        }
        return beyondRules(d)
                ? stuck(
                        order.round(d.round()),
                        d,
                        d.plan().party() + " " + d.plan().act() + " 结果未知, 对方无法查到, 既不能重发也不能撤销, 请人工到对方核实: " + d.text())
                : askOnce(d);
    }

    /** Its far side knows nothing of it when asked, and it may neither be sent again nor be let go. */
    private boolean beyondRules(DeedView d) {
        return neverHeardOf(d)
                && d.status == DeedStatus.STARTING
                && d.plan().repeat() == Repeat.ASK_ONLY
                && d.plan().letGo() < 0;
    }

    /**
     * Whether the same sending may go out again: it may be repeated at all, nothing of it can still be on its way, and
     * the far side does not know it, or knows it but what we need of its first answer is lost.
     */
    boolean mayRepeat(DeedView d) {
        Outcome.Doubt said = asked.getOrDefault(key(d), Outcome.Doubt.NO_ANSWER);
        boolean calledFor = said == Outcome.Doubt.NOT_FOUND
                || said == Outcome.Doubt.STILL_WORKING && d.plan().handsOff() && d.status == DeedStatus.STARTING;
        return calledFor && d.plan().repeat() == Repeat.SAME_NUMBER && !now.isBefore(nextSending(d));
    }

    /** What has come to nothing for a minute is sent again the more seldom, the longer it takes. */
    private static Instant nextSending(DeedView d) {
        long age = Math.max(0, Duration.between(d.since, d.inFlightUntil).toMillis());
        return age <= 60_000 ? d.inFlightUntil : d.inFlightUntil.plusMillis(Math.min(600_000, age / 2));
    }

    boolean neverHeardOf(DeedView d) {
        return asked.get(key(d)) == Outcome.Doubt.NOT_FOUND;
    }

    boolean wasAsked(DeedView d) {
        return asked.containsKey(key(d));
    }

    Instant now() {
        return now;
    }

    /** The next time to ask: the longer it takes, the more seldom. */
    Instant later(DeedView d) {
        Duration age = Duration.between(d.since, now);
        long millis = Math.max(2_000, Math.min(600_000, age.toMillis() / 2));
        return now.plusMillis(millis);
    }

    /** When a letting go that came to nothing may be sent again. */
    Instant nextLettingGo(DeedView d) {
        long age = Math.max(0, Duration.between(d.since, d.inFlightUntil).toMillis());
        return d.inFlightUntil.plusMillis(Math.min(600_000, age / 2));
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
