package io.medsettle.server.credit;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * The credit platform as orders meet it: what the hospital itself allows is looked at before it is asked about a limit, and
 * what came of each call is told to the circuit and to what is believed of contracts.
 */
final class WatchedCredit implements Counterparty {
    private final Counterparty platform;
    private final OwnLimits limits;
    private final CreditCircuit circuit;
    private final Contracts contracts;
    private final RefundNews refunds;

    WatchedCredit(
            Counterparty platform, OwnLimits limits, CreditCircuit circuit, Contracts contracts, RefundNews refunds) {
        this.platform = platform;
        this.limits = limits;
        this.circuit = circuit;
        this.contracts = contracts;
        this.refunds = refunds;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        Optional<Decision> ours = ours(deed);
        if (ours.isPresent()) {
            return Outcome.declined(ours.get().code(), ours.get().reason());
        }
        Outcome<Started> said = platform.start(deed);
        circuit.saw(said);
        boolean no = said.match(v -> false, d -> d.refusal() == Outcome.Refusal.ANSWERED_NO, u -> false);
        if (no) {
            deed.secrets().find(NoteKey.CERT_NO).ifPresent(contracts::forget);
        }
        return said;
    }

    /** A bill's payment has its own look at limits before the insurer settles; a ward's is looked at when it first goes out. */
    private Optional<Decision> ours(Deed deed) {
        return switch (deed.act()) {
            case Act.CREDIT_LIMIT -> limits.of(deed);
            case Act.CREDIT_DEPOSIT, Act.CREDIT_DISCHARGE -> limits.of(deed).filter(no -> !limits.sentBefore(deed));
            default -> Optional.empty();
        };
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        Outcome<Receipt> said = platform.ask(start);
        circuit.saw(said);
        return said;
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return platform.abandon(start);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return platform.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        Outcome<Returned> said = platform.askReverse(reversal);
        said.maybe()
                .filter(back -> back.arrival() == Returned.Arrival.ARRIVED)
                .ifPresent(back -> refunds.arrived(reversal, back));
        return said;
    }

    @Override
    public Optional<String> transmission(Deed deed, Instant at) {
        return platform.transmission(deed, at);
    }
}
