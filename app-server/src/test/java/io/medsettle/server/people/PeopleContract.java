package io.medsettle.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.audit.Actor;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.audit.AuditTrails;
import io.medsettle.server.people.Directory.Search;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.testing.TestDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People and sittings on tables, on two nodes; the same on every database. */
abstract class PeopleContract {
    private static final String ORG = "H1";
    private static final Secret GOOD = new Secret("Harbour-7-lantern");
    private static final Actor HOUSE = new Actor(ORG, "", "10.0.0.1");
    private static final PeopleSettings SETTINGS = new PeopleSettings(
            12, 3, 16, 5, Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofHours(10), false);

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final AtomicInteger compared = new AtomicInteger();
    private Node one;
    private Node two;

    abstract TestDatabase database();

    private record Node(People people, Entrance entrance, Directory directory) {}

    @BeforeEach
    void two_nodes_on_empty_tables() {
        database().clear();
        database()
                .change("INSERT INTO audit_head (chain, entry_count, digest, key_mark, seal)"
                        + " VALUES ('console', 0, '', '', '')");
        one = node();
        two = node();
    }

    private Node node() {
        Transactions transactions =
                new Transactions(database().writing(), database().reading(), Pause.jittered());
        Passwords passwords = new Passwords() {
            @Override
            boolean matches(Secret password, String hash) {
                compared.incrementAndGet();
                return super.matches(password, hash);
            }
        };
        AuditTrail audit = AuditTrails.on(transactions, clock);
        Vault vault =
                new Vault("k1", Map.of("k1", new Secret(Base64.getEncoder().encodeToString(new byte[32]))));
        Entrance entrance = new Entrance(
                transactions, passwords, SETTINGS, new Sittings(transactions, SETTINGS), audit, vault, clock);
        People people = new People(transactions, passwords, new PasswordRules(SETTINGS), audit, clock, ORG);
        return new Node(people, entrance, new Directory(transactions, ORG));
    }

    private Actor made(String login, Grant... grants) {
        one.people().create(new NewPerson(login, "某人", ORG, new TreeSet<>(Arrays.asList(grants))), GOOD, false, HOUSE);
        return new Actor(ORG, login, "10.0.0.1");
    }

    private static Grant all(Role role) {
        return new Grant(role, "");
    }

    private String in(Node node, String login) {
        return node.entrance()
                .signIn(new Entrance.Asked(login, GOOD, ""), "", HOUSE)
                .reveal();
    }

    private static String code(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        return refusal == null ? "" : refusal.problem().code();
    }

    private static List<String> logins(Directory.Found found) {
        return found.people().stream().map(Person::login).toList();
    }

    @Test
    void who_signs_in_on_one_node_sits_on_every_node_and_is_out_on_every_node() {
        Actor security = made("security", all(Role.SECURITY));
        made("lily", all(Role.FINANCE));
        String token = in(one, "lily");
        assertThat(two.entrance().find(token, true)).isPresent();

        two.people().grant("lily", List.of(all(Role.CLERK)), security);
        assertThat(one.entrance().find(token, true)).isEmpty();
        String again = in(one, "lily");
        assertThat(one.entrance().find(again, true).orElseThrow().person().grants())
                .containsExactly(all(Role.CLERK));
        two.people().disable("lily", security);
        assertThat(one.entrance().find(again, true)).isEmpty();
        assertThat(code(() -> in(one, "lily"))).isEqualTo("not-let-in");
    }

    @Test
    void a_sitting_ends_after_idling_and_after_its_longest_time_whatever_is_done() {
        made("lily", all(Role.FINANCE));
        String token = in(one, "lily");
        clock.tick(Duration.ofMinutes(14));
        assertThat(one.entrance().find(token, false)).as("a page by itself").isPresent();
        clock.tick(Duration.ofMinutes(1));
        assertThat(one.entrance().find(token, true)).isEmpty();
        assertThat(database().texts("SELECT login FROM sitting")).isEmpty();

        String busy = in(one, "lily");
        for (int i = 0; i < 59; i++) {
            clock.tick(Duration.ofMinutes(10));
            assertThat(one.entrance().find(busy, true)).isPresent();
        }
        clock.tick(Duration.ofMinutes(10));
        assertThat(one.entrance().find(busy, true)).isEmpty();
    }

