package io.medsettle.server.onboarding;

import io.medsettle.ports.value.Fields;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Every arrangement there ever was; the newest holds. Read anew each time, so that nothing needs a restart. Safe to share. */
@Singleton
final class Arrangements {
    private static final int TRIES = 8;
    private static final String COLUMNS =
            "SELECT version_no, made_at, made_by, why, restored, body FROM credit_arrangement";
    private static final String NEWEST = COLUMNS + " WHERE org = ? ORDER BY version_no DESC LIMIT ?";
    private static final String ONE = COLUMNS + " WHERE org = ? AND version_no = ?";
    private static final String HELD_AT = "SELECT version_no FROM credit_arrangement WHERE org = ? AND made_at <= ?"
            + " ORDER BY version_no DESC LIMIT 1";
    private static final String SINCE = COLUMNS + " WHERE org = ? AND version_no >= ? AND made_at < ?";
    private static final String INSERT =
            "INSERT INTO credit_arrangement (org, version_no, made_at, made_by, why, restored, body)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final Transactions transactions;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final String org;

    Arrangements(Transactions transactions, AuditTrail audit, InstantSource clock, GatewaySettings gateway) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.org = gateway.org();
    }

    Arrangement now() {
        return newest(1).stream().findFirst().orElse(Arrangement.NONE);
    }

    /** The newest ones, newest first. */
    List<Arrangement> newest(int most) {
        return transactions.read(c -> Rows.all(c, NEWEST, Arrangements::read, org, most));
    }

    /** Every one that held at some time from then on, until before the other. */
    List<Arrangement> between(Instant from, Instant to) {
        long first = transactions
                .read(c -> Rows.one(c, HELD_AT, row -> row.getLong(1), org, from.toEpochMilli()))
                .orElse(0L);
        return transactions.read(c -> Rows.all(c, SINCE, Arrangements::read, org, first, to.toEpochMilli()));
    }

    Optional<Arrangement> find(long version) {
        return version == 0
                ? Optional.of(Arrangement.NONE)
                : transactions.read(c -> Rows.one(c, ONE, Arrangements::read, org, version));
    }

    /**
     * Who changes it.
     *
     * @param by client or person
     * @param why in their words
     * @param upon only if this version still holds; empty for whichever does
     */
    record Hand(String by, String why, OptionalLong upon) {}

    /**
     * The next arrangement, made from the one that holds.
     *
     * @throws Refusal 409 {@code changed-meanwhile} if another one holds than the hand saw
     */
    Arrangement change(Hand hand, UnaryOperator<Fields> change) {
        return next(hand, now -> after(now, hand, 0, change.apply(now.body())));
    }

    /**
     * The next arrangement, with the content of an earlier one.
     *
     * @param earlier which one, told the one that holds
     * @throws Refusal 409 {@code changed-meanwhile} if another one holds than the hand saw
     */
    Arrangement restore(Hand hand, UnaryOperator<Arrangement> earlier) {
        return next(hand, now -> {
            Arrangement again = earlier.apply(now);
            return after(now, hand, again.content(), again.body());
        });
    }

    private Arrangement after(Arrangement now, Hand hand, long restored, Fields body) {
        return new Arrangement(now.version() + 1, clock.instant(), hand.by(), hand.why(), restored, body);
    }

    private Arrangement next(Hand hand, UnaryOperator<Arrangement> make) {
        for (int i = 0; i < TRIES; i++) {
            Arrangement now = now();
            if (hand.upon().isPresent() && hand.upon().getAsLong() != now.version()) {
                throw changed(now, hand.upon().getAsLong());
            }
            Arrangement made = make.apply(now);
            if (transactions.write(c -> insert(c, made))) {
                return made;
            }
        }
        throw new IllegalStateException("arrangements are changed by too many at once");
    }

    private static Refusal changed(Arrangement now, long seen) {
        return Refusal.of(
                409,
                "changed-meanwhile",
                "开关刚有变动",
                "现行的已是第 " + now.version() + " 版, 不是第 " + seen + " 版",
                "请重新查看现行开关后再改动");
    }

    /** With its line in the audit log: both stand or neither. */
    private boolean insert(Connection c, Arrangement a) throws SQLException {
        try {
            Rows.change(
                    c,
                    INSERT,
                    org,
                    a.version(),
                    a.at().toEpochMilli(),
                    a.by(),
                    a.why(),
                    a.restored(),
                    a.body().text());
            audit.append(c, AuditEntry.of(org, a.by(), "credit-switches", "第 " + a.version() + " 版", told(a)));
            return true;
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static String told(Arrangement a) {
        String source = a.restored() == 0 ? "" : "退回第 " + a.restored() + " 版的内容; ";
        return source + "原因: " + a.why() + "; 现为: " + a.body().text().replace('\n', ' ');
    }

    private static Arrangement read(ResultSet row) throws SQLException {
        return new Arrangement(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                Fields.ofText(row.getString(6)));
    }
}
