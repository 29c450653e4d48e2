package io.medsettle.server.api;

import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.order.Order;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.clients.Client;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestAttribute;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every call carries that opens a round of a stay, beside its body.
 *
 * @param stayId HIS 住院号
 * @param key Idempotency-Key, 每次办理一个
 * @param client 接入方
 */
@Introspected
public record StayAsk(
        @PathVariable @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
        String stayId,

        @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Printable
        String key,

        @Parameter(hidden = true) @RequestAttribute(Client.ATTRIBUTE)
        Client client) {

    /** The digest by which this wish is known again: its kind, the stay, and what its body says. */
    String digest(String kind, @Nullable Object... content) {
        List<@Nullable Object> all = new ArrayList<>(List.of(kind, stayId));
        all.addAll(Arrays.asList(content));
        return Digest.of(all.toArray());
    }

    /** @param plan the round's plan, given the order as it stands */
    StayRounds.Wish wish(String digest, Fields notes, Secrets secrets, Function<Order, PlanOrRefusal> plan) {
        return new StayRounds.Wish(client, key, stayId, digest, notes, secrets, plan);
    }
}
