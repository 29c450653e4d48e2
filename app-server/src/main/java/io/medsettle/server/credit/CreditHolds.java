package io.medsettle.server.credit;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.core.desk.Counterparties;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.credit.DoubtRows.Doubt;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While nobody knows whether the platform has collected, nobody else may: HIS's hold is renewed under its own number before it
 * lapses (ENGINE 20), and after {@link CreditRules#maxHold} a person is called. Whether the patient may pay at the window all the same is
 * a person's decision, never a timer's. Safe to share between threads.
 */
@Singleton
class CreditHolds {
    private static final Logger LOG = LoggerFactory.getLogger(CreditHolds.class);
    private static final int MOST = 500;
    /** How long before it lapses a hold is renewed. */
    private static final Duration AHEAD = Duration.ofMinutes(2);
    /** When to look again after HIS has said nothing, or where nothing is to be held yet. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final DoubtRows rows;
    private final Desk desk;
    private final HistoryStore histories;
    private final Counterparties counterparties;
    private final CreditRules rules;
    private final GatewaySettings gateway;
    private final InstantSource clock;
    private final Map<OrderId, Instant> due = new HashMap<>();
    private final AtomicInteger overdue = new AtomicInteger();

    CreditHolds(
            DoubtRows rows,
            Desk desk,
            HistoryStore histories,
            Counterparties counterparties,
            CreditRules rules,
            GatewaySettings gateway,
            InstantSource clock,
            MeterRegistry registry) {
        this.rows = rows;
        this.desk = desk;
        this.histories = histories;
        this.counterparties = counterparties;
        this.rules = rules;
        this.gateway = gateway;
        this.clock = clock;
        registry.gauge("medsettle.credit.overdue", overdue, AtomicInteger::get);
    }

    /**
     * Payments of which nobody knows for longer than a person should have to wait.
     *
     * @param alarm whether it is longer than {@code maxHold}
     */
    record Held(OrderId order, Instant openedAt, boolean alarm) {}

    List<Held> held() {
        Instant now = clock.instant();
        return rows.openedBefore(gateway.org(), now, MOST).stream()
                .map(d -> new Held(d.order(), d.openedAt(), d.openedAt().isBefore(now.minus(rules.maxHold()))))
                .toList();
    }

    synchronized void renew() {
        Instant now = clock.instant();
        List<Doubt> doubts = rows.openedBefore(gateway.org(), now, MOST);
        due.keySet().retainAll(doubts.stream().map(Doubt::order).collect(Collectors.toSet()));
        int late = 0;
        for (Doubt doubt : doubts) {
            late += doubt.openedAt().isBefore(now.minus(rules.maxHold())) ? 1 : 0;
            if (!now.isBefore(due.getOrDefault(doubt.order(), Instant.MIN))) {
                due.put(doubt.order(), now.plus(soon()));
                look(doubt, now).ifPresent(then -> due.put(doubt.order(), then));
            }
        }
        if (late > overdue.getAndSet(late)) {
            LOG.error(
                    "{} credit payments are in doubt for longer than {}: somebody has to look", late, rules.maxHold());
        }
    }

    /**
     * A bill's freeze once more, under the number under which HIS knows it; of an order that is going back nothing is held. A
     * stay is held by HIS until it is let go. Says when next, if not soon.
     */
    private Optional<Instant> look(Doubt doubt, Instant now) {
        Order order = desk.read(doubt.order());
        Optional<DeedView> freeze = order.round(0)
                .deed("freeze")
                .filter(d -> d.plan().act().equals(Act.FREEZE) && d.status() == DeedStatus.TAKEN);
        boolean waiting = !order.round(0).gaveUp()
                && order.round(0).deeds().stream().anyMatch(d -> d.doubted() && d.status() == DeedStatus.STARTING);
        if (freeze.isEmpty() || !waiting) {
            return Optional.empty();
        }
        Deed deed = new Composer(order, histories::unseal).deed(freeze.get());
        Instant first = lapsing(doubt.openedAt(), deed.notes());
        return now.isBefore(first) ? Optional.of(first) : again(doubt.order(), freeze.get(), deed, now);
    }

    /** Renews it; says when next, if not soon. */
    private Optional<Instant> again(OrderId id, DeedView freeze, Deed deed, Instant now) {
        return counterparties
                .at(freeze.plan().party(), freeze.plan().route())
                .renew(deed)
                .match(
                        held -> Optional.of(lapsing(now, held.notes())),
                        no -> {
                            LOG.error("HIS holds the bill of {} no longer: [{}]", id, no.code());
                            return Optional.of(now.plus(rules.holdAgain()));
                        },
                        unknown -> {
                            LOG.warn("HIS did not say whether it still holds the bill of {}", id);
                            return Optional.empty();
                        });
    }

    /**
     * When what was held at that moment is to be renewed: in good time before HIS lets it lapse, by the expiry that HIS told.
     * A hold that is no longer than that is renewed when half of it is over.
     */
    private Instant lapsing(Instant held, Fields told) {
        Instant again = held.plus(rules.holdAgain());
        Optional<Instant> before = told.find(HisNotes.EXPIRES_AT)
                .map(Instant::parse)
                .map(expiry -> {
                    Duration left = Duration.between(held, expiry);
                    return left.compareTo(AHEAD.multipliedBy(2)) > 0
                            ? expiry.minus(AHEAD)
                            : held.plus(left.dividedBy(2));
                });
        return before.filter(again::isAfter).orElse(again);
    }

    private Duration soon() {
        return rules.holdAgain().compareTo(SOON) < 0 ? rules.holdAgain() : SOON;
    }
}
