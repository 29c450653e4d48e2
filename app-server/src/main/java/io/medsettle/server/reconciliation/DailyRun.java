package io.medsettle.server.reconciliation;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.reconciliation.RunRow.State;
import io.medsettle.server.reconciliation.RunStore.Hold;
import io.medsettle.server.reconciliation.RunStore.LeaseLost;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One day from its bills to its totals. May be started on any node as often as anybody likes: one of them works, under a lease, and
 * whoever takes over a dead one's day finds what it would have found.
 */
@Singleton
class DailyRun {
    private static final Logger LOG = LoggerFactory.getLogger(DailyRun.class);

    private static final int LONGEST = 900;
    private static final String GIVEN_UP = "; 已不再自动重取, 取得账单后请重新启动这一天的对账";

    private final RunStore runs;
    private final TotalStore totals;
    private final Comparing comparing;
    private final Naming naming;
    private final CarryStore carries;
    private final Remedying remedies;
    private final InstantSource clock;
    private final DayRules rules;

    DailyRun(
            RunStore runs,
            TotalStore totals,
            Comparing comparing,
            Naming naming,
            CarryStore carries,
            Remedying remedies,
            InstantSource clock,
            DayRules rules) {
        this.runs = runs;
        this.totals = totals;
        this.comparing = comparing;
        this.naming = naming;
        this.carries = carries;
        this.remedies = remedies;
        this.clock = clock;
        this.rules = rules;
    }

    /** Works on that day if nobody else does. */
    void work(BusinessDay day) {
        Hold hold = new Hold(rules.org(), day, rules.node() + "/" + UUID.randomUUID());
        Instant now = Clocks.now(clock);
        if (!runs.take(rules.org(), day, hold.mark(), now, now.plus(rules.lease()))) {
            return;
        }
        try {
            held(hold);
        } catch (LeaseLost e) {
            LOG.warn("{} was taken over by another node", day);
        } catch (RuntimeException e) {
            broken(hold, e);
        }
    }

    /** What the database or the end of this node brought about is not held against the day. */
    private void broken(Hold hold, RuntimeException e) {
        RunRow run = runs.find(hold.org(), hold.day()).orElseThrow();
        boolean counts =
                !(e instanceof StoreUnavailable || Thread.currentThread().isInterrupted());
        if (counts && run.failures() >= rules.attempts()) {
            LOG.error("{} failed {} times in a row and is left to a person", hold.day(), run.failures(), e);
            String step = run.stage().isEmpty() ? "开始" : run.stage();
            runs.fail(
                    hold,
                    "连续 " + run.failures() + " 次未能完成, 停在\"" + step + "\" ("
                            + e.getClass().getSimpleName() + "); " + Backlog.LEFT_TO_A_PERSON);
        } else {
            LOG.error("{} was not reconciled to its end and will be taken up again", hold.day(), e);
            runs.drop(hold, "处理中断, 将自动继续", Clocks.now(clock), counts);
        }
    }

    private void held(Hold hold) {
        RunRow run = runs.find(hold.org(), hold.day()).orElseThrow();
        Beat beat = new Beat(runs, hold, clock, rules.lease());
        Path scratch = rules.scratch().resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(scratch);
            boolean last = last(hold.day());
            Compared compared = comparing.compare(run, scratch, beat, last);
            beat.now("登记差错");
            naming.keep(run, compared, beat);
            beat.now("登记合计");
            totals.keep(hold.org(), hold.day(), compared.totals());
            beat.now("处理差错");
            remedies.all(run, beat);
            end(hold, compared, last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clear(scratch);
        }
    }

    /** Whether what has not come by now is left to a person. */
    private boolean last(BusinessDay day) {
        return Clocks.now(clock)
                .isAfter(day.date()
                        .plusDays(1L + rules.giveUpDays())
                        .atTime(rules.until())
                        .atZone(BusinessDay.ZONE)
                        .toInstant());
    }

    private void end(Hold hold, Compared compared, boolean last) {
        Instant now = Clocks.now(clock);
        String missing = compared.files().values().stream()
                .filter(f -> !f.good())
                .map(f -> f.source() + (f.state() == BillFile.State.REFUSED ? " 账单有误: " : " 账单未取得: ") + f.words())
                .collect(Collectors.joining("; "));
        State state = compared.complete() || last ? State.FINISHED : State.WAITING;
        if (!missing.isEmpty()) {
            LOG.warn("{}: {}", hold.day(), missing);
        }
        String cut = missing.length() <= LONGEST ? missing : missing.substring(0, LONGEST);
        String words = cut.isEmpty() || !last ? cut : cut + GIVEN_UP;
        String carry = carries.keep(hold.org(), hold.day(), compared.carryOver());
        runs.end(hold, state, next(now), now, words, carry, compared.read());
        carries.clear(hold.org(), hold.day(), carry);
        runs.anew(hold.org(), hold.day(), now, Backlog.HANDED_ANEW);
    }

    /** When a bill that has not come is asked for again. */
    private Instant next(Instant now) {
        ZonedDateTime then = now.plus(rules.spacing()).atZone(BusinessDay.ZONE);
        LocalTime time = then.toLocalTime();
        if (time.isBefore(rules.from())) {
            return then.with(rules.from()).toInstant();
        }
        return time.isAfter(rules.until()) ? then.plusDays(1).with(rules.from()).toInstant() : then.toInstant();
    }

    private static void clear(Path scratch) {
        if (!Files.exists(scratch)) {
            return;
        }
        try (Stream<Path> all = Files.walk(scratch)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn(
                    "the scratch of a run is left lying about: {}", e.getClass().getSimpleName());
        }
    }
}
