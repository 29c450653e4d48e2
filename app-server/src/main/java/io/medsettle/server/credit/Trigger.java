package io.medsettle.server.credit;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.server.api.Bills;
import io.medsettle.server.api.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event of HIS (医嘱已保存), as it was told; key (org, hisOrderId, eventId). Holds nothing personal beyond HIS's own numbers.
 *
 * @param org hospital
 * @param hisOrderId HIS's number of what was saved, ≤64
 * @param eventId HIS's number of the event, ≤64
 * @param rxNos prescriptions
 * @param version HIS's version of what was saved
 * @param patientClass as HIS told it, empty if it did not
 * @param client who told it
 * @param arrivedAt when it arrived first
 */
public record Trigger(
        String org,
        String hisOrderId,
        String eventId,
        String visitNo,
        String patientId,
        List<String> rxNos,
        long version,
        Optional<PatientClass> patientClass,
        String medType,
        String deptCode,
        String deptName,
        String client,
        Instant arrivedAt) {
    public Trigger {
        rxNos = rxNos.stream().distinct().sorted().toList();
    }

    /** By which the same event is known again. */
    public String digest() {
        return Digest.of(
                visitNo,
                patientId,
                rxNos,
                version,
                patientClass.map(Enum::name).orElse(""),
                medType,
                deptCode,
                deptName);
    }

    /** What its order holds while it lives. */
    List<String> bills() {
        return Bills.claimed(patientId, visitNo, rxNos, null);
    }

    /** Under which its order is opened, once for ever. */
    String orderKey() {
        return "credit/" + Digest.of(org, hisOrderId, eventId);
    }
}
