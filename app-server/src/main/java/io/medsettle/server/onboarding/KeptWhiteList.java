package io.medsettle.server.onboarding;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.credit.WhiteList;
import io.medsettle.server.credit.WhiteListRules;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The white list as it was arranged last, with those whom the settings name (白名单). */
@Singleton
final class KeptWhiteList implements WhiteList {
    private final Arrangements arrangements;
    private final WhiteListRows rows;
    private final WhiteListRules rules;
    private final InstantSource clock;

    KeptWhiteList(Arrangements arrangements, WhiteListRows rows, WhiteListRules rules, InstantSource clock) {
        this.arrangements = arrangements;
        this.rows = rows;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Said ask(Secret certNo, String deptCode) {
        return switch (arrangements.now().list().orElse(rules.mode())) {
            case OFF -> Said.MAY;
            case CLOSED -> Said.CLOSED;
            case ONLY_LISTED -> listed(certNo, deptCode) ? Said.MAY : Said.NOT_LISTED;
        };
    }

    private boolean listed(Secret certNo, String deptCode) {
        String digest = WhiteListRules.digest(rules.salt(), certNo.reveal());
        return rules.entries().contains(digest) || rows.names(digest, deptCode, clock.instant());
    }
}
