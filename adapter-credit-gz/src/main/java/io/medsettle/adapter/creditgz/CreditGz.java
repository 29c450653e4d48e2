package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.credit.ContractNotices;
import io.medsettle.ports.credit.CreditContracts;
import io.medsettle.ports.credit.CreditJump;
import io.medsettle.ports.credit.FamilyBinding;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A credit platform, assembled from its profile: counterparty, contracts, bills and notices over one set of keys. Safe to share
 * between threads.
 */
public final class CreditGz {
    private final CreditSettings settings;
    private final Platform platform;
    private final ContractDesk contracts;
    private final CreditCounterparty counterparty;
    private final CreditBills bills;
    private final CreditCallbacks callbacks;

    /**
     * @param exchange the seam, wrapped in a {@code WireLog} where the raw text is to be kept
     * @throws IllegalArgumentException if no key holds now
     */
    public CreditGz(CreditSettings settings, Exchange exchange, InstantSource clock) {
        this(settings, exchange, clock, TokenStore.inMemory());
    }

    /**
     * Where several nodes share a platform's token.
     *
     * @param tokens read and written only if the profile fetches a token
     * @throws IllegalArgumentException if no key holds now
     */
    public CreditGz(CreditSettings settings, Exchange exchange, InstantSource clock, TokenStore tokens) {
        CreditSettings.require(settings.keys().current(clock.instant()).isPresent(), "没有一个有效期内的密钥");
        this.settings = settings;
        platform = new Platform(settings, exchange, clock, tokens);
        contracts = new ContractDesk(platform);
        counterparty = new CreditCounterparty(
                new LimitLook(contracts, platform.messages().profile().codes(), clock),
                new PayLeg(platform, new Absences(settings.absence(), clock), new Refunds(platform, clock), clock));
        bills = new CreditBills(platform, settings, exchange);
        callbacks = new CreditCallbacks(settings, platform.messages(), clock);
    }

    /** Acts {@code credit-limit}, {@code credit-pay}, {@code credit-deposit}, {@code credit-discharge}. */
    public Counterparty counterparty() {
        return counterparty;
    }

    /** How a person's contract stands (签约查询). */
    public CreditContracts contracts() {
        return contracts;
    }

    /** The way into the platform's app; empty if the profile has none, then the contract's own page is all. */
    public Optional<CreditJump> jump() {
        return platform.can(Op.CONTRACT_LINK) ? Optional.of(new JumpDesk(platform, settings)) : Optional.empty();
    }

    /** Binding relatives; empty if the profile does not offer all of it to hospitals. */
    public Optional<FamilyBinding> family() {
        boolean all = platform.can(Op.BIND_PAYER) && platform.can(Op.UNBIND_PAYER) && platform.can(Op.LIST_PAYERS);
        return all ? Optional.of(new FamilyDesk(platform)) : Optional.empty();
    }

    /** Bills of a day: ALL or "", PAY, REFUND, DEPOSIT. */
    public BillSource bills() {
        return bills;
    }

    /** Notices; a profile without them lets every one be forged. */
    public CallbackReader callbacks() {
        return callbacks;
    }

    /** Whose contract a notice is about. */
    public ContractNotices contractNotices() {
        return callbacks;
    }

    /** The platform's own code tables; empty if the profile has none. */
    public Optional<CreditDictionary> dictionary() {
        return platform.can(Op.SYNC_DICTIONARY) ? Optional.of(new CreditDictionary(platform)) : Optional.empty();
    }

    /** Whether the platform can be told that a contract stands for a deposit (免押金). */
    public boolean waivesDeposits() {
        return platform.waives();
    }

    /** Whether answers carry no signature, by the profile's explicit word: something to be alarmed at on every start. */
    public boolean unsignedAnswers() {
        return platform.messages().profile().envelope().response().unsigned();
    }
}
