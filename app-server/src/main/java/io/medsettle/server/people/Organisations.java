package io.medsettle.server.people;

import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.audit.Actor;
import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The organisations whose people work here: the gateway's own, which is always there, and those that its administrators add. All changes
 * are in the audit log. Safe to share between threads.
 */
@Singleton
public final class Organisations {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]{3,32}");

    private final Transactions transactions;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Organisation head;

    Organisations(Transactions transactions, AuditTrail audit, InstantSource clock, GatewaySettings gateway) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.head = new Organisation(gateway.org(), gateway.orgName(), true, true);
    }

    /** The gateway's own one first. */
    public List<Organisation> all() {
        List<Organisation> all = new ArrayList<>(List.of(head));
        all.addAll(transactions.read(c -> Rows.all(
                c,
                "SELECT org, title, closed_at FROM organisation ORDER BY org",
                row -> new Organisation(row.getString(1), row.getString(2), row.getLong(3) == 0, false))));
        return all;
    }

    public boolean isHead(String org) {
        return head.org().equals(org);
    }

    /** Whether somebody manages the people of all organisations. */
    public boolean leads(Sitting me) {
        return isHead(me.org()) && me.departments(Scope.PEOPLE).contains("");
    }

    /** @throws Refusal 400 {@code organisation-malformed}, 409 {@code organisation-there} */
    public void add(String org, String title, Actor by) {
        String name = title.strip();
        if (!NUMBER.matcher(org).matches() || name.isEmpty() || name.length() > 64) {
            throw new Refusal(
                    Problem.of(400, "organisation-malformed", "机构不对", "机构编码须为 3 至 32 个字母或数字, 名称 1 至 64 个字", "请改正后重新提交")
                            .at("org"));
        }
        transactions.write(c -> {
            Managing.leader(c, by, head.org());
            boolean there = isHead(org)
                    || Rows.one(c, "SELECT org FROM organisation WHERE org = ?", row -> row.getString(1), org)
                            .isPresent();
            if (there) {
                throw Refusal.of(409, "organisation-there", "机构已存在", "机构编码 " + org + " 已经登记", "请核对机构编码");
            }
            Rows.change(
                    c,
                    "INSERT INTO organisation (org, title, made_at, made_by, closed_at) VALUES (?, ?, ?, ?, 0)",
                    org,
                    name,
                    clock.instant().toEpochMilli(),
                    by.who());
            audit.append(c, by.entry("organisation-new", org, AuditEntry.OK, name));
            return org;
        });
    }

    /** Its people are out at once, on every node. */
    public void close(String org, Actor by) {
        change(org, clock.instant().toEpochMilli(), "organisation-closed", by);
    }

    public void reopen(String org, Actor by) {
        change(org, 0, "organisation-reopened", by);
    }

    private void change(String org, long closedAt, String action, Actor by) {
        transactions.write(c -> {
            Managing.leader(c, by, head.org());
            if (Rows.change(c, "UPDATE organisation SET closed_at = ? WHERE org = ?", closedAt, org) == 0) {
                throw Refusal.notFound("没有登记编码为 " + org + " 的机构");
            }
            audit.append(c, by.entry(action, org, AuditEntry.OK, ""));
            return org;
        });
    }
}
