package io.medsettle.server.widget;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import java.util.Set;

/**
 * What a client has asked to be done at a window: one order, one clerk, one refund.
 *
 * @param client who asked, and whose pages may frame it
 * @param org its hospital
 * @param byLines whether the client may give back single fee lines
 * @param round the collecting round that is refunded
 * @param operator the clerk's number in HIS (工号)
 * @param key the permanent key of the refund, made of the ticket: sent as often as anybody likes, it is one refund
 */
record Ticket(
        String client,
        String org,
        boolean byLines,
        String order,
        int round,
        String operator,
        String reason,
        String key) {
    static Ticket ofText(Secret text) {
        Fields f = Fields.ofText(text.reveal());
        return new Ticket(
                f.need("client"),
                f.need("org"),
                f.has("byLines"),
                f.need("order"),
                Integer.parseInt(f.need("round")),
                f.need("operator"),
                f.need("reason"),
                f.need("key"));
    }

    Secret text() {
        return new Secret(Fields.of("client", client)
                .with("org", org)
                .with("byLines", byLines ? "1" : "")
                .with("order", order)
                .with("round", Integer.toString(round))
                .with("operator", operator)
                .with("reason", reason)
                .with("key", key)
                .text());
    }

    Ticket under(String permanent) {
        return new Ticket(client, org, byLines, order, round, operator, reason, permanent);
    }

    /** The client as the searches want to know it; it may do nothing but what its ticket is about. */
    Client asClient() {
        return new Client(client, org, Set.of(Scope.REFUND));
    }

    /** Without the clerk. */
    @Override
    public String toString() {
        return "Ticket[" + order + "]";
    }
}
