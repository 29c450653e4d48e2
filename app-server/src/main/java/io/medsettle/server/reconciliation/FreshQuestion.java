package io.medsettle.server.reconciliation;

import io.medsettle.core.desk.Counterparties;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Story;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Parts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a far side about one deed, now. Asking changes nothing. */
@Singleton
class FreshQuestion {
    private static final Logger LOG = LoggerFactory.getLogger(FreshQuestion.class);

    /** What says that a payment was taken and given back: 医保已冲销, 付款码支付已撤销. */
    private static final Set<String> GIVEN_BACK = Set.of("REVERSED", "REVOKED");

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
        return safely(d, () -> {
            Deed deed = deed(order, d);
            return d.plan().verb() == Verb.REVERSE
                    ? answer(at(d).askReverse(deed).map(r -> told(r.parts(), r.farNumber())))
                    : answer(at(d).ask(deed).map(r -> told(r.parts(), r.farNumber())));
        });
    }

    /**
     * Whether it holds nothing of a payment any more: it says that all of it has gone back, or that every reversal of ours has arrived
     * and they come to all that it took. Its bill lists the payment as paid; so where we have sent nothing back, a no proves it only if
     * it says that it took the payment and gave it back.
     */
    Answer gone(Order order, DeedView d) {
        return safely(d, () -> {
            List<DeedView> back = order.reversals(d).stream()
                    .filter(r -> r.status() == DeedStatus.RETURNED)
                    .toList();
            return at(d).ask(deed(order, d))
                    .match(
                            yes -> still(order, back, yes),
                            no -> {
                                boolean proof = !back.isEmpty() || GIVEN_BACK.contains(no.code());
                                String words = "[" + no.code() + "] " + no.text();
                                return proof
                                        ? new Answer(Says.NOT_DONE, "对方答未成: " + words)
                                        : new Answer(Says.NOTHING, "对方账单列为已收, 查询却答从未收款, 请人工核实: " + words);
                            },
                            u -> new Answer(Says.NOTHING, "对方没有可信的答复: " + u.text()));
        });
    }

    private Answer still(Order order, List<DeedView> back, Receipt yes) {
        if (yes.parts().isZero()) {
            return new Answer(Says.DONE, "对方答仍持有" + told(yes.parts(), yes.farNumber()));
        }
        if (yes.parts().within(Parts.ofText(yes.notes().get("goneBack")))) {
            return new Answer(Says.NOT_DONE, "对方答已全部退回");
        }
        Parts arrived = Parts.NONE;
        for (DeedView r : back) {
            Optional<Returned> said = at(r).askReverse(deed(order, r)).maybe();
            arrived = arrived.plus(said.filter(v -> v.arrival() == Returned.Arrival.ARRIVED)
                    .map(Returned::parts)
                    .orElse(Parts.NONE));
        }
        return arrived.equals(yes.parts())
                ? new Answer(Says.NOT_DONE, "对方答退款已全部到账" + told(arrived, yes.farNumber()))
                : new Answer(Says.DONE, "对方答仍持有" + told(yes.parts(), yes.farNumber()));
    }

    private Counterparty at(DeedView d) {
        return counterparties.at(d.plan().party(), d.plan().route());
    }

    private Deed deed(Order order, DeedView d) {
        return new Composer(order, histories::unseal).deed(d);
    }

    private static Answer safely(DeedView d, Supplier<Answer> question) {
        try {
            return question.get();
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
