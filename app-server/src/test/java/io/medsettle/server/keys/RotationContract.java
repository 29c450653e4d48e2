package io.medsettle.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.keys.Rotation.Outcome;
import io.medsettle.server.store.Box;
import io.medsettle.server.store.JdbcTokenStore;
import io.medsettle.server.store.KeyBook;
import io.medsettle.server.store.KeyBook.Standing;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.SealedPlace;
import io.medsettle.server.store.StartRefused;
import io.medsettle.server.store.StartRefused.Why;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.store.VaultAlgorithm;
import io.medsettle.server.testing.TestDatabase;
import io.medsettle.server.view.PersonMarks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change of keys on tables in which everything lies that is ever encrypted; the same on every database. */
abstract class RotationContract {
    private static final int EACH = 3;

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final Vault old = new Vault("k1", Map.of("k1", Planted.key(1)));
    private final Vault both =
            new Vault(VaultAlgorithm.SM4_GCM, "k2", Map.of("k1", Planted.key(1), "k2", Planted.key(2)));
    private final Vault alone = new Vault(VaultAlgorithm.SM4_GCM, "k2", Map.of("k2", Planted.key(2)));

    private Transactions transactions;
    private Planted planted;

    abstract TestDatabase database();

    @BeforeEach
    void empty() {
        database().clear();
        transactions = new Transactions(database().writing(), database().reading(), Pause.jittered());
        planted = new Planted(transactions);
        new KeyBook(transactions, old, clock).admit();
    }

    private Rotation rotation() {
        return new Rotation(transactions, () -> {}, both, clock);
    }

    private void restartedLongAgo() {
        clock.tick(Duration.ofMinutes(10));
    }

    @Test
    void everything_comes_under_the_new_key_and_opens_without_the_old_one() {
        planted.plant(old, EACH);
        restartedLongAgo();
        Outcome outcome = rotation().run();
        assertThat(outcome.whole()).as(outcome.toString()).isTrue();
        assertThat(outcome.struck()).containsExactly("k1");
        for (SealedPlace place : SealedPlace.ALL) {
            assertThat(outcome.done()).containsEntry(place.table(), (long) EACH);
        }
        new KeyBook(transactions, alone, clock).admit();
        planted.assertOpens(alone, EACH);
        assertThat(rotation().run().done().values()).containsOnly(0L);
    }

    @Test
    void a_change_of_the_algorithm_alone_is_one_too() {
        planted.plant(old, EACH);
        Vault sm4 = new Vault(VaultAlgorithm.SM4_GCM, "k1", Map.of("k1", Planted.key(1)));
        Outcome outcome = new Rotation(transactions, () -> {}, sm4, clock).run();
        assertThat(outcome.whole()).isTrue();
        assertThat(outcome.struck()).isEmpty();
        assertThat(SealedPlace.ALL.get(0).walk().counts(transactions)).isEqualTo(Map.of("k1/SM4", (long) EACH));
        planted.assertOpens(sm4, EACH);
        planted.assertOpens(old, EACH);
    }

