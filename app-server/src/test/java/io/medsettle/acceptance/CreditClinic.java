package io.medsettle.acceptance;

import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.credit.CreditSimulator;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.server.credit.Contracts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People who signed with the credit platform, and a HIS that tells what its doctors save. */
final class CreditClinic {
    static final String SAVED = "/api/v1/credit/auto-settle";

    private final Gateway gateway;
    private final Edge his;

    CreditClinic(Gateway gateway) {
        this.gateway = gateway;
        his = gateway.as("his");
    }

    Edge his() {
        return his;
    }

    CreditSimulator platform() {
        return gateway.world().credit();
    }

    /** The person has a contract with a credit line. */
    SamplePerson signed(int person) {
        return signed(person, ContractTerms.usual());
    }

    SamplePerson signed(int person, ContractTerms terms) {
        SamplePerson p = Clinic.person(person);
        platform().sign(p.idNumber(), p.name(), terms);
        nothingIsBelieved();
        return p;
    }

    /** The person has none. */
    SamplePerson unsigned(int person) {
        SamplePerson p = signed(person);
        platform().terminate(p.idNumber());
        nothingIsBelieved();
        return p;
    }

    /** As after a notice of the platform: what was known of contracts is asked for anew. */
    private void nothingIsBelieved() {
        gateway.bean(Contracts.class).forgetAll();
    }

    /** What HIS tells when these prescriptions are saved. */
    static Map<String, Object> event(NewVisit visit) {
        Map<String, Object> event = new HashMap<>();
        event.put("eventId", Clinic.freshKey());
        event.put("hisOrderId", "SAVED-" + visit.rxNo());
        event.put("visitNo", visit.visitNo());
        event.put("patientId", visit.patientId());
        event.put("rxNos", List.of(visit.rxNo()));
        event.put("version", 1);
        return event;
    }

    static Map<String, Object> event(NewVisit visit, String name, Object value) {
        Map<String, Object> event = event(visit);
        event.put(name, value);
        return event;
    }

    Said saved(Map<String, Object> event) {
        return his.post(SAVED, event);
    }

    /** A fresh bill is saved, and asked about until HIS knows what came of it. */
    Said settled(int person, long fen) {
        return decided(event(gateway.clinic().bill(person, fen)));
    }

    /** HIS asks under the same event until it is decided. */
    Said decided(Map<String, Object> event) {
        return decided(event, Clinic.SOON);
    }

    Said decided(Map<String, Object> event, Duration within) {
        return Clinic.until(
                () -> saved(event),
                said -> said.status() != 200 || !said.text("result").equals("PROCESSING"),
                within);
    }

    static String order(Said said) {
        return said.body().path("order").path("orderId").asText();
    }

    /** The order as it stands now. */
    Said look(String order) {
        return gateway.clinic().order(order);
    }

    Said until(String order, String... states) {
        return gateway.clinic().until(order, Clinic.SOON, states);
    }

    Said refund(String order) {
        return refund(order, Map.of());
    }

    Said refund(String order, Map<String, Object> more) {
        return gateway.clinic().refund(order, Clinic.freshKey(), more);
    }

    // ---- the ward, as HIS leads it

    private Said ward(NewStay stay, String what, Map<String, Object> more, String requestNo) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("requestNo", requestNo);
        return his.post("/api/v1/inpatients/" + stay.stayId() + "/" + what, body);
    }

    Said deposit(NewStay stay, long fen, String requestNo) {
        return ward(stay, "credit-deposit", Map.of("patientId", stay.patientId(), "amountFen", fen), requestNo);
    }

    Said discharge(NewStay stay, boolean insured, String requestNo) {
        return ward(
                stay,
                "discharge-settle",
                Map.of("patientId", stay.patientId(), "insured", insured, "account", "NONE"),
                requestNo);
    }

    Said cancel(NewStay stay, String requestNo) {
        return ward(stay, "discharge-cancel", Map.of("reason", "结算有误"), requestNo);
    }

    Said result(NewStay stay) {
        return his.get("/api/v1/inpatients/" + stay.stayId() + "/discharge-result");
    }
}
