package io.medsettle.server.alarms;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.CreditContracts;
import io.medsettle.ports.outcome.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts and times every call to the credit platform by operation, class and what came of it (交易监控). Safe to share. */
@Singleton
class CallFigures {
    private final MeterRegistry registry;
    private final SignatureFailures signatures;

    CallFigures(MeterRegistry registry, SignatureFailures signatures) {
        this.registry = registry;
        this.signatures = signatures;
    }

    private <T> Outcome<T> counted(String operation, String patientClass, Supplier<Outcome<T>> call) {
        long begun = System.nanoTime();
        Outcome<T> came = call.get();
        registry.timer("medsettle.credit.call.time", "op", operation)
                .record(Duration.ofNanos(System.nanoTime() - begun));
        String code = came.match(
                v -> "OK", no -> no.code(), unknown -> unknown.doubt().name());
        registry.counter("medsettle.credit.calls", "op", operation, "code", code, "class", patientClass)
                .increment();
        signatures.saw(came);
        return came;
    }

    CreditContracts watching(CreditContracts contracts) {
        return new CreditContracts() {
            @Override
            public Outcome<CreditContract> find(ContractAsk ask) {
                return counted("contract", ask.patientClass().name(), () -> contracts.find(ask));
            }
        };
    }

    Counterparty watching(Counterparty platform) {
        return new Counterparty() {
            @Override
            public Outcome<Started> start(Deed deed) {
                return counted(deed.act(), patientClass(deed), () -> platform.start(deed));
            }

            @Override
            public Outcome<Receipt> ask(Deed start) {
                return counted("ask", patientClass(start), () -> platform.ask(start));
            }

            @Override
            public Outcome<Closed> abandon(Deed start) {
                return counted("abandon", patientClass(start), () -> platform.abandon(start));
            }

            @Override
            public Outcome<Returned> reverse(Deed reversal) {
                return counted("refund", patientClass(reversal), () -> platform.reverse(reversal));
            }

            @Override
            public Outcome<Returned> askReverse(Deed reversal) {
                return counted("ask-refund", patientClass(reversal), () -> platform.askReverse(reversal));
            }

            @Override
            public Optional<String> transmission(Deed deed, Instant at) {
                return platform.transmission(deed, at);
            }
        };
    }

    private static String patientClass(Deed deed) {
        return deed.notes().get(NoteKey.INSURANCE_CLASS);
    }
}
