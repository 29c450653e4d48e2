package io.medsettle.server.bills;

import io.medsettle.ports.bill.BillSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where each channel's bills come from.
 *
 * @param byChannel by the channel's name as orders know it: WECHAT, ALIPAY …; for a further kind of bill by
 *     {@link #key}
 */
public record ChannelBills(Map<String, BillSource> byChannel) {
    /** The kind that every channel has. */
    static final String TRADE = "trade";

    public ChannelBills {
        byChannel = Map.copyOf(byChannel);
    }

    /** Under which name a channel's bills of that kind are listed. */
    public static String key(String channel, String kind) {
        return kind.equals(TRADE) ? channel : channel + "?kind=" + kind;
    }

    /** The channels that have bills. */
    String names() {
        return String.join(", ", new TreeSet<>(byChannel.keySet()));
    }

    Optional<BillSource> of(String channel, String kind) {
        return Optional.ofNullable(byChannel.get(key(channel, kind)));
    }
}
