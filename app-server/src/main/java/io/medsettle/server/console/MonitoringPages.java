package io.medsettle.server.console;

import io.medsettle.server.alarms.AlarmsController;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.credit.CreditCircuit;
import io.medsettle.server.metrics.FarSideFigures;
import io.medsettle.server.metrics.NodeFacts;
import io.medsettle.server.metrics.Queues;
import io.medsettle.server.metrics.Reds;
import io.medsettle.server.metrics.Reds.Red;
import io.medsettle.server.reconciliation.ReconciliationController;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 监控: 现在的告警, 各方接口, 等着的结算单与队列, 节点与备份; 页面自己更新. 没有任何人的姓名与单号. */
@Hidden
@Controller("/console/monitoring")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
class MonitoringPages {
    private final AlarmsController alarms;
    private final ReconciliationController days;
    private final Reds reds;
    private final FarSideFigures farSides;
    private final Queues queues;
    private final NodeFacts node;
    private final CreditCircuit circuit;
    private final InstantSource clock;

    MonitoringPages(
            AlarmsController alarms,
            ReconciliationController days,
            Reds reds,
            FarSideFigures farSides,
            Queues queues,
            NodeFacts node,
            CreditCircuit circuit,
            InstantSource clock) {
        this.alarms = alarms;
        this.days = days;
        this.reds = reds;
        this.farSides = farSides;
        this.queues = queues;
        this.node = node;
        this.circuit = circuit;
        this.clock = clock;
    }

    @Get
    @Scope({Scope.SYSTEM, Scope.CREDIT_ADMIN, Scope.FINANCE})
    @View("console/monitoring")
    Map<String, Object> page(@RequestAttribute(Client.ATTRIBUTE) Client client) {
        return board(client);
    }

    /** Only what moves. */
    @Get("/board")
    @Scope({Scope.SYSTEM, Scope.CREDIT_ADMIN, Scope.FINANCE})
    @View("console/monitoring-board")
    Map<String, Object> board(@RequestAttribute(Client.ATTRIBUTE) Client client) {
        return Map.of(
                "at", clock.instant(),
                "alarms", red(),
                "circuit", circuit.open(),
                "farSides", farSides.now(),
                "queues", queues.now(),
                "node", client.may(Scope.SYSTEM) ? node.now() : List.of());
    }

    private List<Red> red() {
        List<Red> all = new ArrayList<>(reds.now());
        alarms.now().forEach(a -> all.add(new Red(a.words(), "")));
        days.alarms().forEach(a -> all.add(new Red(a.day() + " 对账: " + a.words(), "")));
        return all;
    }
}
