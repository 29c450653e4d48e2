package io.medsettle.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.audit.AuditCheck.Verdict;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.TestDatabase;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit log on tables, and whoever works on it with a database tool; the same on every database. */
abstract class AuditContract {
    private static final String NEVER = "0".repeat(64);
    private static final Actor SOMEBODY = new Actor("H1", "li", "10.0.0.1");

    private final SettableClock clock = SettableClock.aMondayMorning();
    private Transactions transactions;
    private AuditTrail trail;

    abstract TestDatabase database();

    @BeforeEach
    void ten_rows_on_empty_tables() {
        database().clear();
        database()
                .change("INSERT INTO audit_head (chain, entry_count, digest, key_mark, seal)"
                        + " VALUES ('console', 0, '', '', '')");
        transactions = new Transactions(database().writing(), database().reading(), Pause.jittered());
        trail = trail(1);
        IntStream.rangeClosed(1, 10).forEach(i -> note("deed-" + i));
    }

    private AuditTrail trail(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        Secret secret = new Secret(Base64.getEncoder().encodeToString(key));
        return new AuditTrail(transactions, clock, new AuditSeal(secret));
    }

    private void note(String action) {
        clock.tick(java.time.Duration.ofSeconds(1));
        trail.note(SOMEBODY.entry(action, "object", AuditEntry.OK, "说明"));
    }

    private Verdict verdict() {
        return new AuditCheck(trail, transactions).verify();
    }

    private void bad(long no) {
        Verdict verdict = verdict();
        assertThat(verdict.bad()).as("a log that was worked on").isPresent();
        assertThat(verdict.bad().get().no()).as(verdict.bad().get().words()).isEqualTo(no);
    }

    private int change(String sql) {
        int changed = database().change(sql);
        assertThat(changed).as(sql).isPositive();
        return changed;
    }

    @Test
    void a_log_that_nobody_worked_on_is_good_and_goes_on() {
        Verdict ten = verdict();
        assertThat(ten.bad()).isEmpty();
        assertThat(ten.rows()).isEqualTo(10);
        note("deed-11");
        assertThat(verdict().rows()).isEqualTo(11);
        assertThat(verdict().digest()).isNotEqualTo(ten.digest());
    }

    @Test
    void rows_come_back_as_they_were_noted() {
        AuditRow first = trail.after(0, 1).get(0);
        assertThat(first.entry())
                .isEqualTo(new AuditEntry("H1", "console/li", "10.0.0.1", "deed-1", "object", "ok", "说明"));
        assertThat(first.at()).isEqualTo(Instant.parse("2026-01-05T01:30:01Z"));
    }

    @Test
    void every_column_of_a_changed_row_shows() {
        for (String column : List.of("org", "who", "from_address", "action_name", "object_name", "outcome", "words")) {
            ten_rows_on_empty_tables();
            change("UPDATE audit_entry SET " + column + " = 'other' WHERE entry_no = 4");
            bad(4);
        }
        ten_rows_on_empty_tables();
        change("UPDATE audit_entry SET noted_at = noted_at + 1 WHERE entry_no = 4");
        bad(4);
    }

    @Test
    void a_letter_moved_from_one_column_to_the_next_shows() {
        change("UPDATE audit_entry SET action_name = 'deed-4o', object_name = 'bject' WHERE entry_no = 4");
        bad(4);
    }

    @Test
    void a_row_deleted_in_the_middle_shows() {
        change("DELETE FROM audit_entry WHERE entry_no = 5");
        bad(5);
    }

    @Test
    void a_gap_that_was_closed_by_moving_the_others_up_shows() {
        change("DELETE FROM audit_entry WHERE entry_no = 5");
        IntStream.rangeClosed(6, 10)
                .forEach(i -> change("UPDATE audit_entry SET entry_no = " + (i - 1) + " WHERE entry_no = " + i));
        bad(5);
    }

    @Test
    void rows_that_changed_places_show() {
        change("UPDATE audit_entry SET entry_no = 99 WHERE entry_no = 3");
        change("UPDATE audit_entry SET entry_no = 3 WHERE entry_no = 4");
        change("UPDATE audit_entry SET entry_no = 4 WHERE entry_no = 99");
        bad(3);
    }

    @Test
    void an_end_that_was_cut_off_shows() {
        change("DELETE FROM audit_entry WHERE entry_no > 8");
        bad(9);
    }

