package io.medsettle.server.console;

import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.api.Told;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.console.OrderSeeking.Found;
import io.medsettle.server.console.OrderSeeking.Sought;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Times;
import io.medsettle.server.shown.Yuan;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 医保: 按姓名, 证件号, 医保人员编号, 结算单号, 就诊号, 结算号查询医保结算; 一笔结算现在在医保处的信息与费用明细. */
@Hidden
@Controller("/console/insurance")
@ExecuteOn(TaskExecutors.BLOCKING)
class InsurancePages {
    private final OrderSeeking seeking;
    private final OrderSearch search;
    private final HistoryStore histories;
    private final InsurerQueries insurer;

    InsurancePages(OrderSeeking seeking, OrderSearch search, HistoryStore histories, InsurerQueries insurer) {
        this.seeking = seeking;
        this.search = search;
        this.histories = histories;
        this.insurer = insurer;
    }

    /**
     * One settlement by our books.
     *
     * @param round of its order
     * @param deed its name in that round
     */
    public record Line(
            String orderId,
            int round,
            String deed,
            String state,
            String mdtrtId,
            String setlId,
            String fund,
            String account,
            String other,
            String time) {
        static Line of(Order order, DeedView d) {
            Parts p = d.parts();
            return new Line(
                    order.id().text(),
                    d.round(),
                    d.name(),
                    OrderWords.deed(d.status()),
                    visitOf(order, d),
                    settlementOf(d),
                    Yuan.of(p.get(Part.FUND)),
                    Yuan.of(p.get(Part.ACCOUNT)),
                    Yuan.of(p.get(Part.OTHER)),
                    Times.of(d.farTime()));
        }
    }

    private static String settlementOf(DeedView d) {
        return d.notes().find(NoteKey.SETL_ID).orElse("");
    }

    private static String visitOf(Order order, DeedView d) {
        return order.rounds().stream()
                .flatMap(r -> r.deeds().stream())
                .flatMap(each -> each.notes().find(NoteKey.MDTRT_ID).stream())
                .findFirst()
                .orElse(d.notes().get(NoteKey.MDTRT_ID));
    }

    @Get
    @Scope(Scope.INSURANCE)
    @View("console/insurance")
    Map<String, Object> find(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue @Nullable LocalDate from,
            @QueryValue @Nullable LocalDate to,
            @QueryValue(defaultValue = "") String number,
            @QueryValue(defaultValue = "") String who,
            @QueryValue(defaultValue = "") String after) {
        Found found = seeking.find(client, new Sought(from, to, "", number, who, after));
        List<Line> lines = found.rows().stream()
                .map(row -> search.need(row.orderId(), client))
                .flatMap(InsurancePages::lines)
                .toList();
        Map<String, Object> model = new HashMap<>(found.asked());
        model.put("lines", lines);
        model.put("next", found.next());
        return model;
    }

    private static Stream<Line> lines(Order order) {
        return order.rounds().stream()
                .flatMap(r -> r.deeds().stream())
                .filter(d -> !settlementOf(d).isEmpty())
                .map(d -> Line.of(order, d));
    }

    @Post("/search")
    @Scope(Scope.INSURANCE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> search(@Body Map<String, Object> fields) {
        return HttpResponse.seeOther(seeking.about("/console/insurance", new Form(fields)));
    }

    /** One line of fees as the insurer has it. */
    public record Fee(String name, String code, String count, String amount, String inScope, String self) {
        static Fee of(InsurerQueries.SettledLine l) {
            return new Fee(
                    l.name().isEmpty() ? l.hospitalName() : l.name(),
                    l.nationalCode(),
                    l.count(),
                    yuan(l.amount()),
                    yuan(l.inScope()),
                    yuan(l.fullSelfPay()));
        }

        private static String yuan(OptionalLong fen) {
            return fen.isPresent() ? Yuan.of(fen.getAsLong()) : "";
        }
    }

    /** Asks the insurer now (5203, 5204); changes nothing anywhere. */
    @Get("/{orderId}/{round}/{deed}")
    @Scope(Scope.INSURANCE)
    @View("console/insurance-settlement")
    Map<String, Object> settlement(
            @PathVariable String orderId,
            @PathVariable int round,
            @PathVariable String deed,
            @RequestAttribute(Client.ATTRIBUTE) Client client) {
        Order order = search.need(orderId, client);
        DeedView d = settled(order, round, deed).orElseThrow(() -> Refusal.notFound("这张结算单没有这一笔医保结算"));
        Deed asked = new Composer(order, histories::unseal).deed(d);
        Insured who = new Insured(
                asked.secrets().find(NoteKey.PSN_NO).orElse(new Secret("")),
                asked.notes().get(NoteKey.ADMDVS));
        Line ours = Line.of(order, d);
        InsurerQueries.Settled theirs =
                Told.byInsurer(insurer.settlement(who, asked.notes().get(NoteKey.MDTRT_ID), ours.setlId()));
        List<Fee> fees =
                Told.byInsurer(insurer.feeLines(who, asked.notes().get(NoteKey.MDTRT_ID), ours.setlId())).stream()
                        .map(Fee::of)
                        .toList();
        Parts borne = theirs.borne();
        return Map.of(
                "ours",
                ours,
                "theirs",
                theirs,
                "fund",
                Yuan.of(borne.get(Part.FUND)),
                "account",
                Yuan.of(borne.get(Part.ACCOUNT)),
                "other",
                Yuan.of(borne.get(Part.OTHER)),
                "cash",
                Yuan.of(borne.get(Part.CASH)),
                "fees",
                fees);
    }

    private static Optional<DeedView> settled(Order order, int number, String deed) {
        return Optional.of(number)
                .filter(n -> n >= 0 && n < order.rounds().size())
                .map(order::round)
                .flatMap((Round r) -> r.deed(deed))
                .filter(d -> !settlementOf(d).isEmpty())
                .filter(d -> d.plan().of().isEmpty()
                        && (d.status() == DeedStatus.TAKEN || d.status() == DeedStatus.MISMATCHED));
    }
}
