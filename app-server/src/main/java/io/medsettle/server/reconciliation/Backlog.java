package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Which days have to be taken up though nobody asks for them: yesterday when it is time, days that nobody was there for, days that are
 * handed something else than when they were compared; and which ones are given up. Safe to share; any node may look at any time.
 */
@Singleton
class Backlog {
    static final String HANDED_ANEW = "前面日期的跨日挂账有变, 重新核对";
    static final String LEFT_TO_A_PERSON = "已停止自动重试, 以后的日期照常对账; 请排除原因后重新启动这一天的对账";
    /** What is handed on is kept for a month; a day that is farther off is not reached by it. */
    private static final int CHAIN = 62;

    private static final String FIRST = "SELECT bill_day FROM posting ORDER BY bill_day, order_id LIMIT 1";

    private final RunStore runs;
    private final Transactions transactions;
    private final DayRules rules;

    Backlog(RunStore runs, Transactions transactions, DayRules rules) {
        this.runs = runs;
        this.transactions = transactions;
        this.rules = rules;
    }

    void look(Instant now) {
        ZonedDateTime here = now.atZone(BusinessDay.ZONE);
        runs.giveUp(
                rules.org(), now, rules.attempts(), "连续 " + rules.attempts() + " 次中途中断, 没有留下原因; " + LEFT_TO_A_PERSON);
        if (rules.daily() && !here.toLocalTime().isBefore(rules.from())) {
            missed(here.toLocalDate().minusDays(1), now);
        }
        runs.anew(rules.org(), Clocks.day(here.toLocalDate().minusDays(CHAIN)), now, HANDED_ANEW);
    }

    /** Yesterday, and what lies between it and our first business and was never asked for, oldest first. */
    private void missed(LocalDate yesterday, Instant now) {
        LocalDate since = yesterday.minusDays(rules.catchUpDays());
        LocalDate first = transactions
                .read(c -> Rows.one(c, FIRST, r -> new BusinessDay(r.getString(1)).date()))
                .orElse(yesterday);
        LocalDate day = first.isBefore(since) ? since : first.isAfter(yesterday) ? yesterday : first;
        Set<BusinessDay> known = runs.days(rules.org(), Clocks.day(since), Clocks.day(yesterday));
        for (; !day.isAfter(yesterday); day = day.plusDays(1)) {
            if (!known.contains(Clocks.day(day))) {
                runs.ask(rules.org(), Clocks.day(day), Step.GATEWAY, now);
            }
        }
    }
}
