package io.medsettle.server.statements;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.view.BookedOrders;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Our own rows of a day for the insurer's statement, told from the histories that the books name, a page at a time. */
@Singleton
public class SettledRows {
    private static final int PAGE = 200;
    private static final Party INSURER = new Party("yibao");
    private static final Set<String> SETTLES = Set.of(Act.SETTLE, Act.STAY_SETTLE, Act.ORDER);

    private final BookedOrders booked;
    private final Desk desk;
    private final HistoryStore histories;
    private final Optional<Platforms> platforms;

    SettledRows(BookedOrders booked, Desk desk, HistoryStore histories, Optional<Platforms> platforms) {
        this.platforms = platforms;
        this.booked = booked;
        this.desk = desk;
        this.histories = histories;
    }

    /**
     * One row and the group it belongs to.
     *
     * @param number our number of the settlement, or of its reversal
     * @param at the insurer's own time
     */
    public record Row(OrderId order, String number, Instant at, StatementGroup group, StatementRow row) {}

    /** To be read once; never all in memory. */
    Stream<Row> of(BusinessDay day) {
        return of(day, Instant.MAX);
    }

    /**
     * The same as it was known then.
     *
     * @param cut what was written down later is left out
     */
    public Stream<Row> of(BusinessDay day, Instant cut) {
        Iterator<Row> rows = new Iterator<>() {
            private String after = "";
            private final List<Row> ready = new ArrayList<>();
            private int next;

            @Override
            public boolean hasNext() {
                while (next >= ready.size()) {
                    ready.clear();
                    next = 0;
                    List<OrderId> some = booked.of(day, after, PAGE);
                    if (some.isEmpty()) {
                        return false;
                    }
                    after = some.get(some.size() - 1).text();
                    some.forEach(id -> ready.addAll(rows(told(id, cut), day)));
                }
                return true;
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return ready.get(next++);
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }

    private Order told(OrderId id, Instant cut) {
        return cut.equals(Instant.MAX)
                ? desk.read(id)
                : Order.tell(
                        id,
                        histories.read(id).stream()
                                .filter(line -> !line.at().isAfter(cut))
                                .toList());
    }

    private List<Row> rows(Order order, BusinessDay day) {
        List<Row> rows = new ArrayList<>();
        for (Round round : order.rounds()) {
            for (DeedView d : round.deeds()) {
                boolean ours = d.plan().party().equals(INSURER)
                        && SETTLES.contains(d.plan().act());
                if (ours && done(d) && BusinessDay.of(d.farTime()).equals(day)) {
                    rows.add(row(order, d, day));
                }
            }
        }
        return rows;
    }

    private static boolean done(DeedView d) {
        return d.status() == DeedStatus.TAKEN || d.status() == DeedStatus.RETURNED || d.status() == DeedStatus.ACCEPTED;
    }

    private Row row(Order order, DeedView d, BusinessDay day) {
        boolean back = d.plan().verb() == Verb.REVERSE;
        Deed deed = new Composer(order, histories::unseal).deed(d);
        DeedView taking = back
                ? order.round(d.plan().ofRound().orElseThrow())
                        .deed(d.plan().ofName())
                        .orElseThrow()
                : d;
        Parts all = taking.told().isZero() ? taking.parts() : taking.told();
        long sign = back ? -1 : 1;
        Fields notes = d.notes();
        Fields known = taking.notes();
        StatementRow row = new StatementRow(
                notes.find(NoteKey.SETL_ID).orElse(d.farNumber()),
                deed.notes().get(NoteKey.MDTRT_ID),
                deed.secrets().find(NoteKey.PSN_NO).orElse(new Secret("")),
                sign * all.total(),
                fund(notes, known, sign).orElse(sign * (all.get(Part.FUND) + all.get(Part.OTHER))),
                sign * all.get(Part.ACCOUNT),
                sign * all.get(Part.CASH),
                back);
        StatementGroup group = new StatementGroup(
                known.find(NoteKey.INSU_TYPE).orElse(deed.notes().get(NoteKey.INSU_TYPE)),
                notes.find(NoteKey.CLR_TYPE).orElse(known.get(NoteKey.CLR_TYPE)),
                notes.find(NoteKey.CLR_OPTINS).orElse(known.get(NoteKey.CLR_OPTINS)),
                day.date(),
                day.date(),
                platforms.map(p -> p.platform(deed)).orElse(""));
        return new Row(order.id(), d.number().text(), d.farTime(), group, row);
    }

    /** The fund's sum as it was told; what goes back without telling it takes back what the settlement told. */
    static Optional<Long> fund(Fields own, Fields taking, long sign) {
        return own.find(NoteKey.FUND_SUM).map(Long::parseLong).or(() -> taking.find(NoteKey.FUND_SUM)
                .map(told -> sign * Long.parseLong(told)));
    }
}
