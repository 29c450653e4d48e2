package io.medsettle.server.h5;

import io.medsettle.ports.channel.ChannelLogin;
import java.util.Map;
import java.util.Optional;

/**
 * By whom a user of the pages can be named.
 *
 * @param byChannel WECHAT, ALIPAY
 */
public record Logins(Map<String, ChannelLogin> byChannel) {
    public Logins {
        byChannel = Map.copyOf(byChannel);
    }

    Optional<ChannelLogin> of(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }
}
