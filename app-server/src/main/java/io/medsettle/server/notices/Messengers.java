package io.medsettle.server.notices;

import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.ports.value.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * Who carries messages to people.
 *
 * @param byChannel by the channel's name as orders know it: WECHAT, ALIPAY …; {@link #SMS} reaches phones
 */
public record Messengers(Map<String, NoticeSender> byChannel) {
    /** Short messages (短信). */
    public static final String SMS = "SMS";
    /** Where an openid is known. */
    public static final String WECHAT = "WECHAT";

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

    /**
     * The best way to somebody: in WeChat if the openid is known, else to the phone.
     *
     * @param openid empty if unknown
     * @param mobile empty if unknown
     */
    public Optional<Way> way(Secret openid, Secret mobile) {
        Optional<Way> wechat =
                openid.isEmpty() ? Optional.empty() : to(WECHAT).map(sender -> new Way(WECHAT, sender, openid));
        return wechat.or(
                () -> mobile.isEmpty() ? Optional.empty() : to(SMS).map(sender -> new Way(SMS, sender, mobile)));
    }

    /**
     * A way to somebody.
     *
     * @param channel WECHAT or SMS
     * @param to openid or phone number
     */
    public record Way(String channel, NoticeSender sender, Secret to) {
        @Override
        public String toString() {
            return "Way[" + channel + "]";
        }
    }
}
