package io.medsettle.server.people;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.audit.Actor;
import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Changes who works here and as what. Every change is in the audit log in the same transaction, and whoever loses something by it is
 * out at once. Safe to share between threads.
 */
@Singleton
public final class People {
    private final Transactions transactions;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final String head;

    People(
            Transactions transactions,
            Passwords passwords,
            PasswordRules rules,
            AuditTrail audit,
            InstantSource clock,
            @Property(name = "medsettle.gateway.org") String head) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.head = head;
    }

    public Optional<Person> find(String login) {
        return transactions.read(c -> PersonRows.find(c, login));
    }

    /** Whether there is anybody at all. */
    public boolean anybody() {
        return transactions.read(PersonRows::count) > 0;
    }

    /** The password policy in one sentence. */
    public String passwordWords() {
        return rules.words();
    }

    /**
     * Adds somebody.
     *
     * @param mustChange whether their first deed is to think of a password of their own
     * @param by who does it; nobody's login stands for the house itself
     * @throws Refusal 409 {@code login-taken}, 422 {@code password-too-weak}, 403 like {@link #grant}
     */
    public Person create(NewPerson person, Secret password, boolean mustChange, Actor by) {
        rules.refuseWeak(person.login(), password);
        String hash = passwords.hash(password);
        return transactions.write(c -> create(c, person, hash, mustChange, by));
    }

    /** The very first one; refused as soon as there is anybody. The log's lock keeps two nodes from both making a first one. */
    Person createFirst(NewPerson person, Secret password, Actor by) {
        rules.refuseWeak(person.login(), password);
        String hash = passwords.hash(password);
        return transactions.write(c -> {
            audit.append(c, by.entry("first-start", person.login(), AuditEntry.OK, ""));
            if (PersonRows.count(c) > 0) {
                throw Refusal.of(409, "first-start-over", "已有人员", "首次启动已经完成", "请由安全管理员添加人员");
            }
            return create(c, person, hash, false, by);
        });
    }

    private Person create(Connection c, NewPerson person, String hash, boolean mustChange, Actor by)
            throws SQLException {
        if (PersonRows.find(c, person.login()).isPresent()) {
            throw new Refusal(Problem.of(409, "login-taken", "登录名已被使用", "登录名 " + person.login() + " 已有人使用", "请另选一个登录名")
                    .at("login"));
        }
        Managing.mayGive(c, person.grants(), person.org(), by, head);
        PersonRows.insert(c, person, hash, mustChange, now(), by.who());
        audit.append(c, by.entry("person-new", person.login(), AuditEntry.OK, words(person.grants())));
        return PersonRows.find(c, person.login()).orElseThrow();
    }

    /**
     * All roles of a person anew. Like all that follows it is refused to whoever may not: 403 {@code not-oneself}, {@code no-scope},
     * {@code another-department}; 404 {@code not-found}.
     *
     * @throws Refusal 422 {@code roles-exclude-each-other}, {@code role-not-by-department}
     */
    public void grant(String login, Collection<Grant> grants, Actor by) {
        SortedSet<Grant> wanted = new TreeSet<>(grants);
        NewPerson.refuseClashes(wanted);
        change("roles", login, words(wanted), by, c -> {
            Managing.mayGive(c, wanted, by.org(), by, head);
            PersonRows.grant(c, login, wanted);
            PersonRows.endSittings(c, login);
        });
    }

    public void disable(String login, Actor by) {
        change("disable", login, "", by, c -> {
            Rows.change(c, "UPDATE person SET disabled_at = ? WHERE login = ? AND disabled_at = 0", now(), login);
            PersonRows.endSittings(c, login);
        });
    }

    public void enable(String login, Actor by) {
        change(
                "enable",
                login,
                "",
                by,
                c -> Rows.change(
                        c, "UPDATE person SET disabled_at = 0, failures = 0, locked_until = 0 WHERE login = ?", login));
    }

    /** Ends a lock-out before its time. */
    public void unlock(String login, Actor by) {
        change(
                "unlock",
                login,
                "",
                by,
                c -> Rows.change(c, "UPDATE person SET failures = 0, locked_until = 0 WHERE login = ?", login));
    }

    /** Gives somebody a password who has lost theirs; they must think of another one when they come in. */
    public void givePassword(String login, Secret password, Actor by) {
        rules.refuseWeak(login, password);
        String hash = passwords.hash(password);
        change("password-given", login, "", by, c -> {
            Rows.change(
                    c,
                    "UPDATE person SET password_hash = ?, password_at = ?, must_change = 1, failures = 0,"
                            + " locked_until = 0 WHERE login = ?",
                    hash,
                    now(),
                    login);
            PersonRows.endSittings(c, login);
        });
    }

    /** For somebody who has lost their phone. */
    public void dropSecondFactor(String login, Actor by) {
        change("second-factor-dropped", login, "", by, c -> {
            Rows.change(
                    c,
                    "UPDATE person SET secret_at = 0, step_used = 0, key_id = '', secret_box = NULL WHERE login = ?",
                    login);
            PersonRows.endSittings(c, login);
        });
    }

    @FunctionalInterface
    private interface Deed {
        void on(Connection c) throws SQLException;
    }

    private void change(String action, String login, String words, Actor by, Deed deed) {
        transactions.write(c -> {
            Managing.target(c, login, by, head);
            deed.on(c);
            audit.append(c, by.entry(action, login, AuditEntry.OK, words));
            return login;
        });
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private static String words(Collection<Grant> grants) {
        return grants.stream()
                .map(g -> g.role().name() + (g.department().isEmpty() ? "" : "@" + g.department()))
                .collect(Collectors.joining(", "));
    }
}
