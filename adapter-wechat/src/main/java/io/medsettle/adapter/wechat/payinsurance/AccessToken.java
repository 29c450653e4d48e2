package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import java.util.Optional;

/** Where the account's access token comes from; {@code WechatAccount::accessToken}, or a central service (中控) of the hospital's. */
@FunctionalInterface
public interface AccessToken {
    /** @param refused one that has just been refused, empty if none */
    Outcome<Secret> get(Optional<Secret> refused);
}
