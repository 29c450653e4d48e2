package io.medsettle.server.assembly;

import io.medsettle.ports.identity.IdentityRefusal;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Map;

/**
 * How social security cards are read ({@code medsettle.cards}): with the bureau's key service at {@code keys-url} (加密机), by
 * the insurer's register where {@code by-core} is set (1161), or both; or by Guangzhou's library, whose signature the insurer
 * checks. Without any of them no card is read.
 *
 * @param keysUrl where keys for a card are asked for; "" where the reader's library reads by itself
 * @param checkUrl where a card's data is compared with the bureau's register, "" for nowhere
 * @param headers sent with each question, such as an account and its key
 * @param finals firm refusals of the service: its code, and what it means by {@code IdentityRefusal}
 * @param byCore whether each card read is compared with the insurer's register (1161)
 * @param library of the readers
 * @param areaFromCard whether the card's area of issue is the insured area
 */
@ConfigurationProperties("medsettle.cards")
@Requires(condition = CardBinding.Configured.class)
record CardBinding(
        @Bindable(defaultValue = "") String keysUrl,
        @Bindable(defaultValue = "") String checkUrl,
        @Bindable(defaultValue = "{}") Map<String, String> headers,
        @Bindable(defaultValue = "{}") Map<String, IdentityRefusal> finals,
        @Bindable(defaultValue = "false") boolean byCore,
        @Bindable(defaultValue = "STANDARD") Library library,
        @Bindable(defaultValue = "false") boolean areaFromCard) {
    /** Of the readers. */
    enum Library {
        /** The national function set. */
        STANDARD,
        /** Guangzhou's, which asks the bureau by itself and signs what it read (hcard_basinfo, hcard_chkinfo). */
        GUANGZHOU
    }

    /** A key service, the insurer's register, or a library that needs neither. */
    @SuppressWarnings("rawtypes")
    static final class Configured implements Condition {
        @Override
        public boolean matches(ConditionContext context) {
            boolean byCore = context.getProperty("medsettle.cards.by-core", Boolean.class)
                    .orElse(false);
            boolean machine = context.getProperty("medsettle.cards.keys-url", String.class)
                    .filter(url -> !url.isBlank())
                    .isPresent();
            boolean signing = context.getProperty("medsettle.cards.library", String.class)
                    .filter(Library.GUANGZHOU.name()::equalsIgnoreCase)
                    .isPresent();
            return machine || byCore || signing;
        }
    }

    @Override
    public String toString() {
        return "CardBinding[" + keysUrl + ", " + library + (byCore ? ", 1161" : "") + "]";
    }
}
