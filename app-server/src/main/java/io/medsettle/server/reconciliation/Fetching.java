package io.medsettle.server.reconciliation;

import io.medsettle.core.order.Numbers;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.reconciliation.BillFile.State;
import io.medsettle.server.reconciliation.BillStore.Kept;
import io.medsettle.server.reconciliation.RunStore.LeaseLost;
import io.medsettle.server.view.MovingOrders;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches one bill and keeps it, whatever it is worth. */
@Singleton
class Fetching {
    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final int PIECE = 500;
    private static final int LABELS = 4_000;
    private static final int NUMBER = 64;

    private final BillStore bills;
    private final MovingOrders orders;
    private final InstantSource clock;

    Fetching(BillStore bills, MovingOrders orders, InstantSource clock) {
        this.bills = bills;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Fetches it unless that was done since the day was asked for. Who asks while the day is run already asks for the run after this
     * one: books cut before and a bill fetched after it would not be of one moment.
     *
     * @param beat is told how many lines were read, now and then
     */
    BillFile fetch(String org, FarBill bill, RunRow run, LongConsumer beat) {
        BusinessDay day = run.day();
        Optional<BillFile> present = bills.present(org, day, bill.source());
        boolean forTheNext = run.askedAt().isAfter(run.cut());
        if (present.filter(f -> f.good() && (forTheNext || !f.endedAt().isBefore(run.askedAt())))
                .isPresent()) {
            return present.get();
        }
        String id = HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits())
                + HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits());
        bills.begin(id, org, bill.source(), day, clock.instant());
        Spool spool = new Spool(id, bill, beat);
        return ended(org, bill, day, id, spool, said(bill, run, spool));
    }

    private static Outcome<BillSummary> said(FarBill bill, RunRow run, Spool spool) {
        try {
            Outcome<BillSummary> said = bill.fetch(run.day(), run.cut(), spool::line);
            spool.flush();
            return said;
        } catch (BadNumber e) {
            return Outcome.declined("BILL_NUMBER", "账单第 " + (spool.lines() + 1) + " 行" + e.words);
        } catch (RuntimeException e) {
            if (ours(e)) {
                throw e;
            }
            LOG.warn("the bill {} of {} could not be read", bill.source(), run.day(), e);
            return Outcome.declined(
                    "BILL_UNREADABLE",
                    "账单第 " + spool.lines() + " 行之后无法读取: " + e.getClass().getSimpleName());
        }
    }

    /** Whether it is our own trouble, of the database, the lease or the end of this node, and nothing about a bill. */
    static boolean ours(RuntimeException e) {
        return e instanceof StoreUnavailable
                || e instanceof LeaseLost
                || e.getCause() instanceof SQLException
                || Thread.currentThread().isInterrupted();
    }

    /** A number that no far side of ours gives, or none. */
    private static final class BadNumber extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String words;

        BadNumber(String words) {
            this.words = words;
        }
    }

    private BillFile ended(
            String org, FarBill bill, BusinessDay day, String id, Spool spool, Outcome<BillSummary> said) {
        Instant now = clock.instant();
        Optional<BillFile> good = bills.files(org, day).stream()
                .filter(f -> f.source().equals(bill.source()) && f.good())
                .findFirst();
        return said.match(
                told -> good(org, bill, day, id, good, told, now),
                no -> other(id, State.REFUSED, spool, now, "[" + no.code() + "] " + no.text(), bill, day),
                u -> {
                    if (u.doubt() != Doubt.NOT_FOUND || spool.lines() > 0) {
                        return other(id, State.MISSING, spool, now, u.text(), bill, day);
                    }
                    long before = good.map(BillFile::lines).orElse(0L);
                    return before == 0
                            ? good(org, bill, day, id, good, new BillSummary(0, 0, "EMPTY"), now)
                            : other(id, State.MISSING, spool, now, contradicted(before, u.text()), bill, day);
                });
    }

    /** "No trade on that day" does not take back what the same far side listed before: that stays, and is asked for again. */
    private static String contradicted(long before, String text) {
        return "对方称当日没有账单, 而此前给过 " + before + " 行的一份, 那一份保留: " + text;
    }

    private BillFile good(
            String org,
            FarBill bill,
            BusinessDay day,
            String id,
            Optional<BillFile> before,
            BillSummary told,
            Instant now) {
        Optional<BillFile> same = before.filter(f -> f.digest().equals(told.digest()));
        BillFile counts = same.orElseGet(() -> new BillFile(
                id, bill.source(), day, State.GOOD, told.digest(), told.lines(), told.sumFen(), now, now, ""));
        bills.endGood(id, org, counts, told, now);
        return counts;
    }

    private BillFile other(
            String id, State state, Spool spool, Instant now, String words, FarBill bill, BusinessDay day) {
        String why = words.length() <= 500 ? words : words.substring(0, 500);
        bills.end(id, state, spool.summary(), now, why);
        return new BillFile(id, bill.source(), day, state, spool.summary().digest(), spool.lines(), 0, now, now, why);
    }

    /** Lines on their way into the store, with our order beside each. */
    private final class Spool {
        private final String file;
        private final FarBill bill;
        private final LongConsumer beat;
        private final List<BillLine> waiting = new ArrayList<>();
        private long no;
        private long sum;

        Spool(String file, FarBill bill, LongConsumer beat) {
            this.file = file;
            this.bill = bill;
            this.beat = beat;
        }

        void line(BillLine line) {
            if (line.requestNo().length() > NUMBER || line.farNumber().length() > NUMBER) {
                throw new BadNumber("的单号超过 " + NUMBER + " 位");
            }
            if (line.requestNo().isEmpty() && line.farNumber().isEmpty()) {
                throw new BadNumber("没有任何单号");
            }
            waiting.add(line);
            sum = Math.addExact(sum, line.fen());
            if (waiting.size() >= PIECE) {
                flush();
            }
        }

        long lines() {
            return no + waiting.size();
        }

        BillSummary summary() {
            return new BillSummary(lines(), sum, "");
        }

        void flush() {
            List<String> named = waiting.stream().map(Spool::order).distinct().toList();
            Map<String, String> plans =
                    orders.plans(named.stream().filter(o -> !o.isEmpty()).toList());
            List<Kept> kept = new ArrayList<>();
            for (BillLine line : waiting) {
                String order = order(line);
                String known = plans.containsKey(order) ? order : "";
                Care care = bill.care().orElseGet(() -> Care.ofPlan(plans.getOrDefault(order, "")));
                kept.add(new Kept(++no, fitting(line), known, care, bill.means(line)));
            }
            bills.keep(file, kept);
            waiting.clear();
            beat.accept(no);
        }

        private static String order(BillLine line) {
            return Numbers.orderOf(line.requestNo()).map(OrderId::text).orElseGet(() -> line.labels()
                    .get(FarBill.ORDER));
        }
    }

    /** A far side may write what it likes into its columns; what does not fit is left out, never a number or an amount. */
    private static BillLine fitting(BillLine line) {
        Fields labels = line.labels();
        while (labels.text().length() > LABELS) {
            String longest = labels.asMap().entrySet().stream()
                    .max((a, b) ->
                            Integer.compare(a.getValue().length(), b.getValue().length()))
                    .orElseThrow()
                    .getKey();
            labels = labels.with(longest, "");
        }
        return new BillLine(
                line.requestNo(), line.farNumber(), line.part(), line.fen(), line.reversed(), line.farTime(), labels);
    }
}
