package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Difference;
import io.medsettle.server.reconciliation.RunRow.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days that fail, days that were missed, days that are handed something else: what becomes of them without anybody's help. */
class DailyRunTest extends RunDays {
    private static RuntimeException diskFull() {
        return new UncheckedIOException(new IOException("no space left"));
    }

    @Test
    void a_day_that_fails_every_time_is_given_up_says_why_and_later_days_go_on() {
        wechat.broken.put(FIRST, diskFull());
        runs.ask(ORG, FIRST, "finance", now);
        runs.ask(ORG, SECOND, "finance", now);

        look();
        look();
        assertThat(run(FIRST).state()).isEqualTo(State.RUNNING);
        assertThat(run(SECOND).state()).as("waits for what it is handed").isEqualTo(State.QUEUED);
        assertThat(alarms.now()).isEmpty();
        look();
        look();

        assertThat(run(FIRST).state()).isEqualTo(State.FAILED);
        assertThat(run(FIRST).words())
                .contains("连续 3 次", "读取账簿 WECHAT", "UncheckedIOException", "重新启动")
                .doesNotContain("no space");
        assertThat(DayAnswer.of(run(FIRST), List.of(), List.of()).words())
                .isEqualTo(run(FIRST).words());
        assertThat(alarms.now()).extracting(RunRow::day).containsExactly(FIRST);
        assertThat(run(SECOND).state()).isEqualTo(State.FINISHED);

        look();
        assertThat(run(FIRST).attempts()).as("left alone").isEqualTo(3);
        wechat.broken.clear();
        assertThat(clerk.start(FIRST, "finance", false)).isTrue();
        assertThat(run(FIRST).state()).isEqualTo(State.FINISHED);
        assertThat(alarms.now()).isEmpty();
        assertThat(clerk.start(FIRST, "finance", false)).as("done").isFalse();
    }

    @Test
    void a_day_that_every_node_dies_of_is_given_up_too() {
        runs.ask(ORG, FIRST, "finance", now);
        for (int i = 0; i < 3; i++) {
            assertThat(runs.take(ORG, FIRST, "node-" + i, now, now.plusSeconds(60)))
                    .isTrue();
            backlog.look(now);
            assertThat(run(FIRST).state()).isEqualTo(State.RUNNING);
            now = now.plusSeconds(61);
        }

        backlog.look(now);

        assertThat(run(FIRST).state()).isEqualTo(State.FAILED);
        assertThat(run(FIRST).words()).contains("连续 3 次");
    }

    @Test
    void a_day_that_failed_now_and_then_is_not_given_up() {
        runs.ask(ORG, FIRST, "finance", now);
        for (int i = 0; i < 4; i++) {
            wechat.broken.put(FIRST, diskFull());
            look();
            look();
            wechat.broken.clear();
            look();
            assertThat(run(FIRST).state()).isEqualTo(State.FINISHED);
            clerk.start(FIRST, "finance", true);
        }
        assertThat(run(FIRST).failures()).isZero();
    }

    @Test
    void days_that_nobody_was_there_for_are_taken_up_oldest_first() {
        build(true);
        database.change("INSERT INTO posting (order_id, page_seq, place, account, part, fen, request_no, far_number,"
                + " far_time, bill_day, booked_at, labels) VALUES ('20260104ABCDEFGH', 1, 1, 'due-from:other', 'CASH', 1,"
                + " '', '', 0, '20260104', 0, '')");
        BusinessDay before = new BusinessDay("20260104");
        now = Instant.parse("2026-01-07T20:00:00Z");
        look();
        assertThat(runs.find(ORG, THIRD)).as("before it is time").isEmpty();
        now = Instant.parse("2026-01-08T00:30:00Z");

        look();

        assertThat(wechat.looked).containsExactly(before, FIRST, SECOND, THIRD);
        assertThat(List.of(before, FIRST, SECOND, THIRD))
                .allSatisfy(day -> assertThat(run(day).state()).isEqualTo(State.FINISHED));
        assertThat(runs.find(ORG, new BusinessDay("20260103")))
                .as("no business yet")
                .isEmpty();
        assertThat(runs.find(ORG, new BusinessDay("20260108"))).as("not over").isEmpty();
    }

    private void allThree() {
        runs.ask(ORG, FIRST, "finance", now);
        runs.ask(ORG, SECOND, "finance", now);
        runs.ask(ORG, THIRD, "finance", now);
        look();
    }

