package io.medsettle.server.console;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.reconciliation.ReconciliationController;
import io.medsettle.server.statistics.StatisticsController;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 统计: 各渠道的提现数据, 信用无感支付的交易统计与导出. */
@Hidden
@Controller("/console/statistics")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
class StatisticsPages {
    private static final int DAYS = 6;

    private final ReconciliationController reconciliation;
    private final StatisticsController credit;
    private final InstantSource clock;

    StatisticsPages(ReconciliationController reconciliation, StatisticsController credit, InstantSource clock) {
        this.reconciliation = reconciliation;
        this.credit = credit;
        this.clock = clock;
    }

    @Get
    @Scope(Scope.FINANCE)
    @View("console/statistics")
    Map<String, Object> page(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue @Nullable LocalDate from,
            @QueryValue @Nullable LocalDate to) {
        LocalDate last = to == null ? BusinessDay.of(clock.instant()).date() : to;
        LocalDate first = from == null ? last.minusDays(DAYS) : from;
        return Map.of(
                "from",
                first,
                "to",
                last,
                "withdrawals",
                reconciliation.withdrawals(first, last, client),
                "credit",
                credit.statistics(first, last));
    }

    @Get("/credit.csv")
    @Scope(Scope.FINANCE)
    HttpResponse<String> csv(@QueryValue LocalDate from, @QueryValue LocalDate to) {
        return credit.csv(from, to);
    }
}
