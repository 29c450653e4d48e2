package io.medsettle.server.console;

import io.medsettle.core.order.OrderState;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.alarms.AlarmsController;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.reconciliation.Morning;
import io.medsettle.server.reconciliation.Morning.Open;
import io.medsettle.server.reconciliation.ReconciliationController;
import io.medsettle.server.shown.Yuan;
import io.medsettle.server.view.OrderList;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** 晨间总览: 昨日对账, 待处理差错的类别与账龄, 存疑与待裁定的结算单, 告警, 走势. */
@Hidden
@Controller("/console")
@ExecuteOn(TaskExecutors.BLOCKING)
class OverviewController {
    private static final int TREND_DAYS = 14;
    private static final int WEEK = 7;

    private final Morning morning;
    private final OrderList orders;
    private final AlarmsController alarms;
    private final ReconciliationController days;
    private final InstantSource clock;
    private final String head;

    OverviewController(
            Morning morning,
            OrderList orders,
            AlarmsController alarms,
            ReconciliationController days,
            InstantSource clock,
            GatewaySettings gateway) {
        this.morning = morning;
        this.orders = orders;
        this.alarms = alarms;
        this.days = days;
        this.clock = clock;
        this.head = gateway.org();
    }

    /**
     * Findings of one class that nobody has ended, by age.
     *
     * @param fresh of the last run
     * @param week up to a week old
     * @param older than that
     */
    public record Left(
            String difference, String words, long fresh, long week, long older, String sum, LocalDate oldest) {
        public long all() {
            return fresh + week + older;
        }
    }

    @Get
    @View("console/overview")
    Map<String, Object> overview(@RequestAttribute(Client.ATTRIBUTE) Client client) {
        if (!client.may(Scope.FINANCE) || !client.org().equals(head)) {
            return Map.of("finance", false);
        }
        LocalDate today = BusinessDay.of(clock.instant()).date();
        LocalDate yesterday = today.minusDays(1);
        List<Morning.Run> runs = morning.runs(client.org(), today.minusDays(TREND_DAYS), today);
        Map<String, Long> states =
                orders.count(client.org(), List.of(OrderState.STUCK.name(), OrderState.IN_DOUBT.name()));
        return Map.of(
                "finance",
                true,
                "yesterday",
                yesterday,
                "run",
                runs.stream().filter(r -> r.day().equals(yesterday)).toList(),
                "waiting",
                runs.stream().filter(r -> !r.state().equals("FINISHED")).toList(),
                "left",
                left(morning.open(client.org()), yesterday),
                "stuck",
                states.getOrDefault(OrderState.STUCK.name(), 0L),
                "doubts",
                states.getOrDefault(OrderState.IN_DOUBT.name(), 0L),
                "alarms",
                Stream.concat(
                                alarms.now().stream().map(AlarmsController.Answer::words),
                                days.alarms().stream().map(a -> a.day() + " 对账: " + a.words()))
                        .toList(),
                "trend",
                Trend.of(runs, today, TREND_DAYS));
    }

    private static List<Left> left(List<Open> open, LocalDate yesterday) {
        Map<String, List<Open>> byClass = new TreeMap<>();
        open.forEach(o ->
                byClass.computeIfAbsent(o.difference(), k -> new ArrayList<>()).add(o));
        return byClass.values().stream()
                .map(same -> left(same, yesterday, yesterday.minusDays(WEEK)))
                .toList();
    }

    /** @param same of one class, the oldest first */
    private static Left left(List<Open> same, LocalDate yesterday, LocalDate weekAgo) {
        long fresh = 0;
        long week = 0;
        long older = 0;
        long fen = 0;
        for (Open o : same) {
            fen = Math.addExact(fen, o.differenceFen());
            if (!o.day().isBefore(yesterday)) {
                fresh += o.count();
            } else if (o.day().isAfter(weekAgo)) {
                week += o.count();
            } else {
                older += o.count();
            }
        }
        Open first = same.get(0);
        return new Left(first.difference(), first.words(), fresh, week, older, Yuan.of(fen), first.day());
    }
}
