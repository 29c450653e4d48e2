package io.medsettle.ports.store;

import io.medsettle.ports.value.OrderId;

/** Who holds a claim. */
public record ClaimHolder(OrderId order, int round) {}
