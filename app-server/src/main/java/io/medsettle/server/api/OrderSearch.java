package io.medsettle.server.api;

import io.medsettle.core.order.Numbers;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.view.OrderNumbers;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds orders by any number that we or a far side gave. */
@Singleton
public final class OrderSearch {
    private final OrderNumbers numbers;

    OrderSearch(OrderNumbers numbers) {
        this.numbers = numbers;
    }

    public List<OrderId> byNumber(String number) {
        Set<OrderId> found = new LinkedHashSet<>();
        Numbers.orderOf(number).ifPresent(found::add);
        found.addAll(numbers.find(number));
        return List.copyOf(found);
    }
}
