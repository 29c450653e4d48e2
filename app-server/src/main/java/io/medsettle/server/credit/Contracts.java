package io.medsettle.server.credit;

import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.Digest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How contracts stand (签约查询), believed for some minutes; credit-gz §6.1. Only answers are kept, never silence, by a digest of
 * the person and the class. A refused payment or a notice of the platform ends the belief. Each node has its own. Safe to
 * share between threads.
 */
@Singleton
public class Contracts {
    private static final int MOST = 20_000;

    private final Optional<CreditFarSide> platform;
    private final CreditCircuit circuit;
    private final CreditRules rules;
    private final InForce merchants;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    /** @param merchant under whose parameters it was asked for: another merchant's answer is none */
    private record Kept(CreditContract contract, String merchant, Instant until) {}

    Contracts(
            Optional<CreditFarSide> platform,
            CreditCircuit circuit,
            CreditRules rules,
            InForce merchants,
            InstantSource clock) {
        this.platform = platform;
        this.circuit = circuit;
        this.rules = rules;
        this.merchants = merchants;
        this.clock = clock;
    }

    /** Whether this hospital has a credit platform at all. */
    public boolean there() {
        return platform.isPresent();
    }

    /** As it stood some minutes ago at most. */
    Outcome<CreditContract> find(ContractAsk ask) {
        Kept known = kept.get(key(ask.certNo(), ask.patientClass()));
        if (known == null
                || !known.until().isAfter(clock.instant())
                || !known.merchant().equals(merchants.number(ask))) {
            return findAnew(ask);
        }
        return Outcome.succeeded(known.contract());
    }

    /** As it stands now: whoever comes back from the platform's app is not believed, but asked about. */
    public Outcome<CreditContract> findAnew(ContractAsk ask) {
        Outcome<CreditContract> said = findAside(ask);
        circuit.saw(said);
        return said;
    }

    /** The same where no payment waits for it: what is not answered says nothing about whether payments may be begun. */
    public Outcome<CreditContract> findAside(ContractAsk ask) {
        String merchant = merchants.number(ask);
        long before = forgotten.get();
        Outcome<CreditContract> said =
                platform.map(p -> p.contracts().find(ask)).orElseGet(() -> Outcome.neverSent("本院没有接通信用支付平台"));
        String key = key(ask.certNo(), ask.patientClass());
        said.maybe().ifPresentOrElse(contract -> keep(key, merchant, contract, before), () -> kept.remove(key));
        return said;
    }

    /** An answer that was on its way while something was to be forgotten may be what was to be forgotten. */
    private synchronized void keep(String key, String merchant, CreditContract contract, long before) {
        if (forgotten.get() != before) {
            return;
        }
        Instant now = clock.instant();
        if (kept.size() >= MOST) {
            kept.values().removeIf(k -> !k.until().isAfter(now));
        }
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, new Kept(contract, merchant, now.plus(rules.contractLife())));
    }

    /** Whatever was known about this person is to be asked anew. */
    synchronized void forget(Secret certNo) {
        forgotten.incrementAndGet();
        for (PatientClass each : PatientClass.values()) {
            kept.remove(key(certNo, each));
        }
    }

    /** A contract has changed, and it is not said whose. */
    public synchronized void forgetAll() {
        forgotten.incrementAndGet();
        kept.clear();
    }

    private static String key(Secret certNo, PatientClass patientClass) {
        return Digest.of(certNo.reveal(), patientClass.name());
    }
}
