package io.medsettle.server.console;

import io.medsettle.core.order.OrderState;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.clients.Client;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.view.OrderList;
import io.medsettle.server.view.PersonMarks;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds orders for the pages that list them. Whom somebody looks for stands in no address: what goes there is a digest that only
 * this gateway can make.
 */
@Singleton
final class OrderSeeking {
    static final int PAGE = 50;
    private static final int DAYS = 30;
    private static final int LONGEST = 200;
    private static final String MARKS = "[0-9a-f]{64}(,[0-9a-f]{64}){0,7}";

    private final OrderList orders;
    private final OrderSearch search;
    private final PersonMarks people;
    private final InstantSource clock;

    OrderSeeking(OrderList orders, OrderSearch search, PersonMarks people, InstantSource clock) {
        this.orders = orders;
        this.search = search;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What an address asks for; "" stands for anything.
     *
     * @param number any number that we or a far side gave
     * @param who digests of a person's name or number, with commas
     * @param after where the page before ended
     */
    record Sought(
            @Nullable LocalDate from, @Nullable LocalDate to, String state, String number, String who, String after) {}

    /**
     * A page of what was found.
     *
     * @param next where the next one begins, "" if there is none
     * @param asked the question as its page shows it again
     */
    record Found(List<OrderList.Row> rows, String next, Map<String, Object> asked) {}

    /**
     * A number is looked for among all orders, and so is a state where no day was chosen; a person or nothing in the days given.
     *
     * @throws Refusal 422 if the digests of a person are not whole
     */
    Found find(Client client, Sought s) {
        LocalDate last = s.to() == null ? today() : s.to();
        LocalDate first = s.from() == null ? last.minusDays(DAYS) : s.from();
        boolean ever = !s.number().isBlank() || s.from() == null && !s.state().isEmpty();
        List<String> marks = marks(s.who());
        List<String> numbered = s.number().isBlank()
                ? List.of()
                : search.byNumber(s.number().strip()).stream()
                        .map(OrderId::text)
                        .toList();
        boolean nowhere = !s.number().isBlank() && numbered.isEmpty();
        OrderList.Wanted wanted = new OrderList.Wanted(
                ever ? Instant.EPOCH : dawn(first),
                dawn(ever ? today().plusDays(1) : last.plusDays(1)),
                known(s.state()),
                marks,
                numbered);
        List<OrderList.Row> rows = nowhere ? List.of() : orders.find(client.org(), wanted, behind(s.after()), PAGE);
        Map<String, Object> asked = new HashMap<>();
        asked.put("from", first);
        asked.put("to", last);
        asked.put("state", s.state());
        asked.put("number", s.number());
        asked.put("who", s.who());
        asked.put("first", s.after().isEmpty());
        return new Found(rows, rows.size() < PAGE ? "" : cursor(rows.get(rows.size() - 1)), asked);
    }

    private LocalDate today() {
        return BusinessDay.of(clock.instant()).date();
    }

    /**
     * The address of the list of somebody's orders.
     *
     * @param form "text" is a whole name or number of a person; "from" and "to" may be empty
     * @throws Refusal 422 if nothing was written
     */
    URI about(String page, Form form) {
        String whole = form.text("text").strip();
        if (whole.isEmpty() || whole.length() > LONGEST) {
            throw Refusal.of(422, "who", "缺少内容", "没有填写姓名或证件号", "请填写完整的姓名, 证件号, 医保人员编号或卡号");
        }
        UriBuilder address = UriBuilder.of(page).queryParam("who", String.join(",", people.of(new Secret(whole))));
        form.day("from").ifPresent(day -> address.queryParam("from", day));
        form.day("to").ifPresent(day -> address.queryParam("to", day));
        return address.build();
    }

    private static List<String> marks(String who) {
        if (who.isEmpty()) {
            return List.of();
        }
        if (!who.matches(MARKS)) {
            throw Refusal.of(422, "who", "查询条件不对", "地址中的人员标记不完整", "请重新填写姓名或证件号查询");
        }
        return List.of(who.split(","));
    }

    private static String known(String state) {
        boolean one = Arrays.stream(OrderState.values()).anyMatch(s -> s.name().equals(state));
        return one ? state : "";
    }

    private static Instant dawn(LocalDate day) {
        return day.atStartOfDay(BusinessDay.ZONE).toInstant();
    }

    private static String cursor(OrderList.Row row) {
        return row.openedAt().toEpochMilli() + "-" + row.orderId();
    }

    private static OrderList.@Nullable Row behind(String after) {
        if (!after.matches("[0-9]{1,15}-[0-9A-Z]{16}")) {
            return null;
        }
        int dash = after.indexOf('-');
        Instant at = Instant.ofEpochMilli(Long.parseLong(after.substring(0, dash)));
        return new OrderList.Row(after.substring(dash + 1), "", "", "", 0, "", "", 0, 0, 0, at);
    }
}
