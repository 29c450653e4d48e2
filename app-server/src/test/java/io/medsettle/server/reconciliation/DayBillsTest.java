package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Rules;
import io.medsettle.server.reconciliation.RunRow.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Bills that come late, never, wrong or taken back, and nodes that come back too late: what a day makes of them. */
class DayBillsTest extends RunDays {
    private void again() {
        now = now.plusSeconds(60);
        clerk.start(FIRST, "finance", true);
    }

    @Test
    void a_comparison_that_refuses_a_bill_leaves_the_day_waiting_and_what_was_found_before_open() {
        build(false, Rules.USUAL.withMostDifferences(1));
        wechat.theyHave(FIRST, "STRANGER", "F2", 700, FakeBill.noon(FIRST));
        runs.ask(ORG, FIRST, "finance", now);
        look();
        assertThat(told(FIRST)).containsExactly("D1 OPEN");
        wechat.theyListNothingAnyMore(FIRST);
        wechat.theyHave(FIRST, "WRONG1", "F3", 100, FakeBill.noon(FIRST));
        wechat.theyHave(FIRST, "WRONG2", "F4", 100, FakeBill.noon(FIRST));
        wechat.theyHave(FIRST, "WRONG3", "F5", 100, FakeBill.noon(FIRST));

        again();

        assertThat(run(FIRST).state()).isEqualTo(State.WAITING);
        assertThat(run(FIRST).words()).contains("WECHAT", "拒收");
        assertThat(told(FIRST)).containsExactlyInAnyOrder("D1 OPEN", "D12 OPEN");
        wechat.theyListNothingAnyMore(FIRST);
        wechat.theyHave(FIRST, "STRANGER", "F2", 700, FakeBill.noon(FIRST));
        now = run(FIRST).nextTry();
        look();
        assertThat(run(FIRST).state()).as("it is fetched again").isEqualTo(State.FINISHED);
        assertThat(told(FIRST)).containsExactlyInAnyOrder("D1 OPEN", "D12 CLOSED");
    }

    @Test
    void a_day_that_waits_for_a_bill_compares_the_good_ones_with_books_of_their_own_moment() {
        yibao.theyHave(FIRST, "", "MSGID", 900, FakeBill.noon(FIRST));
        yibao.weLearn(FIRST, "2026010500000002-1", "MSGID", "SETL", 900, now.plusSeconds(600));
        wechat.missing.add(FIRST);
        runs.ask(ORG, FIRST, "finance", now);
        runs.ask(ORG, SECOND, "finance", now);
        look();
        assertThat(run(FIRST).state()).isEqualTo(State.WAITING);
        assertThat(told(FIRST)).containsExactly("D4 OPEN");
        Instant cut = run(FIRST).cut();
        wechat.missing.clear();

        now = run(FIRST).nextTry();
        look();
        look();

        assertThat(run(FIRST).state()).isEqualTo(State.FINISHED);
        assertThat(run(FIRST).cut()).isEqualTo(cut);
        assertThat(told(FIRST)).containsExactly("D4 OPEN");
        assertThat(run(SECOND).state()).isEqualTo(State.FINISHED);
        assertThat(told(SECOND)).isEmpty();
        again();
        assertThat(run(FIRST).cut()).as("asked for anew").isAfter(cut);
    }

    @Test
    void a_bill_that_never_comes_is_a_finding_and_an_alarm_until_it_is_there() {
        wechat.missing.add(FIRST);
        wechat.weHave(FIRST, "2026010500000001-1", "F1", 500);
        runs.ask(ORG, FIRST, "finance", now);
        look();
        assertThat(run(FIRST).state()).isEqualTo(State.WAITING);
        assertThat(found(FIRST)).isEmpty();
        assertThat(alarms.now()).isEmpty();

        now = Instant.parse("2026-01-09T04:00:00Z");
        look();

        assertThat(run(FIRST).state()).isEqualTo(State.FINISHED);
        assertThat(found(FIRST)).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D12);
            assertThat(f.words()).contains("没有取得", "账单尚未生成");
        });
        assertThat(alarms.now()).singleElement().satisfies(r -> {
            assertThat(r.day()).isEqualTo(FIRST);
            assertThat(r.words()).contains("WECHAT 账单未取得", "重新启动");
        });
        wechat.missing.clear();
        wechat.theyHave(FIRST, "2026010500000001-1", "F1", 500, FakeBill.noon(FIRST));
        again();
        assertThat(told(FIRST)).containsExactly("D12 CLOSED");
        assertThat(alarms.now()).isEmpty();
    }

    @Test
    void a_far_side_that_finds_no_trade_does_not_take_back_the_bill_that_it_gave_before() {
        wechat.weHave(FIRST, "2026010500000001-1", "F1", 500);
        wechat.theyHave(FIRST, "2026010500000001-1", "F1", 500, FakeBill.noon(FIRST));
        runs.ask(ORG, FIRST, "finance", now);
        look();
        assertThat(run(FIRST).state()).isEqualTo(State.FINISHED);
        wechat.noTrade.add(FIRST);

        again();

        assertThat(run(FIRST).state()).isEqualTo(State.WAITING);
        assertThat(run(FIRST).words()).contains("WECHAT 账单未取得", "1 行");
        assertThat(store.files(ORG, FIRST))
                .filteredOn(f -> f.good() && f.source().equals("WECHAT"))
                .extracting(BillFile::lines)
                .containsExactly(1L);
        wechat.noTrade.clear();
        now = run(FIRST).nextTry();
        look();
        assertThat(run(FIRST).state()).isEqualTo(State.FINISHED);
        assertThat(results("WECHAT")).containsExactly("F1 一致 false");
    }

    @Test
    void a_node_that_was_away_beyond_its_lease_closes_nothing_that_its_successor_finds() {
        wechat.theyHave(FIRST, "STRANGER", "F2", 700, FakeBill.noon(FIRST));
        runs.ask(ORG, FIRST, "finance", now);
        look();
        assertThat(told(FIRST)).containsExactly("D1 OPEN");
        wechat.theyListNothingAnyMore(FIRST);
        wechat.weHave(FIRST, "202601050000000100AB", "F1", 500);
        wechat.theyHave(FIRST, "202601050000000100AB", "F1", 501, FakeBill.noon(FIRST));
        meanwhile = () -> {
            now = now.plus(Duration.ofMinutes(16));
            assertThat(runs.take(ORG, FIRST, "other", now, now.plusSeconds(900)))
                    .isTrue();
        };

        again();

        assertThat(run(FIRST).state()).as("the other's").isEqualTo(State.RUNNING);
        assertThat(told(FIRST)).contains("D1 OPEN");
    }
}
