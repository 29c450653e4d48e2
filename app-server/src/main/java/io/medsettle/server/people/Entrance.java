package io.medsettle.server.people;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.audit.Actor;
import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.Box;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where people come in and go out. Whoever is refused is told the same, after about the same work, whether the login is nobody's, the
 * password or the code is wrong, or the login is locked or disabled. Safe to share between threads.
 */
@Singleton
public final class Entrance {
    static final String PURPOSE = "second-factor";
    private static final String LET_IN =
            "UPDATE person SET failures = 0, locked_until = 0, entered_at = ?, step_used = ?, password_hash = ? WHERE"
                    + " login = ? AND entry_no = ? AND disabled_at = 0 AND step_used = ? AND NOT EXISTS (SELECT 1 FROM"
                    + " organisation o WHERE o.org = person.org AND o.closed_at > 0)";

    private final Transactions transactions;
    private final Passwords passwords;
    private final PeopleSettings settings;
    private final Sittings sittings;
    private final AuditTrail audit;
    private final Vault vault;
    private final InstantSource clock;

    Entrance(
            Transactions transactions,
            Passwords passwords,
            PeopleSettings settings,
            Sittings sittings,
            AuditTrail audit,
            Vault vault,
            InstantSource clock) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.settings = settings;
        this.sittings = sittings;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    /** What one types at the door. @param code "" from whoever has no second factor */
    public record Asked(String login, Secret password, String code) {}

    /**
     * Lets somebody in under a token that nobody has seen before.
     *
     * @param former the token that the browser holds already, "" for none; it is worth nothing afterwards
     * @param by org and address; nobody yet
     * @return the token, to be kept by the browser alone
     * @throws Refusal 401 {@code not-let-in}
     */
    public Secret signIn(Asked asked, String former, Actor by) {
        long now = now();
        String login = NewPerson.typed(asked.login());
        Optional<EntryRow> row = attempt(login, now);
        String hash = row.map(EntryRow::hash).orElseGet(passwords::nobody);
        boolean same = passwords.matches(asked.password(), hash);
        if (row.isEmpty() || !same || row.get().locked(now) || !row.get().enabled()) {
            throw refused(row, now, by);
        }
        OptionalLong step = step(row.get(), asked.code());
        if (step.isEmpty()) {
            throw refused(row, now, by);
        }
        String newest = passwords.isOld(hash) ? passwords.hash(asked.password()) : hash;
        return let(row.get(), step.getAsLong(), newest, former, by).orElseThrow(() -> refused(row, now, by));
    }

    /** Counted before the password is looked at; what is locked is not counted. */
    Optional<EntryRow> attempt(String login, long now) {
        return transactions.write(c -> {
            Optional<EntryRow> row = EntryRow.lock(c, login);
            if (row.isPresent() && !row.get().locked(now)) {
                row.get().count(c, settings, now);
            }
            return row;
        });
    }

    /** The step of the code that was used up; the last one where there is no second factor. */
    private OptionalLong step(EntryRow row, String code) {
        Box box = row.secret();
        if (!row.hasSecondFactor() || box == null) {
            return OptionalLong.of(row.stepUsed());
        }
        byte[] secret = vault.open(PURPOSE, row.login(), box);
        return SecondFactor.step(secret, code.strip(), clock.instant(), row.stepUsed());
    }

    private Optional<Secret> let(EntryRow row, long step, String hash, String former, Actor by) {
        Secret token = Sittings.newToken();
        Actor known = new Actor(row.org(), row.login(), by.from());
        boolean in = transactions.write(c -> {
            long now = now();
            if (Rows.change(c, LET_IN, now, step, hash, row.login(), row.entryNo(), row.stepUsed()) != 1) {
                return false;
            }
            sittings.end(c, former);
            sittings.begin(c, token, row.login(), row.entryNo(), now);
            audit.append(c, known.entry("sign-in", row.login(), AuditEntry.OK, ""));
            return true;
        });
        return in ? Optional.of(token) : Optional.empty();
    }

    /** What was typed in place of a login may be a password: it is kept nowhere. */
    private Refusal refused(Optional<EntryRow> row, long now, Actor by) {
        String login = row.map(EntryRow::login).orElse("");
        boolean locked = row.isPresent() && row.get().locked(now);
        String words = row.isEmpty() ? "没有这个登录名" : !row.get().enabled() ? "已停用" : "";
        audit.note(new Actor(row.map(EntryRow::org).orElse(by.org()), "", by.from())
                .entry("sign-in", login, locked ? "locked" : "refused", words));
        return new Refusal(Problem.of(
                401,
                "not-let-in",
                "登录未成功",
                "登录名, 口令或动态码不正确, 或账号暂时不能使用",
                "请核对后再试; 连续 " + settings.failures() + " 次不成功将锁定 "
                        + settings.locked().toMinutes() + " 分钟, 忘记口令请联系安全管理员"));
    }

    /**
     * Who holds this token, as they are now.
     *
     * @param awake whether somebody is at the page: what a page asks for by itself does not keep a sitting from ending
     */
    public Optional<Sitting> find(String token, boolean awake) {
        Instant now = clock.instant();
        return sittings.find(token, now, awake);
    }

    /** The page that a person must see before any other, if there is one: for a password of their own, for a second factor. */
    public Optional<String> owes(Sitting sitting) {
        if (sitting.person().mustChange()) {
            return Optional.of("/console/password");
        }
        boolean missing = settings.secondFactor() && !sitting.person().secondFactor();
        return missing ? Optional.of("/console/second-factor") : Optional.empty();
    }

    public void signOut(String token, Actor by) {
        transactions.write(c -> {
            sittings.end(c, token);
            audit.append(c, by.entry("sign-out", by.login(), AuditEntry.OK, ""));
            return token;
        });
    }

    /** Ends all sittings of a person and begins one. */
    void renew(Connection c, Secret token, String login, long now) throws SQLException {
        PersonRows.endSittings(c, login);
        long entryNo = EntryRow.lock(c, login).map(EntryRow::entryNo).orElse(0L);
        sittings.begin(c, token, login, entryNo, now);
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }
}
