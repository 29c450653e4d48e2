package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import java.util.Set;

/** Acts about one and the same thing at HIS, which knows it under one number of ours: its write-back's. */
enum Family {
    /** A bill of an outpatient visit. */
    VISIT(Act.WRITE_BACK, Act.PERMIT, HisNotes.GATEWAY_ORDER_NO, NoteKey.HIS_ORDER_ID, Set.of()),
    /** A registration. */
    REGISTRATION(
            Act.WRITE_BACK_REGISTRATION,
            Act.PERMIT_REGISTRATION,
            HisNotes.GATEWAY_ORDER_NO,
            NoteKey.HIS_ORDER_ID,
            Set.of(Act.LOCK_SLOT, Act.REGISTER)),
    /** The insurer's visit of a stay. */
    ADMISSION(
            Act.WRITE_BACK_ADMISSION,
            Act.PERMIT_ADMISSION,
            HisNotes.ADMISSION_ORDER_NO,
            NoteKey.STAY_ID,
            Set.of(Act.ADMISSION)),
    /** A deposit: what HIS books it on is the stay. */
    DEPOSIT(
            Act.WRITE_BACK_DEPOSIT,
            Act.PERMIT_DEPOSIT,
            HisNotes.DEPOSIT_ORDER_NO,
            NoteKey.STAY_ID,
            Set.of(Act.STAY_CHECK)),
    /** A discharge. */
    DISCHARGE(
            Act.WRITE_BACK_DISCHARGE,
            Act.PERMIT_DISCHARGE,
            HisNotes.DISCHARGE_ORDER_NO,
            NoteKey.HIS_ORDER_ID,
            Set.of(Act.FREEZE_STAY, Act.DEPOSITS));

    private final String writeBack;
    private final String permit;
    private final String numberNote;
    private final String hisOrderNote;
    private final Set<String> before;

    Family(String writeBack, String permit, String numberNote, String hisOrderNote, Set<String> before) {
        this.writeBack = writeBack;
        this.permit = permit;
        this.numberNote = numberNote;
        this.hisOrderNote = hisOrderNote;
        this.before = before;
    }

    static Family of(String act) {
        for (Family family : values()) {
            if (family.writeBack.equals(act) || family.permit.equals(act) || family.before.contains(act)) {
                return family;
            }
        }
        return VISIT;
    }

    String writeBack() {
        return writeBack;
    }

    String permit() {
        return permit;
    }

    /** The note that tells our number. */
    String numberNote() {
        return numberNote;
    }

    /** The note that tells HIS's number of what is charged. */
    String hisOrderNote() {
        return hisOrderNote;
    }

    /** Whether this act comes before the write-back of its own round, whose number then counts. */
    boolean comesBefore(String act) {
        return before.contains(act);
    }
}
