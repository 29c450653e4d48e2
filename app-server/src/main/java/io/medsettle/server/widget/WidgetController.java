package io.medsettle.server.widget;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.order.Order;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.store.ClaimHolder;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.server.api.Answers;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Yuan;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 窗口退费组件的页面: 核对, 确认, 进度与凭条.
 *
 * <p>No cookie: the pages stand in a frame of another site, where browsers withhold cookies (SameSite=Lax and Strict always; None
 * wherever third-party cookies are blocked, and None is only taken over https). What proves the sitting is a token in the pages' own
 * forms, sent in the body of a POST alone: it stands in no address, no log and no Referer, and nothing that another page makes a
 * browser send contains it. That is why every page after the first is the answer to a POST; sent again by a reload it does nothing
 * twice, because the refund's key is made of the ticket.
 */
@Hidden
@Controller(WidgetAddress.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class WidgetController {
    private final Tickets tickets;
    private final WidgetDoor door;
    private final OrderSearch search;
    private final RefundDesk refunds;
    private final Desk desk;
    private final HistoryStore histories;
    private final String hospital;

    WidgetController(
            Tickets tickets,
            WidgetDoor door,
            OrderSearch search,
            RefundDesk refunds,
            Desk desk,
            HistoryStore histories,
            GatewaySettings gateway) {
        this.tickets = tickets;
        this.door = door;
        this.search = search;
        this.refunds = refunds;
        this.desk = desk;
        this.histories = histories;
        this.hospital = gateway.orgName();
    }

    /** Exchanges the ticket. A HEAD would use it up and show nothing. */
    @Get(headRoute = false)
    @Consumes(MediaType.ALL)
    ModelAndView<Map<String, Object>> open(HttpRequest<?> request, @QueryValue(defaultValue = "") String ticket) {
        Ticket known = tickets.look(ticket).orElseThrow(Tickets::unknown);
        request.setAttribute(WidgetDoor.CLIENT, known.client());
        door.refuseStrangeFrame(request, known);
        return review(sitting(request, tickets.exchange(ticket)));
    }

    @Post("/review")
    ModelAndView<Map<String, Object>> review(HttpRequest<?> request, @Body Map<String, Object> fields) {
        return now(sitting(request, new Posted(fields)), "");
    }

    /** What would go back, to be confirmed. Nothing is asked of anybody yet. */
    @Post("/confirm")
    ModelAndView<Map<String, Object>> confirm(HttpRequest<?> request, @Body Map<String, Object> fields) {
        Posted form = new Posted(fields);
        Sitting sitting = sitting(request, form);
        if (sent(sitting.ticket()).isPresent()) {
            return now(sitting, "");
        }
        Order order = order(sitting);
        Takings takings = new Takings(order, sitting.ticket().round());
        List<FeeLine> offered = RefundPage.offered(takings, sitting.ticket(), histories);
        RefundPage page = RefundPage.of(order, sitting.ticket(), histories);
        if (!page.why().isEmpty()) {
            throw refused(order, "not-refundable", page.why());
        }
        Choice choice = Choice.chosen(form, takings.left(), takings.byAmount(), offered);
        boolean whole = choice.fen() == takings.left();
        return page(
                "widget/confirm",
                sitting,
                Map.of(
                        "page",
                        page,
                        "fen",
                        choice.fen(),
                        "yuan",
                        Yuan.of(choice.fen()),
                        "whole",
                        whole,
                        "lines",
                        offered.stream()
                                .filter(l -> choice.lines().contains(l.serial()))
                                .map(RefundPage::line)
                                .toList()));
    }

    /** Asks the desk. Sent twice, by two presses or a reload, it is one refund, and the second shows how the first one stands. */
    @Post("/send")
    ModelAndView<Map<String, Object>> send(HttpRequest<?> request, @Body Map<String, Object> fields) {
        Posted form = new Posted(fields);
        Sitting sitting = sitting(request, form);
        Ticket ticket = sitting.ticket();
        if (sent(ticket).isPresent()) {
            return now(sitting, "这次退费先前已经提交, 没有重复办理");
        }
        Order order = order(sitting);
        List<FeeLine> offered = RefundPage.offered(new Takings(order, ticket.round()), ticket, histories);
        Choice choice = Choice.confirmed(form, offered);
        Opened opened = refunds.ask(new RefundAsk(
                order.id(),
                ticket.round(),
                ticket.key(),
                Optional.empty(),
                choice.lines().isEmpty() ? Optional.of(choice.fen()) : Optional.empty(),
                ticket.reason(),
                ticket.operator(),
                choice.lines()));
        if (opened instanceof Opened.Refused no) {
            throw refused(desk.read(order.id()), no.code(), no.text());
        }
        return now(sitting, opened instanceof Opened.New ? "" : "这次退费先前已经提交, 没有重复办理");
    }

    @Post("/progress")
    ModelAndView<Map<String, Object>> progress(HttpRequest<?> request, @Body Map<String, Object> fields) {
        return now(sitting(request, new Posted(fields)), "");
    }

    /** How the sitting's refund stands; before it is sent, what can be refunded. */
    private ModelAndView<Map<String, Object>> now(Sitting sitting, String notice) {
        Optional<ClaimHolder> sent = sent(sitting.ticket());
        if (sent.isEmpty()) {
            return review(sitting);
        }
        ProgressPage page =
                ProgressPage.of(desk.read(sent.get().order()), sent.get().round(), sitting.ticket(), histories);
        return page("widget/progress", sitting, Map.of("page", page, "notice", notice));
    }

    private ModelAndView<Map<String, Object>> review(Sitting sitting) {
        return page(
                "widget/review", sitting, Map.of("page", RefundPage.of(order(sitting), sitting.ticket(), histories)));
    }

    private ModelAndView<Map<String, Object>> page(String view, Sitting sitting, Map<String, Object> own) {
        Map<String, Object> model = new HashMap<>(own);
        model.put("sitting", sitting.token().reveal());
        model.put("hospital", hospital);
        return new ModelAndView<>(view, model);
    }

    private Optional<ClaimHolder> sent(Ticket ticket) {
        return histories.holder("refund", ticket.org(), ticket.key());
    }

    private Order order(Sitting sitting) {
        return search.need(sitting.ticket().order(), sitting.ticket().asClient());
    }

    private Sitting sitting(HttpRequest<?> request, Posted form) {
        return sitting(request, tickets.need(form.text("sitting")));
    }

    private static Sitting sitting(HttpRequest<?> request, Sitting sitting) {
        request.setAttribute(WidgetDoor.CLIENT, sitting.ticket().client());
        request.setAttribute(Sitting.ATTRIBUTE, sitting);
        return sitting;
    }

    private static Refusal refused(Order order, String code, String text) {
        return new Refusal(Problem.of(409, code, "不能退费", text, "请核对可退金额与结算单状态")
                .about(order.id().text())
                .money(Answers.of(order, false).money()));
    }
}
