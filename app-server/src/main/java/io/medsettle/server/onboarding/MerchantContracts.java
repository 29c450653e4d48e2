package io.medsettle.server.onboarding;

import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.CreditContracts;
import io.medsettle.ports.credit.CreditJump;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.server.credit.InForce;

/**
 * Asks for contracts under the parameters under which the person's class would be collected from now (签约查询): another
 * merchant of the platform may know another contract, or none. Safe to share between threads.
 */
public final class MerchantContracts implements CreditContracts {
    private final PerMerchant<CreditContracts> contracts;
    private final InForce merchants;

    public MerchantContracts(PerMerchant<CreditContracts> contracts, InForce merchants) {
        this.contracts = contracts;
        this.merchants = merchants;
    }

    @Override
    public Outcome<CreditContract> find(ContractAsk ask) {
        return contracts.of(merchants.number(ask)).find(ask);
    }

    /** The same for the way into the platform's app. */
    public static CreditJump jump(PerMerchant<CreditJump> jumps, InForce merchants) {
        return (patient, scene, back) -> jumps.of(merchants.number(patient)).page(patient, scene, back);
    }
}
