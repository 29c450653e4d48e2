package io.medsettle.server.reconciliation;

import io.medsettle.core.desk.Counterparties;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Story;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Parts;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a far side about one deed, now. Asking changes nothing. */
@Singleton
class FreshQuestion {
    private static final Logger LOG = LoggerFactory.getLogger(FreshQuestion.class);

    private final Counterparties counterparties;
    private final HistoryStore histories;

    FreshQuestion(Counterparties counterparties, HistoryStore histories) {
        this.counterparties = counterparties;
        this.histories = histories;
    }

    /** What a far side says. */
    enum Says {
        /** It did it. */
        DONE,
        /** It did not, and never will under this number; or it does not know the number. */
        NOT_DONE,
        /** Nothing that could be relied on. */
        NOTHING
    }

    /** @param words for the evidence, in Chinese */
    record Answer(Says says, String words) {}

    Answer ask(Order order, DeedView d) {
        try {
            Deed deed = new Composer(order, histories::unseal).deed(d);
            Counterparty far = counterparties.at(d.plan().party(), d.plan().route());
            return d.plan().verb() == Verb.REVERSE
                    ? answer(far.askReverse(deed).map(r -> told(r.parts(), r.farNumber())))
                    : answer(far.ask(deed).map(r -> told(r.parts(), r.farNumber())));
        } catch (RuntimeException e) {
            LOG.warn(
                    "a question about {} could not be asked: {}",
                    d.number(),
                    e.getClass().getSimpleName());
            return new Answer(Says.NOTHING, "未能向对方查询");
        }
    }

    /** Whether it holds nothing of a payment any more: then it says no, or that all of it has gone back. */
    Answer gone(Order order, DeedView d) {
        try {
            Deed deed = new Composer(order, histories::unseal).deed(d);
            return counterparties
                    .at(d.plan().party(), d.plan().route())
                    .ask(deed)
                    .match(
                            yes -> !yes.parts().isZero()
                                            && yes.parts()
                                                    .within(Parts.ofText(
                                                            yes.notes().get("goneBack")))
                                    ? new Answer(Says.NOT_DONE, "对方答已全部退回")
                                    : new Answer(Says.DONE, "对方答仍持有" + told(yes.parts(), yes.farNumber())),
                            no -> new Answer(Says.NOT_DONE, "对方答未成: [" + no.code() + "] " + no.text()),
                            u -> new Answer(Says.NOTHING, "对方没有可信的答复: " + u.text()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "a question about {} could not be asked: {}",
                    d.number(),
                    e.getClass().getSimpleName());
            return new Answer(Says.NOTHING, "未能向对方查询");
        }
    }

    private static Answer answer(Outcome<String> said) {
        return said.match(
                yes -> new Answer(Says.DONE, "对方答已成" + yes),
                no -> new Answer(Says.NOT_DONE, "对方答未成: [" + no.code() + "] " + no.text()),
                u -> u.doubt() == Doubt.NOT_FOUND
                        ? new Answer(Says.NOT_DONE, "对方答无此单: " + u.text())
                        : new Answer(Says.NOTHING, "对方没有可信的答复: " + u.text()));
    }

    private static String told(Parts parts, String farNumber) {
        return (parts.isZero() ? "" : ", " + Story.words(parts)) + (farNumber.isEmpty() ? "" : ", 对方单号 " + farNumber);
    }
}
