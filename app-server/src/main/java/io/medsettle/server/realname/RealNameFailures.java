package io.medsettle.server.realname;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.Mask;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.realname.RealNameFailure.Attempt;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps who could not be recognised (实名认证异常), for half a year. That it could not be kept changes nothing for the person. Safe to
 * share between threads and nodes.
 */
@Singleton
public class RealNameFailures {
    private static final Logger LOG = LoggerFactory.getLogger(RealNameFailures.class);
    private static final Duration KEPT = Duration.ofDays(180);
    private static final String INSERT =
            "INSERT INTO real_name_failure (org, happened_at, failure_id, place, code, words,"
                    + " part_name, part_number) VALUES (" + Rows.marks(8) + ")";
    private static final String SELECT = "SELECT happened_at, place, code, words, part_name, part_number"
            + " FROM real_name_failure WHERE org = ? AND happened_at >= ? AND happened_at < ?";
    private static final String OF_NUMBER = " AND part_number = ?";
    private static final String SOME = " ORDER BY happened_at DESC, failure_id LIMIT ? OFFSET ?";

    private final Transactions transactions;
    private final InstantSource clock;

    RealNameFailures(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does what recognises somebody; if it is refused, that is kept, and the refusal goes on. */
    public <T> T watched(Attempt attempt, Supplier<T> recognising) {
        try {
            return recognising.get();
        } catch (Refusal refusal) {
            if (isFirm(refusal.problem())) {
                keep(attempt, refusal.problem());
            }
            throw refusal;
        }
    }

    /** A no, and not that nobody could say it. */
    private static boolean isFirm(Problem problem) {
        return problem.status() == 422 || problem.status() == 429;
    }

    private void keep(Attempt attempt, Problem problem) {
        RealNameFailure failed = attempt.failed(clock.instant(), problem.code(), problem.detail());
        try {
            transactions.write(c -> Rows.change(
                    c,
                    INSERT,
                    attempt.org(),
                    failed.at().toEpochMilli(),
                    UUID.randomUUID().toString(),
                    cut(failed.place(), 64),
                    cut(failed.code(), 48),
                    cut(failed.words(), 200),
                    cut(failed.name(), 64),
                    cut(failed.number(), 64)));
        } catch (StoreUnavailable e) {
            LOG.warn("that somebody was not recognised could not be kept: {}", e.getMessage());
        }
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    /**
     * The newest first.
     *
     * @param number a whole certificate number of whom it is about, "" for everybody; it finds all that look like it on a screen
     * @param from inclusive
     * @param to exclusive
     */
    public List<RealNameFailure> some(String org, Secret number, Instant from, Instant to, int most, long skip) {
        List<Object> values = new ArrayList<>(List.of(org, from.toEpochMilli(), to.toEpochMilli()));
        String part = Mask.number(number.reveal().strip());
        if (!part.isEmpty()) {
            values.add(part);
        }
        values.add(most);
        values.add(skip);
        String sql = SELECT + (part.isEmpty() ? "" : OF_NUMBER) + SOME;
        return transactions.read(c -> Rows.all(
                c,
                sql,
                row -> new RealNameFailure(
                        Instant.ofEpochMilli(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                values.toArray()));
    }

    @Scheduled(fixedDelay = "6h", initialDelay = "5m")
    void forget() {
        long before = clock.instant().minus(KEPT).toEpochMilli();
        try {
            transactions.write(c -> Rows.change(c, "DELETE FROM real_name_failure WHERE happened_at < ?", before));
        } catch (StoreUnavailable e) {
            LOG.warn("old failures could not be forgotten: {}", e.getMessage());
        }
    }
}
