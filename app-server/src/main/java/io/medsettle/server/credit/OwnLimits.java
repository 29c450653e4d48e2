package io.medsettle.server.credit;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the hospital itself allows of the patient's own part (本院限额), per order, class and day. What other orders of the day are
 * about to collect counts as well, so that two at once do not both pass for one.
 */
@Singleton
class OwnLimits {
    /** How codes of ours begin, so that nobody takes them for the platform's. */
    static final String OURS = "LOCAL_";

    private final CreditRules rules;
    private final TriggerStore triggers;
    private final HistoryStore histories;
    private final InstantSource clock;

    OwnLimits(CreditRules rules, TriggerStore triggers, HistoryStore histories, InstantSource clock) {
        this.rules = rules;
        this.triggers = triggers;
        this.histories = histories;
        this.clock = clock;
    }

    /** Why so much is too much; empty if it is not. */
    Optional<Decision> of(Deed limit) {
        PatientClass patientClass =
                PatientClass.valueOf(limit.notes().find(NoteKey.INSURANCE_CLASS).orElse(PatientClass.SELF.name()));
        long own = limit.fen(Part.CASH);
        return order(patientClass, own)
                .or(() ->
                        day(limit.notes().get(NoteKey.ORG), limit.notes().get(NoteKey.PATIENT_ID), own, limit.order()));
    }

    /** The same for one order alone. */
    Optional<Decision> order(PatientClass patientClass, long own) {
        long most = rules.mostFen(patientClass);
        return most > 0 && own > most
                ? Optional.of(Decision.skipped(
                        Gate.POLICY, OURS + "ORDER_MAX", "个人应付 " + own + " 分, 超过本院单笔上限 " + most + " 分"))
                : Optional.empty();
    }

    private Optional<Decision> day(String org, String patientId, long own, OrderId self) {
        if (rules.maxDayFen() == 0) {
            return Optional.empty();
        }
        Instant midnight = BusinessDay.of(clock.instant())
                .date()
                .atStartOfDay(BusinessDay.ZONE)
                .toInstant();
        long others = triggers.orders(org, patientId, midnight).stream()
                .map(OrderId::new)
                .filter(id -> !id.equals(self))
                .mapToLong(this::collected)
                .sum();
        return others + own > rules.maxDayFen()
                ? Optional.of(Decision.skipped(
                        Gate.POLICY,
                        OURS + "DAY_MAX",
                        "今日已用 " + others + " 分, 加本单 " + own + " 分, 超过本院单日上限 " + rules.maxDayFen() + " 分"))
                : Optional.empty();
    }

    /** What an order collects, or is about to collect. */
    private long collected(OrderId id) {
        Order order = Order.tell(id, histories.read(id));
        if (!order.exists() || order.round(0).gaveUp()) {
            return 0;
        }
        long sent = part(order, "credit", Part.CASH);
        long tried = sent > 0 ? sent : part(order, "trial", Part.CASH);
        long own = order.round(0).deed("trial").isPresent() ? tried : Math.max(sent, part(order, "freeze", Part.WHOLE));
        return own - returned(order);
    }

    /** What that deed moves or tells of a part; 0 where it was left out or is not so far. */
    private static long part(Order order, String deed, Part part) {
        return order.round(0)
                .deed(deed)
                .filter(d -> d.status() != DeedStatus.LEFT_OUT)
                .map(d -> d.told().isZero() ? d.parts() : d.told())
                .map(parts -> parts.get(part))
                .orElse(0L);
    }

    private static long returned(Order order) {
        return order.rounds().stream()
                .flatMap(r -> r.deeds().stream())
                .filter(d -> d.plan().of().endsWith("/credit"))
                .filter(d -> d.status() == DeedStatus.RETURNED || d.status() == DeedStatus.ACCEPTED)
                .map(DeedView::parts)
                .mapToLong(parts -> parts.get(Part.CASH))
                .sum();
    }
}
