package io.medsettle.server.onboarding;

import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The platform as one far side under several parameters: each deed goes out under those that its order was opened with, a
 * refund under those of its payment, whatever holds by then. Safe to share between threads.
 */
public final class MerchantParty implements ByAct {
    private final Counterparty ofSettings;
    private final Merchants merchants;
    private final Function<Merchant, Counterparty> adapter;
    private final Map<String, Counterparty> built = new ConcurrentHashMap<>();

    /**
     * @param ofSettings where the route names nobody
     * @param adapter builds the adapter of one merchant, once
     */
    public MerchantParty(Counterparty ofSettings, Merchants merchants, Function<Merchant, Counterparty> adapter) {
        this.ofSettings = ofSettings;
        this.merchants = merchants;
        this.adapter = adapter;
    }

    @Override
    public Counterparty of(Deed deed) {
        Deed first = deed.original().map(Deed.Original::deed).orElse(deed);
        String number = first.route().get(Merchants.ROUTE);
        return number.isEmpty()
                ? ofSettings
                : built.computeIfAbsent(number, n -> merchants
                        .find(n)
                        .map(adapter)
                        .orElseThrow(() -> new IllegalStateException("no parameters are kept under " + n)));
    }
}
