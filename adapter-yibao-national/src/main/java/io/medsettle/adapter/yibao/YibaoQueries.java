package io.medsettle.adapter.yibao;

import io.medsettle.adapter.yibao.wire.YibaoWire;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.util.List;

/**
 * Questions to the counter platform: 1101, 2001, 5201 to 5206, 5301 to 5304 (yibao-core §3.1, §3.3, §3.8). Safe to
 * share between threads; every call ends within the deadline of {@link CoreSettings}; errors are outcomes, never
 * exceptions.
 */
public final class YibaoQueries implements InsurerQueries {
    private final InsurerQueries wire;

    /**
     * @param exchange the wire, for example {@code OkHttpExchange}
     * @param log keeps what passes
     * @param tokens where the sign-in (签到) is shared between nodes
     */
    public YibaoQueries(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        wire = YibaoWire.queries(settings, log.watching(settings.party().name(), exchange), tokens, clock);
    }

    @Override
    public Outcome<Person> person(Certificate by) {
        return wire.person(by);
    }

    @Override
    public Outcome<List<Entitlement>> entitlement(Insured who, Treatment what) {
        return wire.entitlement(who, what);
    }

    @Override
    public Outcome<List<Visit>> visits(Insured who, Period when, String medType) {
        return wire.visits(who, when, medType);
    }

    @Override
    public Outcome<List<VisitDiagnosis>> diagnoses(Insured who, String mdtrtId) {
        return wire.diagnoses(who, mdtrtId);
    }

    @Override
    public Outcome<Settled> settlement(Insured who, String mdtrtId, String setlId) {
        return wire.settlement(who, mdtrtId, setlId);
    }

    @Override
    public Outcome<List<SettledLine>> feeLines(Insured who, String mdtrtId, String setlId) {
        return wire.feeLines(who, mdtrtId, setlId);
    }

    @Override
    public Outcome<List<SettledLine>> chronicDrugs(Insured who, Period when) {
        return wire.chronicDrugs(who, when);
    }

    @Override
    public Outcome<List<Total>> totals(Insured who, String month) {
        return wire.totals(who, month);
    }

    @Override
    public Outcome<List<ChronicDisease>> chronicDiseases(Insured who) {
        return wire.chronicDiseases(who);
    }

    @Override
    public Outcome<List<FixedHospital>> fixedHospitals(Insured who, String business) {
        return wire.fixedHospitals(who, business);
    }

    @Override
    public Outcome<List<OpenStay>> stays(Insured who, Period admitted) {
        return wire.stays(who, admitted);
    }

    @Override
    public Outcome<List<Referral>> referrals(Insured who, Period when) {
        return wire.referrals(who, when);
    }
}
