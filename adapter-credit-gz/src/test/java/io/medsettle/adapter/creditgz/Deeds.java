package io.medsettle.adapter.creditgz;

import io.medsettle.fixtures.party.ChannelDeeds;
import io.medsettle.fixtures.party.Retold;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deeds as the core writes them for a credit platform. */
final class Deeds {
    static final Party CREDIT = new Party("credit");
    static final Instant INTENDED = ChannelDeeds.INTENDED;

    private Deeds() {}

    static Fields notes() {
        return Fields.of(NoteKey.INSURANCE_CLASS, "GZ_CITY")
                .with(NoteKey.PATIENT_ID, Clinic.PERSON.patientId())
                .with(NoteKey.VISIT_NO, "V0001")
                .with(NoteKey.HIS_ORDER_ID, "HIS-OP-778899")
                .with(NoteKey.DEPT_NAME, "内科");
    }

    static Secrets patient(String contract) {
        return Secrets.NONE
                .with(NoteKey.NAME, Clinic.PERSON.name())
                .with(NoteKey.CERT_NO, Clinic.PERSON.idNumber())
                .with(NoteKey.MOBILE, "13800000000")
                .with(NoteKey.CREDIT_CONTRACT, contract);
    }

    static Deed deed(String act, String number, long fen, Fields notes, Secrets secrets, Leg... legs) {
        Parts parts = Parts.of(Part.CASH, fen);
        return ChannelDeeds.deed(CREDIT, "credit", act, number, parts, parts, notes, secrets, List.of(legs));
    }

    static Deed pay(String number, long fen, String contract, Leg... legs) {
        return deed(Act.CREDIT_PAY, number, fen, notes(), patient(contract), legs);
    }

    static Deed with(Deed deed, String note, String value) {
        return Retold.of(deed).notes(deed.notes().with(note, value)).deed();
    }

    static Deed hiding(Deed deed, String key, String value) {
        return Retold.of(deed).secrets(deed.secrets().with(key, value)).deed();
    }

    static Leg settled(long fund, long account, long cash) {
        return new Leg(
                "insurer",
                Act.SETTLE,
                new Party("yibao"),
                new RequestNo("20260105S00001"),
                Standing.TAKEN,
                Parts.split(fund, account, 0),
                "SETL0001",
                Optional.of(INTENDED),
                Fields.NONE);
    }

    static Leg drawn(long fen) {
        return new Leg(
                "deposit",
                Act.DRAW,
                new Party("deposit"),
                new RequestNo("20260105D00009"),
                Standing.TAKEN,
                Parts.of(Part.CASH, fen),
                "",
                Optional.of(INTENDED),
                Fields.NONE);
    }

    /** Gives back so much of what a deed took, in a later round unless it is the way back of its own. */
    static Deed back(Deed deed, Receipt receipt, String number, long fen, int round) {
        return new Deed(
                deed.order(),
                round,
                deed.name(),
                deed.act(),
                deed.party(),
                new RequestNo(number),
                "",
                Parts.of(Part.CASH, fen),
                Parts.NONE,
                deed.route(),
                deed.notes().with(NoteKey.HIS_REFUND_NO, "HR" + number),
                deed.secrets(),
                List.of(),
                Optional.of(new Deed.Original(deed, receipt)),
                "退费",
                deed.intendedAt());
    }
}
