package io.medsettle.server.people;

import io.medsettle.server.store.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads and writes {@code person} and {@code person_role}. */
final class PersonRows {
    static final String COLUMNS = "p.login, p.person_name, p.org, p.disabled_at, p.must_change, p.secret_at,"
            + " p.locked_until, p.entered_at";
    private static final String FIND = "SELECT " + COLUMNS + " FROM person p WHERE p.login = ?";
    private static final String INSERT = "INSERT INTO person (login, org, person_name, made_at, made_by, disabled_at,"
            + " entry_no, password_hash, password_at, must_change, failures, locked_until, entered_at, secret_at,"
            + " step_used, key_id, secret_box) VALUES (?, ?, ?, ?, ?, 0, 1, ?, ?, ?, 0, 0, 0, 0, 0, '', NULL)";
    private static final String GRANT = "INSERT INTO person_role (login, role_name, department) VALUES (?, ?, ?)";

    private PersonRows() {}

    /** A person before the roles are known. */
    static Person bare(ResultSet row) throws SQLException {
        return new Person(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new TreeSet<>(),
                row.getLong(4) == 0,
                row.getInt(5) != 0,
                row.getLong(6) > 0,
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)));
    }

    static Optional<Person> find(Connection c, String login) throws SQLException {
        return withGrants(c, Rows.all(c, FIND, PersonRows::bare, login)).stream()
                .findFirst();
    }

    static Optional<Person> lock(Connection c, String login) throws SQLException {
        return withGrants(c, Rows.all(c, FIND + " FOR UPDATE", PersonRows::bare, login)).stream()
                .findFirst();
    }

    static List<Person> withGrants(Connection c, List<Person> people) throws SQLException {
        if (people.isEmpty()) {
            return people;
        }
        Map<String, SortedSet<Grant>> grants = new HashMap<>();
        people.forEach(person -> grants.put(person.login(), new TreeSet<>()));
        String sql = "SELECT login, role_name, department FROM person_role WHERE login IN (" + Rows.marks(people.size())
                + ")";
        Object[] logins = people.stream().map(Person::login).toArray();
        for (RoleRow row : Rows.all(c, sql, RoleRow::read, logins)) {
            Role.of(row.role()).ifPresent(role -> grants.computeIfAbsent(row.login(), l -> new TreeSet<>())
                    .add(new Grant(role, row.department())));
        }
        List<Person> whole = new ArrayList<>();
        people.forEach(p -> whole.add(new Person(
                p.login(),
                p.name(),
                p.org(),
                grants.getOrDefault(p.login(), new TreeSet<>()),
                p.enabled(),
                p.mustChange(),
                p.secondFactor(),
                p.lockedUntil(),
                p.enteredAt())));
        return whole;
    }

    private record RoleRow(String login, String role, String department) {
        static RoleRow read(ResultSet row) throws SQLException {
            return new RoleRow(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    /** @throws SQLException a duplicate, if there is such a login */
    static void insert(Connection c, NewPerson person, String hash, boolean mustChange, long at, String by)
            throws SQLException {
        Rows.change(c, INSERT, person.login(), person.org(), person.name(), at, by, hash, at, mustChange ? 1 : 0);
        grant(c, person.login(), person.grants());
    }

    static void grant(Connection c, String login, SortedSet<Grant> grants) throws SQLException {
        Rows.change(c, "DELETE FROM person_role WHERE login = ?", login);
        Rows.batch(c, GRANT, grants, (row, grant) -> {
            row.setString(1, login);
            row.setString(2, grant.role().name());
            row.setString(3, grant.department());
        });
    }

    /** Whatever the person's browsers hold is worth nothing any more, on any node. */
    static void endSittings(Connection c, String login) throws SQLException {
        Rows.change(c, "UPDATE person SET entry_no = entry_no + 1 WHERE login = ?", login);
        Rows.change(c, "DELETE FROM sitting WHERE login = ?", login);
    }

    static long count(Connection c) throws SQLException {
        return Rows.one(c, "SELECT COUNT(*) FROM person", row -> row.getLong(1)).orElse(0L);
    }
}
