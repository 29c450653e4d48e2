package io.medsettle.server.notices;

import io.medsettle.ports.notice.NoticeSender;
import java.util.Map;
import java.util.Optional;

/**
 * Who carries messages to a channel's users.
 *
 * @param byChannel by the channel's name as orders know it: WECHAT, ALIPAY …
 */
public record Messengers(Map<String, NoticeSender> byChannel) {
    public Messengers {
        byChannel = Map.copyOf(byChannel);
    }

    /** Whether nobody can be told anything. */
    public boolean none() {
        return byChannel.isEmpty();
    }

    Optional<NoticeSender> to(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }
}
