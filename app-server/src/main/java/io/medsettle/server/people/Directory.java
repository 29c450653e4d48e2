package io.medsettle.server.people;

import io.medsettle.server.clients.Scope;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Who works here, as an administrator of people may see it: their organisation (from the head: all), and of it their departments. */
@Singleton
public final class Directory {
    /** People on a page. */
    public static final int SIZE = 20;

    private static final int MOST = 500;

    private final Transactions transactions;
    private final String head;

    Directory(Transactions transactions, @Property(name = "medsettle.gateway.org") String head) {
        this.transactions = transactions;
        this.head = head;
    }

    /**
     * What is looked for; "" is anything.
     *
     * @param text part of a login or a name
     * @param role name of a {@link Role}
     * @param department whose
     * @param state IN_USE or DISABLED
     * @param org number of an organisation, where somebody sees several
     * @param page from 0
     */
    public record Search(String text, String role, String department, String state, String org, int page) {}

    /** @param more whether there is a page after this one */
    public record Found(List<Person> people, boolean more) {
        public Found {
            people = List.copyOf(people);
        }
    }

    public Found find(Sitting me, Search search) {
        List<Object> values = new ArrayList<>();
        String where = where(me, values);
        where += with(values, search.text(), "(LOCATE(?, p.login) > 0 OR LOCATE(?, p.person_name) > 0)", 2);
        where += with(values, search.role(), has("r.role_name = ?"), 1);
        where += with(values, search.department(), has("r.department = ?"), 1);
        where += with(values, search.org(), "p.org = ?", 1);
        if (!search.state().isEmpty()) {
            where += search.state().equals("DISABLED") ? " AND p.disabled_at > 0" : " AND p.disabled_at = 0";
        }
        String sql = "SELECT " + PersonRows.COLUMNS + " FROM person p WHERE " + where + " ORDER BY p.login LIMIT "
                + (SIZE + 1) + " OFFSET " + (long) SIZE * search.page();
        List<Person> found =
                transactions.read(c -> PersonRows.withGrants(c, Rows.all(c, sql, PersonRows::bare, values.toArray())));
        return new Found(found.stream().limit(SIZE).toList(), found.size() > SIZE);
    }

    /** One of them, if this administrator may see them. */
    public Optional<Person> find(Sitting me, String login) {
        List<Object> values = new ArrayList<>();
        String sql = "SELECT " + PersonRows.COLUMNS + " FROM person p WHERE " + where(me, values) + " AND p.login = ?";
        values.add(login);
        return transactions
                .read(c -> PersonRows.withGrants(c, Rows.all(c, sql, PersonRows::bare, values.toArray())))
                .stream()
                .findFirst();
    }

    /** Everybody of an organisation who may do this and may come in, by login; whoever has to hand work on sees their names. */
    public List<Person> holding(String org, String scope) {
        List<Object> values = new ArrayList<>(List.of(org));
        Arrays.stream(Role.values())
                .filter(role -> role.scopes().contains(scope))
                .map(Role::name)
                .forEach(values::add);
        String sql = "SELECT " + PersonRows.COLUMNS + " FROM person p WHERE p.org = ? AND p.disabled_at = 0 AND "
                + has("r.role_name IN (" + Rows.marks(values.size() - 1) + ")") + " ORDER BY p.login LIMIT " + MOST;
        return transactions.read(c -> PersonRows.withGrants(c, Rows.all(c, sql, PersonRows::bare, values.toArray())));
    }

    private String where(Sitting me, List<Object> values) {
        if (Managing.leads(me.person(), head)) {
            return "1 = 1";
        }
        values.add(me.org());
        SortedSet<String> own = me.departments(Scope.PEOPLE);
        if (own.contains("")) {
            return "p.org = ?";
        }
        values.addAll(own);
        return "p.org = ? AND NOT " + has("r.department NOT IN (" + Rows.marks(own.size()) + ")");
    }

    private static String has(String what) {
        return "EXISTS (SELECT 1 FROM person_role r WHERE r.login = p.login AND " + what + ")";
    }

    private static String with(List<Object> values, String value, String condition, int times) {
        if (value.isEmpty()) {
            return "";
        }
        for (int i = 0; i < times; i++) {
            values.add(value);
        }
        return " AND " + condition;
    }
}
