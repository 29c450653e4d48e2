package io.medsettle.server.statistics;

import io.medsettle.ports.value.Fields;
import java.time.Instant;

/**
 * Money that the platform collected or gave back, as our books have it.
 *
 * @param number ours
 * @param farNumber the platform's
 * @param fen positive collected, negative given back
 * @param day bill day
 * @param patientClass insurance class, "" if the order does not tell
 * @param hisBill what HIS knows it by, "" if it does not
 * @param payerBinding the binding of the relative who paid (亲情付), "" if the patient did
 */
record Movement(
        String order,
        String number,
        String farNumber,
        long fen,
        String day,
        Instant farTime,
        Business business,
        String patientClass,
        String deptCode,
        String deptName,
        String hisBill,
        String payerBinding) {
    /** PAY, REFUND, or REVERSAL of a payment whose order did not come about; the number tells its round (places 17 and 18). */
    String type() {
        if (fen >= 0) {
            return "PAY";
        }
        boolean first = number.length() == 20 && number.startsWith("00", 16);
        return first ? "REVERSAL" : "REFUND";
    }

    Movement paidBy(String binding) {
        return new Movement(
                order,
                number,
                farNumber,
                fen,
                day,
                farTime,
                business,
                patientClass,
                deptCode,
                deptName,
                hisBill,
                binding);
    }

    boolean familyPay() {
        return !payerBinding.isEmpty();
    }

    static Business business(Fields labels) {
        return Business.of(labels.get("act"));
    }
}