    @Test
    void an_end_that_was_cut_off_together_with_its_record_shows() {
        change("DELETE FROM audit_entry WHERE entry_no > 8");
        change("UPDATE audit_head SET entry_count = 8, digest = '" + digest(8) + "'");
        bad(8);
    }

    @Test
    void a_log_that_was_emptied_shows_as_long_as_there_is_anybody() {
        change("INSERT INTO person (login, org, person_name, made_at, made_by, disabled_at, entry_no, password_hash,"
                + " password_at, must_change, failures, locked_until, entered_at, secret_at, step_used, key_id)"
                + " VALUES ('li', 'H1', 'x', 1, '', 0, 1, 'x', 1, 0, 0, 0, 0, 0, 0, '')");
        change("DELETE FROM audit_entry");
        change("UPDATE audit_head SET entry_count = 0, digest = '', key_mark = '', seal = ''");
        bad(1);
    }

    @Test
    void a_record_of_the_end_that_is_gone_shows() {
        change("DELETE FROM audit_head");
        bad(1);
    }

    @Test
    void a_cut_end_stays_visible_when_the_log_goes_on() {
        change("DELETE FROM audit_entry WHERE entry_no > 8");
        change("UPDATE audit_head SET entry_count = 8, digest = '" + digest(8) + "'");
        note("after");
        bad(9);
        note("and after");
        bad(9);
    }

    @Test
    void a_changed_last_row_stays_visible_when_the_log_goes_on() {
        change("DELETE FROM audit_entry WHERE entry_no = 10");
        note("after");
        bad(10);
    }

    @Test
    void a_row_that_somebody_else_wrote_shows() {
        change(row(11, "digest"));
        bad(11);
    }

    @Test
    void a_row_that_somebody_else_wrote_is_not_taken_for_one_of_ours_when_the_log_goes_on() {
        change(row(11, "digest"));
        note("after");
        bad(11);
    }

    private String row(int no, String digest) {
        return "INSERT INTO audit_entry (entry_no, noted_at, org, who, from_address, action_name, object_name, outcome,"
                + " words, before_digest, digest) VALUES (" + no
                + ", 1, 'H1', 'console/x', '', 'planted', '', 'ok', '',"
                + " '" + digest(10) + "', '" + digest + "')";
    }

    @Test
    void who_does_not_hold_the_key_cannot_seal_a_row() {
        AuditRow fourth = trail.after(3, 1).get(0);
        AuditRow other = new AuditRow(
                4,
                fourth.at(),
                new AuditEntry("H1", "console/li", "10.0.0.1", "other", "object", "ok", "说明"),
                fourth.before(),
                "");
        String forged = trail(2).seal().over("row", other.fields());
        change("UPDATE audit_entry SET action_name = 'other', digest = '" + forged + "' WHERE entry_no = 4");
        bad(4);
    }

    @Test
    void a_row_whose_link_to_the_one_before_was_cut_shows() {
        change("UPDATE audit_entry SET before_digest = '" + NEVER + "' WHERE entry_no = 6");
        bad(6);
    }

    @Test
    void rows_of_many_nodes_at_once_stand_in_one_chain() {
        List<AuditTrail> nodes = List.of(trail(1), trail(1), trail(1));
        IntStream.range(0, 30).parallel().forEach(i -> nodes.get(i % 3)
                .note(SOMEBODY.entry("many-" + i, "", AuditEntry.OK, "")));
        Verdict all = verdict();
        assertThat(all.bad()).isEmpty();
        assertThat(all.rows()).isEqualTo(40);
    }

    @Test
    void what_is_too_long_or_has_line_breaks_is_cut_and_still_good() {
        trail.note(SOMEBODY.entry("a\nb" + "x".repeat(300), "😀ok", AuditEntry.OK, "长".repeat(600)));
        assertThat(verdict().bad()).isEmpty();
        AuditEntry kept = trail.after(10, 1).get(0).entry();
        assertThat(kept.action()).hasSize(160).startsWith("a bx");
        assertThat(kept.object()).isEqualTo("ok");
        assertThat(kept.words()).hasSize(500);
    }

    private String digest(int no) {
        return database()
                .texts("SELECT digest FROM audit_entry WHERE entry_no = " + no)
                .get(0);
    }
}