    @Test
    void later_days_are_compared_anew_in_order_when_a_late_bill_changes_what_they_are_handed() {
        wechat.missing.add(FIRST);
        wechat.weHave(FIRST, "2026010500000001-1", "F1", 500);
        wechat.theyHave(SECOND, "2026010500000001-1", "F1", 500, FakeBill.noon(SECOND));
        allThree();
        assertThat(run(FIRST).state()).isEqualTo(State.WAITING);
        assertThat(found(SECOND)).extracting(StoredFinding::difference).containsExactly(Difference.D1);
        Instant cut = run(SECOND).cut();
        wechat.missing.clear();
        wechat.looked.clear();

        now = run(FIRST).nextTry();
        look();
        assertThat(run(FIRST).state()).isEqualTo(State.FINISHED);
        assertThat(run(SECOND).state()).isEqualTo(State.QUEUED);
        assertThat(run(SECOND).words()).contains("挂账");
        assertThat(run(THIRD).state()).as("its turn has not come").isEqualTo(State.FINISHED);
        look();
        look();
        look();

        assertThat(wechat.looked).containsExactly(FIRST, SECOND, THIRD);
        assertThat(run(SECOND).cut())
                .as("nothing but what it is handed changes")
                .isEqualTo(cut);
        assertThat(found(SECOND))
                .extracting(StoredFinding::difference, StoredFinding::state)
                .containsExactlyInAnyOrder(
                        tuple(Difference.D1, StoredFinding.State.CLOSED),
                        tuple(Difference.D11, StoredFinding.State.DONE));
    }

    @Test
    void a_day_that_is_run_again_and_hands_on_the_same_leaves_later_days_alone() {
        wechat.weHave(FIRST, "2026010500000001-1", "F1", 500);
        allThree();
        look();
        wechat.looked.clear();

        clerk.start(FIRST, "finance", true);
        look();
        look();

        assertThat(wechat.looked).containsExactly(FIRST);
    }

    /** The second day waits to be compared anew, its books as they were. */
    private void secondAnew() {
        wechat.missing.add(FIRST);
        wechat.weHave(FIRST, "2026010500000001-1", "F1", 500);
        allThree();
        wechat.missing.clear();
        now = run(FIRST).nextTry();
        look();
        assertThat(run(SECOND).state()).isEqualTo(State.QUEUED);
        assertThat(run(SECOND).cut()).isNotEqualTo(Instant.EPOCH);
    }

    @Test
    void who_asks_for_a_day_again_while_it_waits_to_be_compared_anew_gets_it_from_scratch() {
        secondAnew();
        Instant cut = run(SECOND).cut();

        assertThat(clerk.start(SECOND, "finance", true)).isTrue();

        assertThat(run(SECOND).state()).isEqualTo(State.FINISHED);
        assertThat(run(SECOND).cut()).isAfter(cut);
    }

    @Test
    void who_asks_for_a_day_again_while_it_is_compared_anew_gets_it_from_scratch_afterwards() {
        secondAnew();
        Instant cut = run(SECOND).cut();
        assertThat(runs.take(ORG, SECOND, "other", now, now.plusSeconds(60))).isTrue();
        assertThat(run(SECOND).cut()).isEqualTo(cut);
        now = now.plusSeconds(1);

        assertThat(runs.again(ORG, SECOND, "finance", now)).isTrue();
        assertThat(runs.again(ORG, SECOND, "finance", now)).as("once is enough").isFalse();
        assertThat(run(SECOND).state()).isEqualTo(State.RUNNING);
        runs.end(new RunStore.Hold(ORG, SECOND, "other"), State.FINISHED, now, now, "", "carry", "read");
        assertThat(run(SECOND).state()).isEqualTo(State.QUEUED);
        look();

        assertThat(run(SECOND).state()).isEqualTo(State.FINISHED);
        assertThat(run(SECOND).cut()).isAfter(cut);
    }

    private List<String> differences() {
        wechat.weHave(FIRST, "2026010500000001-1", "F1", 500);
        wechat.theyHave(FIRST, "2026010500000001-1", "F1", 501, FakeBill.noon(FIRST));
        wechat.theyHave(FIRST, "STRANGER", "F2", 700, FakeBill.noon(FIRST));
        runs.ask(ORG, FIRST, "finance", now);
        look();
        assertThat(run(FIRST).state()).isEqualTo(State.FINISHED);
        return found(FIRST).stream().map(StoredFinding::id).toList();
    }

