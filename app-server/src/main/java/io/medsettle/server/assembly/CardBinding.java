package io.medsettle.server.assembly;

import io.medsettle.ports.identity.IdentityRefusal;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bureau's key service for card readers (读卡密钥服务, {@code medsettle.cards}); without an address no card is read.
 *
 * @param checkUrl where a card's data is compared with the register
 * @param headers sent with each question, such as an account and its key
 * @param finals firm refusals of the service: its code, and what it means by {@code IdentityRefusal}
 * @param areaFromCard whether the card's area of issue is the insured area
 */
@ConfigurationProperties("medsettle.cards")
@Requires(property = "medsettle.cards.keys-url")
record CardBinding(
        URI keysUrl,
        @Nullable URI checkUrl,
        @Bindable(defaultValue = "{}") Map<String, String> headers,
        @Bindable(defaultValue = "{}") Map<String, IdentityRefusal> finals,
        @Bindable(defaultValue = "false") boolean areaFromCard) {
    @Override
    public String toString() {
        return "CardBinding[" + keysUrl + "]";
    }
}