    @Test
    void a_refusal_costs_one_comparison_whether_there_is_such_a_login_or_not() {
        Actor security = made("security", all(Role.SECURITY));
        made("lily", all(Role.FINANCE));
        made("left", all(Role.FINANCE));
        one.people().disable("left", security);
        for (String login : List.of("lily", "nobody-at-all", "left", "no login at all'--")) {
            compared.set(0);
            Entrance.Asked wrong = new Entrance.Asked(login, new Secret("wrong"), "");
            assertThat(code(() -> one.entrance().signIn(wrong, "", HOUSE))).isEqualTo("not-let-in");
            assertThat(compared).as(login).hasValue(1);
        }
        IntStream.range(0, 5)
                .forEach(i -> code(
                        () -> one.entrance().signIn(new Entrance.Asked("lily", new Secret("wrong"), ""), "", HOUSE)));
        compared.set(0);
        assertThat(code(() -> in(one, "lily"))).isEqualTo("not-let-in");
        assertThat(compared).as("locked").hasValue(1);
    }

    @Test
    void nobodys_hash_is_as_costly_as_somebodys() {
        Passwords passwords = new Passwords();
        String somebodys = passwords.hash(GOOD);
        String cost = somebodys.substring(0, somebodys.indexOf(",p="));
        assertThat(cost).contains("m=").contains("t=");
        assertThat(passwords.nobody()).startsWith(cost);
    }

    @Test
    void attempts_on_two_nodes_count_together() {
        made("lily", all(Role.FINANCE));
        IntStream.range(0, 5).forEach(i -> assertThat(code(() -> (i % 2 == 0 ? one : two)
                        .entrance()
                        .signIn(new Entrance.Asked("lily", new Secret("wrong"), ""), "", HOUSE)))
                .isEqualTo("not-let-in"));
        assertThat(code(() -> in(one, "lily"))).isEqualTo("not-let-in");
        clock.tick(Duration.ofMinutes(15));
        assertThat(in(two, "LILY")).isNotEmpty();
    }

    @Test
    void two_administrators_who_disable_each_other_at_once_leave_one() {
        Actor first = made("first", all(Role.SECURITY));
        Actor second = made("second", all(Role.SECURITY));
        IntStream.range(0, 2).parallel().forEach(i -> {
            String refused = i == 0
                    ? code(() -> one.people().disable("second", first))
                    : code(() -> two.people().disable("first", second));
            assertThat(refused).isIn("", "no-scope");
        });
        assertThat(database().texts("SELECT login FROM person WHERE disabled_at = 0"))
                .hasSize(1);
    }

    @Test
    void roles_that_exclude_each_other_are_refused_however_they_are_given() {
        Actor security = made("security", all(Role.SECURITY));
        made("lily", all(Role.FINANCE));
        List<Role> lonely = List.of(Role.SYSTEM, Role.SECURITY, Role.AUDIT);
        for (Role role : lonely) {
            for (Role other : Role.values()) {
                boolean may = other == role || role == Role.SYSTEM && other == Role.IT;
                String said = code(() -> one.people().grant("lily", List.of(all(other), all(role)), security));
                assertThat(said).as(role + " and " + other).isEqualTo(may ? "" : "roles-exclude-each-other");
            }
        }
        assertThat(code(() -> made("wang", all(Role.AUDIT), all(Role.FINANCE)))).isEqualTo("roles-exclude-each-other");
        assertThat(code(() -> one.people().grant("lily", List.of(new Grant(Role.AUDIT, "D1")), security)))
                .isEqualTo("role-not-by-department");
    }

    @Test
    void a_login_with_a_blank_behind_it_is_nobody_even_where_the_database_takes_both_for_the_same() {
        Actor alice = made("alice", all(Role.SECURITY));

        for (String alike : List.of("alice ", "ALICE")) {
            assertThat(code(() -> one.people().givePassword(alike, new Secret("Quiet-harbour-39"), alice)))
                    .isEqualTo("not-found");
            assertThat(code(() -> one.people().dropSecondFactor(alike, alice))).isEqualTo("not-found");
        }
    }

