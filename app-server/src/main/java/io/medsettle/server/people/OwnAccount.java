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
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What everybody does about their own account: the password, the second factor. Either asks for the password again, counts as an attempt,
 * and ends all other sittings; the browser that asked goes on under a new token. Safe to share between threads.
 */
@Singleton
public final class OwnAccount {
    private static final String PASSWORD = "UPDATE person SET password_hash = ?, password_at = ?, must_change = 0,"
            + " failures = 0, locked_until = 0 WHERE login = ?";
    private static final String BEGIN = "UPDATE person SET key_id = ?, secret_box = ?, step_used = 0, failures = 0,"
            + " locked_until = 0 WHERE login = ? AND secret_at = 0";
    private static final String CONFIRM =
            "UPDATE person SET secret_at = ?, step_used = ? WHERE login = ? AND secret_at = 0 AND secret_box IS NOT"
                    + " NULL";

    private final Transactions transactions;
    private final Entrance entrance;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final AuditTrail audit;
    private final Vault vault;
    private final InstantSource clock;

    OwnAccount(
            Transactions transactions,
            Entrance entrance,
            Passwords passwords,
            PasswordRules rules,
            AuditTrail audit,
            Vault vault,
            InstantSource clock) {
        this.transactions = transactions;
        this.entrance = entrance;
        this.passwords = passwords;
        this.rules = rules;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A password of one's own choice.
     *
     * @return the browser's new token
     * @throws Refusal 401 {@code wrong-password}; 422 {@code password-too-weak}, {@code password-unchanged}
     */
    public Secret changePassword(String login, Secret old, Secret password, Actor by) {
        rules.refuseWeak(login, password);
        EntryRow row = again(login, old, "password", by);
        if (passwords.matches(password, row.hash())) {
            throw new Refusal(Problem.of(422, "password-unchanged", "口令没有变化", "新口令与原口令相同", "请另想一个口令")
                    .at("password"));
        }
        String hash = passwords.hash(password);
        Secret token = Sittings.newToken();
        transactions.write(c -> {
            Rows.change(c, PASSWORD, hash, now(), login);
            entrance.renew(c, token, login, now());
            audit.append(c, by.entry("password", login, AuditEntry.OK, ""));
            return token;
        });
        return token;
    }

    /**
     * Makes a secret for an app on a phone; it counts once a code of it has been shown.
     *
     * @throws Refusal 401 {@code wrong-password}, 409 {@code second-factor-there}
     */
    public void beginSecondFactor(String login, Secret password, Actor by) {
        again(login, password, "second-factor-begun", by);
        byte[] secret = SecondFactor.newSecret();
        Box box = vault.close(Entrance.PURPOSE, login, secret);
        boolean begun = transactions.write(c -> {
            if (Rows.change(c, BEGIN, box.keyId(), box.bytes(), login) == 0) {
                return false;
            }
            audit.append(c, by.entry("second-factor-begun", login, AuditEntry.OK, ""));
            return true;
        });
        if (!begun) {
            throw Refusal.of(409, "second-factor-there", "已启用动态码", "动态码已经启用", "如更换了手机, 请由安全管理员先行取消");
        }
    }

    /** The secret that waits for its first code, as apps take it (base32); empty if none does. */
    public Optional<Secret> pending(String login) {
        return transactions
                .write(c -> EntryRow.lock(c, login))
                .filter(row -> !row.hasSecondFactor())
                .flatMap(row -> Optional.ofNullable(row.secret()))
                .map(box -> new Secret(SecondFactor.base32(vault.open(Entrance.PURPOSE, login, box))));
    }

    /**
     * Shows that the phone has the secret; from now on a code is asked for.
     *
     * @return the browser's new token
     * @throws Refusal 422 {@code wrong-code}
     */
    public Secret confirmSecondFactor(String login, String code, Actor by) {
        EntryRow row = entrance.attempt(login, now()).orElseThrow();
        Box box = row.secret();
        OptionalLong step = box == null || row.locked(now())
                ? OptionalLong.empty()
                : SecondFactor.step(
                        vault.open(Entrance.PURPOSE, login, box), code.strip(), clock.instant(), row.stepUsed());
        Secret token = Sittings.newToken();
        boolean on = step.isPresent()
                && transactions.write(c -> {
                    if (Rows.change(c, CONFIRM, now(), step.getAsLong(), login) == 0) {
                        return false;
                    }
                    Rows.change(c, "UPDATE person SET failures = 0, locked_until = 0 WHERE login = ?", login);
                    entrance.renew(c, token, login, now());
                    audit.append(c, by.entry("second-factor-on", login, AuditEntry.OK, ""));
                    return true;
                });
        if (!on) {
            throw new Refusal(Problem.of(422, "wrong-code", "动态码不正确", "动态码不正确, 或已经过时", "请核对手机时间, 用下一个动态码再试")
                    .at("code"));
        }
        return token;
    }

    /** The password once more: whoever finds an open browser does not have it. */
    private EntryRow again(String login, Secret password, String action, Actor by) {
        long now = now();
        EntryRow row = entrance.attempt(login, now).orElseThrow();
        if (!passwords.matches(password, row.hash()) || row.locked(now)) {
            audit.note(by.entry(action, login, row.locked(now) ? "locked" : "refused", ""));
            throw new Refusal(Problem.of(401, "wrong-password", "口令不正确", "当前口令不正确, 或账号暂时锁定", "请核对后再试")
                    .at("old"));
        }
        transactions.write(
                c -> Rows.change(c, "UPDATE person SET failures = 0, locked_until = 0 WHERE login = ?", login));
        return row;
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }
}
