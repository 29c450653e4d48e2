package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.HisLookups;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** The questions to HIS over the default REST profile (his §6.2 P01, P03, P04, P05, O01). Safe to share between threads. */
public final class HisQuestionsOverRest implements HisQuestions {
    private final HisLookups lookups;

    public HisQuestionsOverRest(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        lookups = new HisLookups(settings, log.watching(settings.party().name(), exchange), clock);
    }

    @Override
    public Outcome<List<Patient>> patients(String keyType, Secret keyNo) {
        return lookups.patients(keyType, keyNo);
    }

    @Override
    public Outcome<String> saveIdentity(String patientId, InsuranceIdentity identity, RequestNo number) {
        return lookups.saveIdentity(patientId, identity, number);
    }

    @Override
    public Outcome<List<InsuredPlace>> places() {
        return lookups.places();
    }

    @Override
    public Outcome<Eligibility> eligibility(String patientId, String admdvs) {
        return lookups.eligibility(patientId, admdvs);
    }

    @Override
    public Outcome<List<UnpaidVisit>> unpaid(String patientId, LocalDate from, LocalDate to) {
        return lookups.unpaid(patientId, from, to);
    }
}
