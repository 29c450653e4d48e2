package io.medsettle.server.assembly;

import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Party;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How a patient can pay here: who collects, and by which act. */
@Singleton
public final class Payers {
    /** Money that a clerk takes at the window. */
    public static final String WINDOW = "WINDOW";
    /** A code in the patient's phone, or the face. */
    public static final String CODE = "CODE";
    /** A page in WeChat. */
    public static final String WECHAT = "WECHAT";

    private final Optional<Party> codes;

    Payers(GatewaySettings gateway) {
        codes = gateway.codeChannel() == null || gateway.codeChannel().isBlank()
                ? Optional.empty()
                : Optional.of(new Party(gateway.codeChannel()));
    }

    /** Empty if this gateway cannot be paid like that. */
    public Optional<Payer> of(String channel) {
        return switch (channel) {
            case WECHAT -> Optional.of(new Payer(Parties.WECHAT, Act.CASH, true));
            case CODE -> codes.map(party -> new Payer(party, Act.CODE_PAY, true));
            case WINDOW -> Optional.of(new Payer(Parties.WINDOW, Act.CASH, false));
            default -> Optional.empty();
        };
    }
}
