package io.medsettle.server.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Inbox;
import io.medsettle.server.store.InboxEntry;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notice about money is repeated until its far side has spoken, ever more seldom, and for a day at most. */
class InboxClerkTest {
    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final List<String> asked = new ArrayList<>();
    private TestDatabase database;
    private Inbox inbox;

    @BeforeEach
    void open() {
        database = TestDatabase.h2(directory);
        Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
        inbox = new Inbox(
                transactions,
                new Vault("k1", Map.of("k1", new Secret(Base64.getEncoder().encodeToString(new byte[32])))));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void rings(String id) {
        Reading genuine = new Reading.Genuine(new Knock("TRANSACTION.SUCCESS", id, List.of("N-" + id), false, "text"));
        inbox.keep("wechat/H001", new RawCallback("", Map.of(), new byte[0]), genuine, clock.instant());
    }

    private InboxClerk clerk(Predicate<InboxEntry> ask) {
        return new InboxClerk(
                inbox,
                entry -> {
                    asked.add(entry.id());
                    return ask.test(entry);
                },
                InboxClerkTest::atOnce,
                clock);
    }

    private static boolean atOnce(Runnable work) {
        work.run();
        return true;
    }

    private List<InboxEntry> inADay() {
        return inbox.due(InboxEntry.Verdict.GENUINE, clock.instant().plus(Duration.ofDays(2)), 10);
    }

    @Test
    void an_answered_notice_is_done_and_not_asked_about_again() {
        rings("K1");
        InboxClerk clerk = clerk(entry -> true);
        clerk.look();
        clerk.look();
        assertThat(asked).containsExactly("K1");
        assertThat(inADay()).isEmpty();
    }

    @Test
    void an_unanswered_notice_is_kept_and_repeated_ever_more_seldom_until_it_is_answered() {
        rings("K1");
        InboxClerk clerk = clerk(entry -> asked.size() == 4);
        List<Long> seconds = new ArrayList<>();
        for (long second = 0; second < 120; second++) {
            int before = asked.size();
            clerk.look();
            if (asked.size() > before) {
                seconds.add(second);
            }
            clock.tick(Duration.ofSeconds(1));
        }
        assertThat(seconds).containsExactly(0L, 5L, 10L, 20L);
        assertThat(inADay()).isEmpty();
    }

    @Test
    void a_notice_that_was_not_answered_for_a_day_is_left_to_the_bill() {
        rings("K1");
        InboxClerk clerk = clerk(entry -> false);
        clock.tick(Duration.ofDays(1));
        clerk.look();
        assertThat(inADay()).hasSize(1);
        clock.tick(Duration.ofDays(1));
        clerk.look();
        assertThat(inADay()).isEmpty();
    }

    @Test
    void a_notice_that_cannot_be_worked_on_waits_and_the_others_do_not() {
        rings("K1");
        rings("K2");
        clerk(entry -> {
                    if (entry.id().equals("K1")) {
                        throw new IllegalStateException("no such plan");
                    }
                    return true;
                })
                .look();
        assertThat(asked).containsExactlyInAnyOrder("K1", "K2");
        assertThat(inADay()).extracting(InboxEntry::id).containsExactly("K1");
    }

    @Test
    void while_the_store_is_away_nothing_is_decided() {
        rings("K1");
        clerk(entry -> {
                    throw new StoreUnavailable("away", new IllegalStateException());
                })
                .look();
        assertThat(inADay()).hasSize(1);
    }

    @Test
    void a_notice_in_hand_is_not_handed_out_again_on_any_node_until_nothing_was_heard_of_it() {
        rings("K1");
        List<Runnable> queued = new ArrayList<>();
        InboxClerk one = new InboxClerk(inbox, entry -> true, queued::add, clock);
        InboxClerk two = new InboxClerk(inbox, entry -> true, queued::add, clock);
        for (int second = 0; second < 60; second += 5) {
            one.look();
            two.look();
            clock.tick(Duration.ofSeconds(5));
        }
        assertThat(queued).hasSize(1);
        clock.tick(Duration.ofMinutes(1));
        two.look();
        assertThat(queued).as("the first node is dead").hasSize(2);
        queued.get(1).run();
        assertThat(inADay()).isEmpty();
    }

    @Test
    void a_far_side_that_is_deaf_fills_a_part_of_the_hands_alone() {
        for (int i = 0; i < 250; i++) {
            rings("K" + i);
        }
        List<Runnable> queued = new ArrayList<>();
        InboxClerk clerk = new InboxClerk(inbox, entry -> true, queued::add, clock);
        for (int minutes = 0; minutes < 20; minutes++) {
            clerk.look();
            clock.tick(Duration.ofMinutes(1));
        }
        assertThat(queued).hasSize(200);
        List.copyOf(queued).forEach(Runnable::run);
        clerk.look();
        assertThat(queued).as("the rest, when there is room").hasSize(250);
    }

    @Test
    void a_notice_whose_text_does_not_open_is_worked_on_and_keeps_no_other_waiting() {
        rings("K1");
        rings("K2");
        new Transactions(database.writing(), database.reading(), Pause.jittered())
                .write(c -> Rows.change(c, "UPDATE inbox SET key_id = 'lost' WHERE knock_id = ?", "K1"));
        clerk(entry -> true).look();
        assertThat(asked).containsExactlyInAnyOrder("K1", "K2");
        assertThat(inADay()).isEmpty();
    }
}
