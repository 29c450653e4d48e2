package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.RegistrationLookups;
import io.medsettle.ports.his.HisRegistrations;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** Registrations over the default REST profile (his §6.2 R01, R07; R08 inferred). Safe to share between threads. */
public final class HisRegistrationsOverRest implements HisRegistrations {
    private final RegistrationLookups lookups;

    public HisRegistrationsOverRest(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        lookups =
                new RegistrationLookups(settings, log.watching(settings.party().name(), exchange), clock);
    }

    @Override
    public Outcome<List<Department>> departments(LocalDate from, LocalDate to) {
        return lookups.departments(from, to);
    }

    @Override
    public Outcome<List<Doctor>> doctors(String deptCode, LocalDate from, LocalDate to) {
        return lookups.doctors(deptCode, from, to);
    }

    @Override
    public Outcome<List<Schedule>> schedules(LocalDate from, LocalDate to, String deptCode, String doctorCode) {
        return lookups.schedules(from, to, deptCode, doctorCode);
    }

    @Override
    public Outcome<State> state(RequestNo number) {
        return lookups.state(number);
    }

    @Override
    public Outcome<List<Registration>> registrations(String patientId, LocalDate from, LocalDate to) {
        return lookups.registrations(patientId, from, to);
    }
}