    @Test
    void a_key_under_which_somebody_wrote_just_now_is_not_struck_out() {
        planted.plant(old, 1);
        Outcome outcome = rotation().run();
        assertThat(outcome.left()).isEmpty();
        assertThat(outcome.busy()).containsExactly("k1");
        assertThat(outcome.whole()).isFalse();
        assertThatThrownBy(() -> new KeyBook(transactions, alone, clock).admit())
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.why()).isEqualTo(Why.KEY_MISSING))
                .hasMessageContaining("k1");
        restartedLongAgo();
        assertThat(rotation().run().struck()).containsExactly("k1");
        new KeyBook(transactions, old, clock).use();
        assertThatThrownBy(() -> new KeyBook(transactions, alone, clock).admit())
                .hasMessageContaining("KEY_MISSING");
    }

    @Test
    void what_was_broken_off_goes_on_where_it_was() {
        planted.plant(old, 110);
        AtomicInteger commits = new AtomicInteger();
        Transactions dying = new Transactions(
                Planted.failingAfter(database().writing(), 7, commits),
                database().reading(),
                Pause.jittered());
        assertThatThrownBy(() -> new Rotation(dying, () -> {}, both, clock).run())
                .isInstanceOfAny(StoreUnavailable.class, IllegalStateException.class);
        Map<String, Long> half = new TreeMap<>();
        SealedPlace.ALL.forEach(
                place -> place.walk().counts(transactions).forEach((id, rows) -> half.merge(id, rows, Long::sum)));
        assertThat(half.keySet()).containsExactly("k1", "k2/SM4");
        planted.assertOpens(both, 110);
        restartedLongAgo();
        Outcome outcome = rotation().run();
        assertThat(outcome.whole()).isTrue();
        assertThat(outcome.done().values().stream().mapToLong(n -> n).sum()).isEqualTo(half.get("k1"));
        planted.assertOpens(alone, 110);
    }

    @Test
    void two_nodes_may_do_it_at_once() {
        planted.plant(old, 120);
        restartedLongAgo();
        List<CompletableFuture<Outcome>> two = List.of(
                CompletableFuture.supplyAsync(() -> rotation().run()),
                CompletableFuture.supplyAsync(() -> rotation().run()));
        long done = two.stream()
                .flatMap(each -> each.join().done().values().stream())
                .mapToLong(n -> n)
                .sum();
        assertThat(done).isEqualTo(120L * SealedPlace.ALL.size());
        planted.assertOpens(alone, 120);
    }

    @Test
    void what_a_node_writes_under_the_old_key_meanwhile_is_never_lost_and_every_read_succeeds() {
        planted.plant(old, 20);
        JdbcTokenStore writer = new JdbcTokenStore(transactions, old);
        JdbcTokenStore reader = new JdbcTokenStore(transactions, both);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> {
            int last = 0;
            while (!over.get()) {
                last++;
                writer.write("busy", new Token(new Secret("no " + last), Instant.EPOCH));
                assertThat(reader.read("busy").orElseThrow().text().reveal()).isEqualTo("no " + last);
            }
            return last;
        });
        for (int i = 0; i < 8; i++) {
            rotation().run();
        }
        over.set(true);
        String last = "no " + writing.join();
        assertThat(reader.read("busy").orElseThrow().text().reveal()).isEqualTo(last);
    }

    @Test
    void what_does_not_open_is_left_as_it_is_and_told_and_the_key_stays() {
        planted.plant(old, EACH);
        transactions.write(c -> {
            try (var spoil = c.prepareStatement("UPDATE token SET box = ? WHERE name = 'x1'")) {
                spoil.setBytes(1, new byte[40]);
                return spoil.executeUpdate();
            }
        });
        restartedLongAgo();
        Outcome outcome = rotation().run();
        assertThat(outcome.shut()).containsExactly("token");
        assertThat(outcome.left()).isEqualTo(Map.of("token", 1L));
        assertThat(outcome.done()).containsEntry("token", EACH - 1L);
        assertThat(outcome.struck()).isEmpty();
        assertThat(outcome.whole()).isFalse();
    }

    @Test
    void people_are_found_by_the_new_key_alone_afterwards() {
        Secret name = new Secret("样本张三");
        String text = Fields.of(NoteKey.NAME, name.reveal()).text();
        Box box = old.close("sealed", "ref-p", new Secret(text));
        String mark = new PersonMarks(old).of(name).get(0);
        transactions.write(c -> {
            planted.insert(
                    c, "sealed", Map.of("ref", "ref-p", "order_id", "ORDER-1", "key_id", box.keyId()), box.bytes());
            planted.insert(c, "order_person", Map.of("mark", mark, "order_id", "ORDER-1"), new byte[0]);
            planted.insert(c, "order_person", Map.of("mark", "of what was purged", "order_id", "ORDER-2"), new byte[0]);
            return 1;
        });
        restartedLongAgo();
        assertThat(rotation().run().whole()).isTrue();
        String anew = new PersonMarks(alone).of(name).get(0);
        assertThat(database().texts("SELECT mark FROM order_person")).containsExactly(anew);
        assertThat(database().texts("SELECT key_id FROM order_person")).containsExactly("k2");
    }

    @Test
    void a_key_that_is_another_one_is_refused_by_name() {
        Vault wrong = new Vault("k1", Map.of("k1", Planted.key(7)));
        assertThatThrownBy(() -> new KeyBook(transactions, wrong, clock).admit())
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.why()).isEqualTo(Why.KEY_DIFFERS))
                .hasMessageContaining("medsettle.vault.keys.k1");
    }

    @Test
    void a_key_that_was_never_noted_is_compared_by_opening_what_lies_under_it() {
        planted.plant(old, 1);
        database().change("UPDATE vault_key SET mark = ''");
        Vault wrong = new Vault("k1", Map.of("k1", Planted.key(7)));
        assertThatThrownBy(() -> new KeyBook(transactions, wrong, clock).admit())
                .hasMessageContaining("KEY_DIFFERS");
        new KeyBook(transactions, old, clock).admit();
        assertThat(database().texts("SELECT mark FROM vault_key")).containsExactly(old.keyMark("k1"));
    }

    private void spoil(SealedPlace place) {
        transactions.write(c -> {
            try (var spoil = c.prepareStatement("UPDATE " + place.table() + " SET " + place.box() + " = ?")) {
                spoil.setBytes(1, new byte[40]);
                return spoil.executeUpdate();
            }
        });
    }

    @Test
    void values_that_are_damaged_do_not_make_a_key_another_one_while_any_opens() {
        planted.plant(old, EACH);
        List<SealedPlace> places = SealedPlace.ALL;
        places.subList(0, places.size() - 1).forEach(this::spoil);
        database().change("UPDATE vault_key SET mark = ''");
        new KeyBook(transactions, old, clock).admit();
        assertThat(database().texts("SELECT mark FROM vault_key")).containsExactly(old.keyMark("k1"));
        spoil(places.get(places.size() - 1));
        database().change("UPDATE vault_key SET mark = ''");
        assertThatThrownBy(() -> new KeyBook(transactions, old, clock).admit())
                .as("where none opens nobody can tell")
                .hasMessageContaining("KEY_DIFFERS");
    }

    @Test
    void a_key_written_under_after_the_proof_was_begun_or_shortly_before_is_not_struck_out() {
        KeyBook book = new KeyBook(transactions, old, clock);
        Instant proof = clock.instant();
        clock.tick(Duration.ofMinutes(1));
        book.use();
        clock.tick(Duration.ofMinutes(60));
        assertThat(book.strike("k1", proof)).isFalse();
        assertThat(book.strike("k1", clock.instant())).isTrue();
    }

    @Test
    void two_keys_by_one_name_are_never_both_written_under() {
        Vault wrong = new Vault("k1", Map.of("k1", Planted.key(7)));
        KeyBook second = new KeyBook(transactions, wrong, clock);
        restartedLongAgo();
        assertThatThrownBy(second::use)
                .as("both had looked before either was noted")
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.why()).isEqualTo(Why.KEY_DIFFERS));
        assertThat(database().texts("SELECT mark FROM vault_key")).containsExactly(old.keyMark("k1"));
        database().clear();
        second.use();
        assertThatThrownBy(() -> new KeyBook(transactions, old, clock).use()).hasMessageContaining("KEY_DIFFERS");
    }

    @Test
    void of_two_nodes_that_start_at_once_with_two_keys_by_one_name_one_is_refused() {
        database().clear();
        Vault wrong = new Vault("k1", Map.of("k1", Planted.key(7)));
        List<CompletableFuture<Boolean>> two = List.of(
                CompletableFuture.supplyAsync(() -> used(old)), CompletableFuture.supplyAsync(() -> used(wrong)));
        assertThat(two.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
    }

    private boolean used(Vault vault) {
        try {
            new KeyBook(transactions, vault, clock).use();
            return true;
        } catch (StartRefused e) {
            return false;
        }
    }

    /** A node in the first step of a change: it holds the next key already. */
    private KeyBook holding(int seed) {
        Vault vault = new Vault("k1", Map.of("k1", Planted.key(1), "k2", Planted.key(seed)));
        return new KeyBook(transactions, vault, clock);
    }

    @Test
    void a_next_key_that_differs_between_nodes_is_seen_before_anybody_writes_under_it() {
        holding(2).admit();
        KeyBook mistyped = holding(9);
        assertThat(mistyped.named()).contains(new KeyBook.Named("k2", Standing.DISPUTED));
        assertThatThrownBy(mistyped::admit)
                .hasMessageContaining("KEY_DIFFERS")
                .hasMessageContaining("medsettle.vault.keys.k2 与别的节点");
        assertThatThrownBy(mistyped::hold).hasMessageContaining("KEY_DIFFERS");
        holding(2).admit();
        new KeyBook(transactions, old, clock).admit();
        assertThat(holding(2).named())
                .containsExactly(new KeyBook.Named("k1", Standing.CURRENT), new KeyBook.Named("k2", Standing.HELD));
    }

    @Test
    void a_mistyped_next_key_may_be_put_right_once_no_node_holds_it_any_more() {
        holding(9).admit();
        assertThatThrownBy(() -> holding(2).admit()).hasMessageContaining("KEY_DIFFERS");
        clock.tick(Duration.ofMinutes(4));
        holding(9).hold();
        clock.tick(Duration.ofMinutes(4));
        assertThatThrownBy(() -> holding(2).admit()).as("a node still holds it").hasMessageContaining("KEY_DIFFERS");
        restartedLongAgo();
        holding(2).admit();
        new KeyBook(transactions, both, clock).admit();
        restartedLongAgo();
        assertThatThrownBy(() -> holding(9).admit())
                .as("once it is written under, it stays what it is")
                .hasMessageContaining("不是加密数据时的那一把");
    }

    @Test
    void a_key_that_was_struck_out_and_is_still_held_is_not_asked_for() {
        restartedLongAgo();
        assertThat(rotation().run().struck()).containsExactly("k1");
        new KeyBook(transactions, both, clock).hold();
        new KeyBook(transactions, alone, clock).admit();
        assertThat(rotation().run().struck()).isEmpty();
    }
}
