package io.medsettle.server.onboarding;

import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;

/**
 * The platform as one far side under several parameters: each deed goes out under those that its order was opened with, a
 * refund under those of its payment, whatever holds by then. Safe to share between threads.
 */
public final class MerchantParty implements ByAct {
    private final PerMerchant<Counterparty> parties;

    public MerchantParty(PerMerchant<Counterparty> parties) {
        this.parties = parties;
    }

    @Override
    public Counterparty of(Deed deed) {
        Deed first = deed.original().map(Deed.Original::deed).orElse(deed);
        return parties.of(first.route().get(Merchants.ROUTE));
    }
}
