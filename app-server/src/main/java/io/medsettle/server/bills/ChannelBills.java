package io.medsettle.server.bills;

import io.medsettle.ports.bill.BillSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where each channel's bills come from.
 *
 * @param byChannel by the channel's name as orders know it: WECHAT, ALIPAY …
 */
public record ChannelBills(Map<String, BillSource> byChannel) {
    public ChannelBills {
        byChannel = Map.copyOf(byChannel);
    }

    /** The channels that have bills. */
    String names() {
        return String.join(", ", new TreeSet<>(byChannel.keySet()));
    }

    Optional<BillSource> of(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }
}
