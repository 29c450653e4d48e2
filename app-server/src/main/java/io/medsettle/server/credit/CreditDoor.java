package io.medsettle.server.credit;

import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.credit.ContractNotices;
import jakarta.inject.Singleton;

/** Puts the hospital's own eyes before the platform: on what is asked of it, and on what it notifies. */
@Singleton
public class CreditDoor {
    private final OwnLimits limits;
    private final CreditCircuit circuit;
    private final Contracts contracts;
    private final RefundNews refunds;
    private final ContractNews changes;

    CreditDoor(OwnLimits limits, CreditCircuit circuit, Contracts contracts, RefundNews refunds, ContractNews changes) {
        this.limits = limits;
        this.circuit = circuit;
        this.contracts = contracts;
        this.refunds = refunds;
        this.changes = changes;
    }

    /** The platform as orders meet it. */
    public Counterparty watching(Counterparty platform) {
        return new WatchedCredit(platform, limits, circuit, contracts, refunds);
    }

    /** The platform's notices; after any genuine one contracts are asked for anew, and whoever's has changed is told so. */
    public CallbackReader watching(CallbackReader notices, ContractNotices ofContracts) {
        return new CallbackReader() {
            @Override
            public Reading read(RawCallback raw) {
                Reading reading = notices.read(raw);
                if (reading instanceof Reading.Genuine genuine) {
                    contracts.forgetAll();
                    Knock knock = genuine.knock();
                    ofContracts.of(raw, knock).ifPresent(notice -> changes.noticed(knock.id(), notice));
                }
                return reading;
            }

            @Override
            public CallbackReply answer(Knock knock, Decision decision) {
                return notices.answer(knock, decision);
            }

            @Override
            public CallbackReply refuse() {
                return notices.refuse();
            }
        };
    }
}