    @Test
    void an_exception_while_comparing_leaves_a_day_that_can_be_run_again_with_the_same_findings() {
        List<String> undisturbed = differences();
        assertThat(undisturbed).hasSize(2);
        database.clear();
        yibao.broken.put(FIRST, diskFull());
        runs.ask(ORG, FIRST, "finance", now);

        look();
        assertThat(run(FIRST).state()).isEqualTo(State.RUNNING);
        assertThat(found(FIRST)).isEmpty();
        assertThat(directory.toFile().list((d, name) -> name.length() == 36))
                .as("no scratch")
                .isEmpty();
        yibao.broken.clear();
        look();

        assertThat(run(FIRST).state()).isEqualTo(State.FINISHED);
        assertThat(found(FIRST)).extracting(StoredFinding::id).containsExactlyElementsOf(undisturbed);
    }

    @Test
    void a_day_that_is_run_again_does_not_close_what_is_still_being_sent_back_though_both_books_agree_by_now() {
        for (String number : List.of("2026010500000001-1", "2026010500000002-1")) {
            wechat.theyHave(FIRST, number, "F" + number, 500, FakeBill.noon(FIRST));
        }
        runs.ask(ORG, FIRST, "finance", now);
        look();
        goingBack.add("2026010500000001-1");
        for (String number : List.of("2026010500000001-1", "2026010500000002-1")) {
            wechat.weHave(FIRST, number, "F" + number, 500);
        }

        clerk.start(FIRST, "finance", true);
        look();

        assertThat(found(FIRST))
                .extracting(StoredFinding::key, StoredFinding::state)
                .containsExactlyInAnyOrder(
                        tuple("2026010500000001-1", StoredFinding.State.OPEN),
                        tuple("2026010500000002-1", StoredFinding.State.CLOSED));
    }

    @Test
    void a_line_of_the_insurer_that_differs_says_so_though_the_finding_is_named_by_our_number() {
        Instant midnight =
                SECOND.date().atStartOfDay(BusinessDay.ZONE).toInstant().minusSeconds(5);
        yibao.weHave(FIRST, "2026010500000002-1", "S1", 900);
        yibao.theyHave(FIRST, "", "S1", 903, FakeBill.noon(FIRST));
        yibao.weHave(FIRST, "2026010500000003-1", "S2", 800);
        yibao.theyHave(FIRST, "", "S2", 800, FakeBill.noon(FIRST));
        yibao.theyHave(FIRST, "", "S3", 700, midnight);
        runs.ask(ORG, FIRST, "finance", now);

        look();

        assertThat(found(FIRST)).singleElement().satisfies(f -> assertThat(f.key())
                .isEqualTo("2026010500000002-1"));
        assertThat(results("YIBAO")).containsExactly("S1 有差错 true", "S2 一致 false", "S3 未核对 false");
        assertThat(lines.page(ORG, FIRST, "YIBAO", "", "S1", "", 1)
                        .lines()
                        .get(0)
                        .findingId())
                .isEqualTo(found(FIRST).get(0).id());
    }

    @Test
    void a_line_whose_comparison_was_refused_or_is_not_done_yet_is_not_called_level() {
        wechat.weHave(FIRST, "2026010500000001-1", "F1", 500);
        wechat.theyHave(FIRST, "2026010500000001-1", "F1", 500, FakeBill.noon(FIRST));
        wechat.broken.put(FIRST, new IllegalArgumentException("books that cannot be read"));
        yibao.weHave(FIRST, "2026010500000003-1", "S2", 800);
        yibao.theyHave(FIRST, "", "S2", 800, FakeBill.noon(FIRST));
        runs.ask(ORG, FIRST, "finance", now);

        look();

        assertThat(run(FIRST).state()).isEqualTo(State.WAITING);
        assertThat(results("WECHAT")).containsExactly("F1 未核对 false");
        assertThat(results("YIBAO")).containsExactly("S2 一致 false");
        wechat.broken.clear();
        clerk.start(FIRST, "finance", true);
        assertThat(results("WECHAT")).containsExactly("F1 一致 false");
    }
}
