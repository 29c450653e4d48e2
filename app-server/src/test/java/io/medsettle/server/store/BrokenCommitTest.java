package io.medsettle.server.store;

import static io.medsettle.server.testing.BreakingDataSource.Commit.APPLIED_THEN_BROKEN;
import static io.medsettle.server.testing.BreakingDataSource.Commit.BROKEN_UNAPPLIED;
import static io.medsettle.server.testing.BreakingDataSource.Commit.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.store.Pages;
import io.medsettle.ports.store.Appended.ClaimTaken;
import io.medsettle.ports.store.Appended.LostRace;
import io.medsettle.ports.store.Appended.Written;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.testing.BreakingDataSource;
import io.medsettle.server.testing.BreakingDataSource.Commit;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenCommitTest {
    private static final OrderId ORDER = new OrderId("2026010500000001");
    private static final OrderId OTHER = new OrderId("2026010500000002");
    private static final Claim BILL = new Claim("his-bill", "H001", "门诊账单-1", 0);
    private static final Instant DUE = Instant.parse("2026-01-05T02:00:00Z");

    @TempDir
    static Path directory;

    private static TestDatabase database;

    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicInteger projected = new AtomicInteger();
    private BreakingDataSource breaking;
    private JdbcHistoryStore store;
    private JdbcHistoryStore other;

    @BeforeAll
    static void open_database() {
        database = TestDatabase.h2(directory);
    }

    @AfterAll
    static void close_database() {
        database.close();
    }

    @BeforeEach
    void open() {
        database.clear();
        breaking = new BreakingDataSource(database.writing());
        store = new JdbcHistoryStore(
                new Transactions(breaking, database.reading(), attempt -> pauses.incrementAndGet()),
                TestVault.vault(),
                (connection, page) -> projected.incrementAndGet());
        other = new JdbcHistoryStore(
                new Transactions(database.writing(), database.reading(), attempt -> {}),
                TestVault.vault(),
                PageListener.none());
    }

    private static Page page(String id) {
        return Pages.of(ORDER, id, 0)
                .line("OPENED", Fields.of("plan", "x"))
                .moved("due-from:wechat", "due-from:patient", 100, "N1")
                .claims(BILL)
                .sealed("ref", "秘密")
                .lookAt(DUE)
                .build();
    }

    @Test
    void a_commit_that_stands_although_its_answer_was_lost_is_looked_up_and_found() {
        breaking.next(APPLIED_THEN_BROKEN);
        assertThat(store.append(page("p1"))).isInstanceOf(Written.class);
        assertThat(breaking.commits()).isEqualTo(1);
        assertThat(store.read(ORDER)).hasSize(1);
        assertThat(store.postings(ORDER)).hasSize(2);
    }

    @Test
    void a_commit_that_does_not_stand_is_looked_up_and_the_same_page_written_again() {
        breaking.next(BROKEN_UNAPPLIED, BROKEN_UNAPPLIED, APPLIED_THEN_BROKEN);
        assertThat(store.append(page("p1"))).isInstanceOf(Written.class);
        assertThat(breaking.commits()).isEqualTo(3);
        assertThat(store.read(ORDER)).extracting(HistoryLine::pageId).containsExactly("p1");
        assertThat(store.postings(ORDER)).hasSize(2);
        assertThat(store.takeDue(DUE, 9, "n1", Duration.ofSeconds(9))).containsExactly(ORDER);
    }

    @Test
    void whoever_wrote_at_the_place_while_nothing_was_known_has_won() {
        breaking.next(BROKEN_UNAPPLIED);
        JdbcHistoryStore slow = new JdbcHistoryStore(
                new Transactions(breaking, database.reading(), attempt -> other.append(page("rival"))),
                TestVault.vault(),
                PageListener.none());
        assertThat(slow.append(page("p1"))).isInstanceOf(LostRace.class);
        assertThat(store.read(ORDER)).extracting(HistoryLine::pageId).containsExactly("rival");
    }

    @Test
    void a_number_taken_while_nothing_was_known_is_named() {
        breaking.next(BROKEN_UNAPPLIED);
        JdbcHistoryStore slow = new JdbcHistoryStore(
                new Transactions(
                        breaking,
                        database.reading(),
                        attempt -> other.append(
                                Pages.of(OTHER, "rival", 0).claims(BILL).build())),
                TestVault.vault(),
                PageListener.none());
        assertThat(slow.append(page("p1"))).isInstanceOfSatisfying(ClaimTaken.class, taken -> assertThat(
                        taken.holder().order())
                .isEqualTo(OTHER));
        assertThat(store.read(ORDER)).isEmpty();
    }

    @Test
    void a_database_that_never_answers_a_commit_is_unavailable_and_nothing_is_guessed() {
        breaking.next(Collections.nCopies(50, BROKEN_UNAPPLIED).toArray(Commit[]::new));
        assertThatThrownBy(() -> store.append(page("p1"))).isInstanceOf(StoreUnavailable.class);
        assertThat(breaking.commits()).isLessThan(20);
        assertThat(other.read(ORDER)).isEmpty();
    }

    @Test
    void a_conflict_repeats_the_whole_page_projection_included() {
        breaking.next(CONFLICT, CONFLICT);
        assertThat(store.append(page("p1"))).isInstanceOf(Written.class);
        assertThat(pauses).hasValue(2);
        assertThat(projected).hasValue(3);
        assertThat(store.read(ORDER)).hasSize(1);
        assertThat(store.postings(ORDER)).hasSize(2);
    }

    @Test
    void conflicts_without_end_are_given_up_after_a_bounded_number_of_tries() {
        breaking.next(Collections.nCopies(50, CONFLICT).toArray(Commit[]::new));
        assertThatThrownBy(() -> store.append(page("p1"))).isInstanceOf(StoreUnavailable.class);
        assertThat(breaking.commits()).isEqualTo(12);
        assertThat(other.read(ORDER)).isEmpty();
    }

    @Test
    void a_connection_that_breaks_before_the_commit_left_nothing_and_the_page_is_written_anew() {
        for (int statement = 1; statement <= 4; statement++) {
            database.clear();
            breaking.breakAtStatement(statement);
            assertThat(store.append(page("p" + statement))).isInstanceOf(Written.class);
            assertThat(store.postings(ORDER)).hasSize(2);
        }
        assertThat(pauses).hasValue(4);
    }

    @Test
    void a_projection_that_fails_takes_the_page_with_it_and_its_text_does_not_leak() {
        JdbcHistoryStore failing = new JdbcHistoryStore(
                new Transactions(database.writing(), database.reading(), attempt -> {}),
                TestVault.vault(),
                (connection, page) -> {
                    throw new SQLException("Data too long: 样本张三", "22001", 1406);
                });
        assertThatThrownBy(() -> failing.append(page("p1")))
                .isInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("22001")
                .satisfies(e -> assertThat(e.getCause().getMessage()).doesNotContain("张三"));
        assertThat(other.read(ORDER)).isEmpty();
        assertThat(other.holder(BILL.kind(), BILL.org(), BILL.text())).isEmpty();
    }

    @Test
    void an_appointment_whose_commit_broke_is_made_again() {
        store.append(Pages.plain(ORDER, "p1", 0));
        breaking.next(APPLIED_THEN_BROKEN);
        store.lookAgain(ORDER, DUE);
        breaking.next(BROKEN_UNAPPLIED);
        store.lookAgain(ORDER, DUE.plusSeconds(1));
        assertThat(store.takeDue(DUE.plusSeconds(1), 9, "n1", Duration.ofSeconds(9)))
                .containsExactly(ORDER);
    }
}
