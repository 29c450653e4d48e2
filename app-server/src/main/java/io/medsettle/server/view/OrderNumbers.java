package io.medsettle.server.view;

import io.medsettle.ports.value.OrderId;
import java.util.List;

/** Which orders a far side's number belongs to. */
public interface OrderNumbers {
    List<OrderId> find(String number);
}
