package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** P01, P03, P04, P05, O01. Safe to share between threads. */
public final class HisLookups implements HisQuestions {
    private final Line line;

    public HisLookups(HisSettings settings, Exchange exchange, InstantSource clock) {
        line = new Line(settings, exchange, clock);
    }

    @Override
    public Outcome<List<Patient>> patients(String keyType, Secret keyNo) {
        P01Patients.Request request = new P01Patients.Request(keyType, keyNo.reveal(), null);
        return line.send(Call.post("P01", P01Patients.PATH, "", request), P01Patients.Answer.class)
                .map(found -> found.patients().stream().map(HisLookups::patient).toList());
    }

    private static Patient patient(P01Patients.Patient p) {
        return new Patient(
                p.patientId(),
                new Secret(known(p.name())),
                p.certType(),
                new Secret(known(p.certNo())),
                known(p.birthday()),
                new Secret(known(p.mobile())),
                p.merged());
    }

    @Override
    public Outcome<String> saveIdentity(String patientId, InsuranceIdentity identity, RequestNo number) {
        P03Identity.Request request = new P03Identity.Request(
                identity.psnNo().reveal(),
                identity.insuType(),
                identity.admdvs(),
                identity.medType(),
                identity.diseaseCode(),
                identity.ecUsed(),
                Times.lastSecond(line.now(), line.conventions().identityDays()));
        Call call = Call.post("P03", P03Identity.path(patientId), number.text(), request)
                .put()
                .once(number.text());
        return line.send(call, P03Identity.Answer.class).map(P03Identity.Answer::identityId);
    }

    @Override
    public Outcome<List<InsuredPlace>> places() {
        return line.send(Call.get("P04", P04Areas.PATH), P04Areas.Answer.class).map(told -> told.areas().stream()
                .map(a -> new InsuredPlace(a.admdvs(), a.name(), a.outpatient(), a.inpatient(), a.onlinePay()))
                .toList());
    }

    @Override
    public Outcome<Eligibility> eligibility(String patientId, String admdvs) {
        P05Eligibility.Request request = new P05Eligibility.Request(patientId, null, null, admdvs);
        return line.send(Call.post("P05", P05Eligibility.PATH, "", request), P05Eligibility.Answer.class)
                .map(told -> new Eligibility(
                        told.insured(),
                        known(told.insuType()),
                        told.benefits().stream()
                                .map(b -> new Benefit(b.code(), b.name(), b.medType(), known(b.diseaseCode())))
                                .toList(),
                        known(told.reason())));
    }

    @Override
    public Outcome<List<UnpaidVisit>> unpaid(String patientId, LocalDate from, LocalDate to) {
        O01Unpaid.Request request = new O01Unpaid.Request(patientId, from.toString(), to.toString(), null);
        return line.send(Call.post("O01", O01Unpaid.PATH, "", request), O01Unpaid.Answer.class)
                .map(told -> told.visits().stream().map(HisLookups::visit).toList());
    }

    private static UnpaidVisit visit(O01Unpaid.Visit v) {
        return new UnpaidVisit(
                v.visitNo(),
                v.visitTime(),
                v.deptName(),
                v.doctorName(),
                v.medType(),
                known(v.insuType()),
                v.orders().stream().map(HisLookups::order).toList());
    }

    private static UnpaidOrder order(O01Unpaid.Order o) {
        return new UnpaidOrder(
                o.rxNo(),
                o.rxType(),
                o.title(),
                o.amount().fen(),
                o.payable(),
                known(o.reason()),
                Long.toString(o.version()));
    }

    private static String known(@Nullable String text) {
        return text == null ? "" : text;
    }
}