    @Test
    void an_administrator_of_one_department_manages_that_department_alone() {
        Actor local = made("local", new Grant(Role.SECURITY, "门诊"));
        made("in-d", new Grant(Role.CLERK, "门诊"));
        made("in-e", new Grant(Role.CLERK, "住院"));
        made("in-both", new Grant(Role.CLERK, "门诊"), new Grant(Role.CLERK, "住院"));
        made("everywhere", all(Role.CLERK));
        Sitting sitting = one.entrance().find(in(one, "local"), true).orElseThrow();
        assertThat(logins(one.directory().find(sitting, new Search("", "", "", "", "", 0))))
                .containsExactly("in-d", "local");
        assertThat(one.directory().find(sitting, "everywhere")).isEmpty();

        for (String other : List.of("in-e", "in-both", "everywhere")) {
            assertThat(code(() -> one.people().disable(other, local))).isEqualTo("another-department");
        }
        assertThat(code(() -> one.people().grant("in-d", List.of(all(Role.CLERK)), local)))
                .isEqualTo("another-department");
        assertThat(code(() -> one.people().grant("in-d", List.of(new Grant(Role.FINANCE, "住院")), local)))
                .isEqualTo("another-department");
        assertThat(code(() -> one.people().grant("in-d", List.of(new Grant(Role.FINANCE, "门诊")), local)))
                .as("who moves money does so for the whole organisation")
                .isEqualTo("another-department");
        made("finance-d", new Grant(Role.FINANCE, "门诊"));
        assertThat(code(() -> one.people().givePassword("finance-d", new Secret("Quiet-harbour-38"), local)))
                .isEqualTo("another-department");
        assertThat(code(() -> one.people().grant("in-d", List.of(new Grant(Role.SECURITY, "门诊")), local)))
                .isEmpty();
        assertThat(code(() -> one.people().grant("local", List.of(all(Role.SECURITY)), local)))
                .isEqualTo("not-oneself");
    }

    @Test
    void people_are_found_by_name_role_department_and_state_page_by_page() {
        Actor security = made("security", all(Role.SECURITY));
        IntStream.range(0, 25).forEach(i -> made("clerk-" + (10 + i), new Grant(Role.CLERK, i < 3 ? "门诊" : "住院")));
        one.people().disable("clerk-10", security);
        Sitting sitting = one.entrance().find(in(one, "security"), true).orElseThrow();
        Directory.Found first = one.directory().find(sitting, new Search("", "", "", "", "", 0));
        assertThat(first.people()).hasSize(20);
        assertThat(first.more()).isTrue();
        Directory.Found second = one.directory().find(sitting, new Search("", "", "", "", "", 1));
        assertThat(logins(second))
                .containsExactly("clerk-30", "clerk-31", "clerk-32", "clerk-33", "clerk-34", "security");
        assertThat(second.more()).isFalse();
        assertThat(logins(one.directory().find(sitting, new Search("", "CLERK", "门诊", "IN_USE", "", 0))))
                .containsExactly("clerk-11", "clerk-12");
        assertThat(logins(one.directory().find(sitting, new Search("", "", "", "DISABLED", "", 0))))
                .containsExactly("clerk-10");
        assertThat(logins(one.directory().find(sitting, new Search("某人", "SECURITY", "", "", "", 0))))
                .containsExactly("security");
        assertThat(logins(one.directory().find(sitting, new Search("%", "", "", "", "", 0))))
                .isEmpty();
    }

    @Test
    void a_login_is_taken_once() {
        made("lily", all(Role.CLERK));
        assertThat(code(() -> made("LILY", all(Role.CLERK)))).isEqualTo("login-taken");
        assertThat(code(() -> made("l1", all(Role.CLERK)))).isEqualTo("login-malformed");
        assertThat(code(() -> made("lily/../x", all(Role.CLERK)))).isEqualTo("login-malformed");
    }

    @Test
    void two_nodes_make_one_first_person() {
        long made = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> code(() -> (i == 0 ? one : two)
                        .people()
                        .createFirst(new NewPerson("first-" + i, "某人", ORG, new TreeSet<>()), GOOD, HOUSE)))
                .filter(String::isEmpty)
                .count();
        assertThat(made).isEqualTo(1);
        assertThat(database().texts("SELECT login FROM person")).hasSize(1);
    }

    @Test
    void weak_passwords_are_refused() {
        for (String weak : List.of(
                "Short-1a",
                "alllowercase1",
                "P@ssw0rd123456!!",
                "Admin@12345678",
                "1234567890123456",
                "aaaaaaaaaaaaaaaaaa",
                "Qwerty!2345678",
                "xx-Wang.li-99-xx",
                "Ab1!".repeat(40))) {
            NewPerson person = new NewPerson("wang.li", "某人", ORG, new TreeSet<>());
            assertThat(code(() -> one.people().create(person, new Secret(weak), false, HOUSE)))
                    .as(weak)
                    .isEqualTo("password-too-weak");
        }
        assertThat(one.people().find("wang.li")).isEqualTo(Optional.empty());
        made("wang.li");
        NewPerson phrase = new NewPerson("zhao", "某人", ORG, new TreeSet<>());
        one.people().create(phrase, new Secret("correct horse battery"), false, HOUSE);
    }
}
