package io.medsettle.server.assembly;

import io.medsettle.ports.channel.Authorisation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Through whom a channel's user lets the insurer pay.
 *
 * @param byChannel WECHAT, ALIPAY; a channel that is not here collects cash only
 */
public record Authorisations(Map<String, Way> byChannel) {
    public Authorisations {
        byChannel = Map.copyOf(byChannel);
    }

    /**
     * One channel's way.
     *
     * @param positionNeeded whether the client has to tell the patient's position, because the channel does not
     * @param scopes what a mini program asks consent for; empty where its page does that itself
     */
    public record Way(Authorisation authorisation, boolean positionNeeded, List<String> scopes) {
        public Way {
            scopes = List.copyOf(scopes);
        }
    }

    public Optional<Way> of(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }
}
