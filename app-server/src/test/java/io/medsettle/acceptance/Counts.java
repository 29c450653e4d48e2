package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.sandbox.OutsideWorld;
import java.util.HashMap;
import java.util.Map;

/** How often far sides carried something out since this was made; shows that a transaction was needed, not only called. */
final class Counts {
    private final OutsideWorld world;
    private final Map<String, Long> before = new HashMap<>();

    Counts(Gateway gateway) {
        world = gateway.world();
        for (String operation : new String[] {
            "9001",
            "1101",
            "2201",
            "2202",
            "2203",
            "6201",
            "6202",
            "6203",
            "6401",
            "settle",
            "O02",
            "O04",
            "O07",
            "F01",
            "F02",
            "P03",
            "jsapi",
            "paid",
            "close",
            "refund",
            "med-order",
            "med-refund-notify",
            "pay-query",
            "med-query",
            "refund-query",
            "user-query",
            "oauth-code"
        }) {
            before.put(operation, now(operation));
        }
    }

    private long now(String operation) {
        if (operation.matches("[0-9]{4}|settle")) {
            return world.yibao().effects(operation);
        }
        return operation.matches("[OPF][0-9]{2}")
                ? world.his().effects(operation)
                : world.wechat().carriedOut(operation);
    }

    long of(String operation) {
        return now(operation) - before.getOrDefault(operation, 0L);
    }

    Counts once(String... operations) {
        return times(1, operations);
    }

    Counts never(String... operations) {
        return times(0, operations);
    }

    Counts atLeastOnce(String... operations) {
        for (String operation : operations) {
            assertThat(of(operation)).as(operation + " was carried out").isPositive();
        }
        return this;
    }

    private Counts times(long times, String... operations) {
        for (String operation : operations) {
            assertThat(of(operation)).as(operation + " was carried out").isEqualTo(times);
        }
        return this;
    }
}
