package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.StayLookups;
import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** Stays over the default REST profile (his §6.2 I01, I03, I04, I06, I10; I11 inferred). Safe to share between threads. */
public final class HisStaysOverRest implements HisStays {
    private final StayLookups lookups;

    public HisStaysOverRest(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        lookups = new StayLookups(settings, log.watching(settings.party().name(), exchange), clock);
    }

    @Override
    public Outcome<List<Stay>> stays(String patientId, String state) {
        return lookups.stays(patientId, state);
    }

    @Override
    public Outcome<List<Stay>> admitted(String admissionNo) {
        return lookups.admitted(admissionNo);
    }

    @Override
    public Outcome<Deposits> deposits(String stayId) {
        return lookups.deposits(stayId);
    }

    @Override
    public Outcome<DailyList> daily(String stayId, LocalDate day) {
        return lookups.daily(stayId, day);
    }

    @Override
    public Outcome<Readiness> readiness(String stayId) {
        return lookups.readiness(stayId);
    }

    @Override
    public Outcome<DischargeState> discharge(String stayId, RequestNo number) {
        return lookups.discharge(stayId, number);
    }

    @Override
    public Outcome<Statement> statement(String stayId, RequestNo number) {
        return lookups.statement(stayId, number);
    }
}
