package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Party;
import io.medsettle.server.credit.CreditFarSide;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * How a patient can pay here: who collects, and by which act. Where this gateway has an own far side for codes
 * ({@code medsettle.gateway.code-channel}) it collects by every code; else the code's look decides between the channels.
 */
@Singleton
public final class Payers {
    /** Money that a clerk takes at the window. */
    public static final String WINDOW = "WINDOW";
    /** A code in the patient's phone, or the face. */
    public static final String CODE = "CODE";
    /** A code that the window or kiosk shows; which channel's is named beside it. */
    public static final String QR = "QR";
    /** A page in WeChat. */
    public static final String WECHAT = "WECHAT";
    /** Alipay, by the name that clients and HIS know. */
    public static final String ALIPAY = "ALIPAY";

    /** The credit platform, in the background (信用无感支付). */
    public static final String CREDIT = "CREDIT";

    private final Optional<Party> own;
    private final ShownCodes codes;
    private final boolean alipay;
    private final boolean credit;

    Payers(GatewaySettings gateway, ShownCodes codes, Optional<Alipay> alipay, Optional<CreditFarSide> platform) {
        own = gateway.codeChannel() == null || gateway.codeChannel().isBlank()
                ? Optional.empty()
                : Optional.of(new Party(gateway.codeChannel()));
        this.codes = codes;
        this.alipay = alipay.isPresent();
        this.credit = platform.isPresent();
    }

    /** Whether that is the window's till. */
    public boolean isTill(Party party) {
        return party.equals(Parties.WINDOW);
    }

    /** Whether that is whoever's code will be shown. */
    public boolean isWhoeverShowsACode(Party party) {
        return party.equals(Parties.SHOWN_CODE);
    }

    /** Empty if this gateway cannot be paid like that. */
    public Optional<Payer> of(String how) {
        return switch (how) {
            case WECHAT -> Optional.of(new Payer(Parties.WECHAT, Act.CASH, true));
            case ALIPAY -> alipay ? Optional.of(new Payer(Parties.ALIPAY, Act.CASH, true)) : Optional.empty();
            case CODE ->
                own.or(() -> codes.any() ? Optional.of(Parties.SHOWN_CODE) : Optional.empty())
                        .map(Payers::byCode);
            case WINDOW -> Optional.of(new Payer(Parties.WINDOW, Act.CASH, false));
            case CREDIT ->
                credit ? Optional.of(new Payer(CreditFarSide.PARTY, Act.CREDIT_DEPOSIT, false)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * A code that we show and the patient scans (扫码支付).
     *
     * @param channel WECHAT or ALIPAY
     */
    public Optional<Payer> scanning(String channel) {
        return switch (channel) {
            case WECHAT -> Optional.of(new Payer(Parties.WECHAT, Act.QR_PAY, true));
            case ALIPAY -> alipay ? Optional.of(new Payer(Parties.ALIPAY, Act.QR_PAY, true)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** By a code that is there already; for one that this gateway's own far side takes its look does not matter. */
    public Optional<Payer> showing(CodeKind kind) {
        return own.or(() -> codes.collector(kind)).map(Payers::byCode);
    }

    /** A channel as clients and HIS know it; empty where a far side is none of the two. */
    public Optional<String> channel(Party party) {
        if (party.equals(Parties.WECHAT)) {
            return Optional.of(WECHAT);
        }
        return party.equals(Parties.ALIPAY) ? Optional.of(ALIPAY) : Optional.empty();
    }

    private static Payer byCode(Party party) {
        return new Payer(party, Act.CODE_PAY, true);
    }
}
