package io.medsettle.adapter.yibao.identity;

import io.medsettle.ports.identity.IdentityRefusal;
import java.util.List;

/**
 * Cards are compared with the insurer's own register by 1161, in the regions that have it (yibao-core §3.1).
 *
 * @param finals what a refusal of 1161 means to the person at the counter; asked only about refusals that the platform's code
 *     table lists as firm, and the last line should fit any
 */
public record RegisterSettings(List<FinalAnswer> finals) {
    public RegisterSettings {
        finals = List.copyOf(finals);
    }

    /** Lost or stopped cards by their words; everything else is a card that does not fit its register. */
    public static RegisterSettings usual() {
        return new RegisterSettings(List.of(
                new FinalAnswer("-1", "挂失", IdentityRefusal.CARD_BLOCKED),
                new FinalAnswer("-1", "注销", IdentityRefusal.CARD_BLOCKED),
                new FinalAnswer("-1", "停用", IdentityRefusal.CARD_BLOCKED),
                new FinalAnswer("-1", "", IdentityRefusal.CARD_MISMATCH)));
    }
}
