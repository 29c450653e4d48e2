package io.medsettle.server.credit;

import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
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
 * What the hospital itself allows of the patient's own part (本院限额), per order, class and day: bills, deposits and top-ups alike.
 * What the day's other payments are about to collect counts as well, so that two at once do not both pass for one; the day
 * is counted from the database, whichever node opened what.
 */
@Singleton
class OwnLimits {
    /** How codes of ours begin, so that nobody takes them for the platform's. */
    static final String OURS = "LOCAL_";

    private final CreditRules rules;
    private final DayOrders orders;
    private final HistoryStore histories;
    private final InstantSource clock;

    OwnLimits(CreditRules rules, DayOrders orders, HistoryStore histories, InstantSource clock) {
        this.rules = rules;
        this.orders = orders;
        this.histories = histories;
        this.clock = clock;
    }

    /** Why so much is too much; empty if it is not. */
    Optional<Decision> of(Deed deed) {
        PatientClass patientClass =
                PatientClass.valueOf(deed.notes().find(NoteKey.INSURANCE_CLASS).orElse(PatientClass.SELF.name()));
        String org = deed.notes().get(NoteKey.ORG);
        String patientId = deed.notes().get(NoteKey.PATIENT_ID);
        DayTaken taken = new DayTaken(today(), deed.order(), deed.round());
        return allowed(patientClass, org, patientId, deed.fen(Part.CASH), taken);
    }

    /** The same of something that is not opened yet. */
    Optional<Decision> of(PatientClass patientClass, String org, String patientId, long own) {
        return allowed(patientClass, org, patientId, own, new DayTaken(today()));
    }

    /** The same of a round that waits to be confirmed. */
    Optional<Decision> of(PatientClass patientClass, Order order, Round round, String patientId, long own) {
        return allowed(patientClass, order.org(), patientId, own, new DayTaken(today(), order.id(), round.no()));
    }

    private Optional<Decision> allowed(
            PatientClass patientClass, String org, String patientId, long own, DayTaken taken) {
        return order(patientClass, own).or(() -> day(org, patientId, own, taken));
    }

    /** The same for one payment alone. */
    Optional<Decision> order(PatientClass patientClass, long own) {
        long most = rules.mostFen(patientClass);
        return most > 0 && own > most
                ? Optional.of(Decision.skipped(
                        Gate.POLICY, OURS + "ORDER_MAX", "个人应付 " + own + " 分, 超过本院单笔上限 " + most + " 分"))
                : Optional.empty();
    }

    private Optional<Decision> day(String org, String patientId, long own, DayTaken taken) {
        if (rules.maxDayFen() == 0) {
            return Optional.empty();
        }
        Instant midnight = today().date().atStartOfDay(BusinessDay.ZONE).toInstant();
        long others = orders.movedSince(org, patientId, midnight).stream()
                .map(this::read)
                .mapToLong(taken::of)
                .sum();
        return others + own > rules.maxDayFen()
                ? Optional.of(Decision.skipped(
                        Gate.POLICY,
                        OURS + "DAY_MAX",
                        "今日已用 " + others + " 分, 加本单 " + own + " 分, 超过本院单日上限 " + rules.maxDayFen() + " 分"))
                : Optional.empty();
    }

    private BusinessDay today() {
        return BusinessDay.of(clock.instant());
    }

    private Order read(OrderId id) {
        return Order.tell(id, histories.read(id));
    }

    /** Whether it went out before: a no of ours to a repeat would say nothing about the first sending. */
    boolean sentBefore(Deed deed) {
        return histories.read(deed.order()).stream()
                        .filter(line -> line.kind().equals(FactKind.START_INTENDED.name()))
                        .filter(line ->
                                line.fields().get("number").equals(deed.number().text()))
                        .count()
                > 1;
    }
}
