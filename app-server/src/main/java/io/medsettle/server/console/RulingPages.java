package io.medsettle.server.console;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Ruling;
import io.medsettle.core.order.Story;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.rulings.RulingAnswer;
import io.medsettle.server.rulings.RulingsController;
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
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** 待裁定: 需人工处理的结算单, 一人提出裁定, 另一人复核. */
@Hidden
@Controller("/console/stuck")
@ExecuteOn(TaskExecutors.BLOCKING)
class RulingPages {
    private static final int PAGE = 50;

    private final RulingsController desk;
    private final OrderSearch search;

    RulingPages(RulingsController desk, OrderSearch search) {
        this.desk = desk;
        this.search = search;
    }

    /** 一种裁定及其说法. */
    public record Choice(String name, String words) {
        static Choice of(Ruling ruling) {
            return new Choice(ruling.name(), OrderWords.ruling(ruling));
        }
    }

    /**
     * A round that waits for a person.
     *
     * @param leg its deed in words
     * @param choices what may be ruled of it as it stands
     * @param proposed the ruling that waits for a second person, in words; "" if none does
     * @param mine whether whoever looks is the one who proposed it
     */
    public record Case(RulingAnswer answer, String leg, List<Choice> choices, String proposed, boolean mine) {}

    @Get
    @Scope(Scope.FINANCE)
    @View("console/stuck")
    Map<String, Object> list(
            @RequestAttribute(Client.ATTRIBUTE) Client client, @QueryValue(defaultValue = "") String after) {
        List<RulingAnswer> answers = desk.list(client, after, PAGE);
        long orders = answers.stream().map(RulingAnswer::orderId).distinct().count();
        return Map.of(
                "cases",
                answers.stream().map(a -> of(a, client)).toList(),
                "next",
                orders < PAGE ? "" : answers.get(answers.size() - 1).orderId(),
                "first",
                after.isEmpty());
    }

    private Case of(RulingAnswer a, Client client) {
        Order order = search.need(a.orderId(), client);
        Round round = order.round(a.round());
        String deed = a.deed() == null ? "" : a.deed();
        List<Choice> choices = round.deed(deed).stream()
                .flatMap(d -> Arrays.stream(Ruling.values()).filter(r -> r.fits(round, d)))
                .map(Choice::of)
                .toList();
        String proposed = a.ruling() == null ? "" : OrderWords.ruling(Ruling.valueOf(a.ruling()));
        return new Case(a, Story.deed(deed), choices, proposed, client.id().equals(a.proposedBy()));
    }

    @Post("/{orderId}")
    @Scope(Scope.FINANCE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> propose(
            @PathVariable String orderId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        String farNumber = form.text("farNumber").strip();
        desk.propose(
                orderId,
                client,
                new RulingsController.Wish(
                        form.number("round").orElse(0),
                        form.text("deed"),
                        form.one("ruling", Ruling.class),
                        farNumber.isEmpty() ? null : farNumber,
                        form.text("reason").strip(),
                        form.text("evidence").strip()));
        return HttpResponse.seeOther(URI.create("/console/stuck"));
    }

    @Post("/{orderId}/{rulingNo}")
    @Scope(Scope.FINANCE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> approve(
            @PathVariable String orderId,
            @PathVariable long rulingNo,
            @RequestAttribute(Client.ATTRIBUTE) Client client) {
        desk.approve(orderId, rulingNo, client);
        return HttpResponse.seeOther(URI.create("/console/orders/" + orderId));
    }
}
