package io.medsettle.server.people;

import io.medsettle.server.audit.Actor;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Whom an administrator of people may change: those of the same organisation (from the gateway's own: of all organisations) and,
 * where the role is one department's, of that department alone; never themselves. Looked at inside the transaction that changes,
 * on locked rows, so that whoever has just been sent away changes nobody any more.
 */
final class Managing {
    private static final String OPEN = "SELECT org FROM organisation WHERE org = ? AND closed_at = 0";

    private Managing() {}

    /**
     * Whom it is about, with both rows locked in one order. A login that is not written as logins are kept is nobody's: some databases
     * take one with a blank behind it for the same.
     */
    static Person target(Connection c, String login, Actor by, String head) throws SQLException {
        if (!NewPerson.typed(login).equals(login) || login.isEmpty()) {
            throw Refusal.notFound("没有这个登录名的人员");
        }
        if (by.login().equals(login)) {
            throw Refusal.of(403, "not-oneself", "不能更改自己", "任何人都不能更改自己的角色和状态", "请另一位安全管理员办理");
        }
        boolean first = by.login().compareTo(login) < 0;
        Optional<Person> early = PersonRows.lock(c, first ? by.login() : login);
        Optional<Person> late = PersonRows.lock(c, first ? login : by.login());
        Person manager = standing(first ? early : late);
        Person target = (first ? late : early)
                .filter(p -> covers(manager, p.org(), head))
                .orElseThrow(() -> Refusal.notFound("没有登录名为 " + login + " 的人员"));
        refuseElsewhere(manager, target.grants());
        return target;
    }

    /** That somebody may give these roles at all. Nobody's login stands for the house itself. */
    static void mayGive(Connection c, Collection<Grant> grants, String org, Actor by, String head) throws SQLException {
        if (by.login().isEmpty()) {
            return;
        }
        Person manager = standing(PersonRows.lock(c, by.login()));
        if (!covers(manager, org, head)) {
            throw Refusal.of(403, "another-organisation", "不是本机构", "只能管理本机构的人员", "请由该机构的安全管理员办理");
        }
        boolean open = org.equals(head)
                || Rows.one(c, OPEN, row -> row.getString(1), org).isPresent();
        if (!open && !org.equals(manager.org())) {
            throw Refusal.of(422, "no-such-organisation", "没有这个机构", "机构没有登记, 或已停用", "请先在机构页登记");
        }
        refuseElsewhere(manager, grants);
    }

    /** That somebody manages all organisations. */
    static void leader(Connection c, Actor by, String head) throws SQLException {
        Person manager = standing(PersonRows.lock(c, by.login()));
        if (!leads(manager, head)) {
            throw Refusal.of(403, "head-only", "不是本部", "机构只由本部全院的安全管理员登记", "请由本部的安全管理员办理");
        }
    }

    private static boolean covers(Person manager, String org, String head) {
        return manager.org().equals(org) || leads(manager, head);
    }

    /** Whether somebody is an administrator of the whole of the gateway's own organisation: such a one manages the others too. */
    static boolean leads(Person manager, String head) {
        return manager.org().equals(head) && manager.departments(Scope.PEOPLE).contains("");
    }

    private static Person standing(Optional<Person> manager) {
        return manager.filter(Person::enabled)
                .filter(p -> p.may(Scope.PEOPLE))
                .orElseThrow(() -> Refusal.of(403, "no-scope", "没有权限", "您的角色不能管理人员", "请由安全管理员办理"));
    }

    private static void refuseElsewhere(Person manager, Collection<Grant> grants) {
        SortedSet<String> own = manager.departments(Scope.PEOPLE);
        Stream<Grant> foreign = grants.stream()
                .filter(g -> !own.contains(""))
                .filter(g -> !own.contains(g.department()) || !g.role().staysInside());
        foreign.findFirst().ifPresent(grant -> {
            throw Refusal.of(
                    403,
                    "another-department",
                    "不是本科室",
                    "您只能管理科室 " + String.join(", ", own) + " 的窗口与安全管理员",
                    "请由全院的安全管理员办理");
        });
    }
}
