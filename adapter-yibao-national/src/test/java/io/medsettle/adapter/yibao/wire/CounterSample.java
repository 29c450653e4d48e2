package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.Retold;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.insurance.Diagnosis;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.insurance.UploadLog;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Instant;
import java.util.List;

/** Deeds of one outpatient bill of 25.00 yuan and of one stay of 23442.46 yuan. */
final class CounterSample {
    static final String MSGID = "H44999900001202601050930001999";
    static final String BACK_MSGID = "H44999900001202601051005001888";
    static final Parts CLINIC = Parts.split(1200, 800, 0);
    static final Parts STAY = Parts.split(1878539, 17004, 0).with(Part.HOSPITAL, 50501);

    private CounterSample() {}

    static YibaoSettings settings(YibaoPolicy policy) {
        return Sample.settings(Vectors.hospital(CentreDialect.national()).keys(), Vectors.APP_ID, policy);
    }

    /** The same at a platform that speaks otherwise. */
    static YibaoSettings speaking(CoreDialect dialect) {
        YibaoSettings base = settings(YibaoPolicy.usual());
        CoreSettings core = base.core();
        CoreSettings other = new CoreSettings(
                core.urlTemplate(),
                core.gateway(),
                core.paasId(),
                core.gatewaySecret(),
                core.operator(),
                core.nodeDigit(),
                core.deadline(),
                dialect);
        return new YibaoSettings(base.party(), base.hospital(), other, base.centre(), base.policy());
    }

    static YibaoCounterparty adapter(
            YibaoSettings settings,
            Exchange wire,
            SettableClock clock,
            NationalCodes national,
            StayFees stays,
            UploadLog uploads) {
        return new YibaoCounterparty(
                settings, wire, WireLog.none(), TokenStore.inMemory(), clock, national, stays, uploads);
    }

    private static Deed of(String act, String number, FeeSheet sheet, long whole, Fields notes) {
        Deed d = Sample.deed(act, number);
        return Retold.of(d)
                .under(MSGID)
                .expecting(Parts.of(Part.WHOLE, whole))
                .notes(d.notes().and(notes))
                .secrets(d.secrets().with(NoteKey.FEE_SHEET, sheet.text()).with(NoteKey.PSN_NO, Sample.PERSON.psnNo()))
                .legs(List.of())
                .deed();
    }

    /** A deed before anybody told anything about it. */
    static Deed fresh(String act, String number, FeeSheet sheet, long whole, String msgid) {
        Deed d = of(act, number, sheet, whole, Fields.NONE);
        return copy(d, d.notes(), Sample.secrets().with(NoteKey.FEE_SHEET, sheet.text()), msgid);
    }

    /** A deed at the counter with everything that visit, fees and trial told before it. */
    static Deed clinic(String act) {
        Fields notes = Fields.of(NoteKey.MDTRT_ID, "440100MZ0001")
                .with(NoteKey.PSN_TYPE, "1101")
                .with(NoteKey.ACCOUNT_USED, "2")
                .with(NoteKey.CHRG_BCHNO, "A20260105000021")
                .with(NoteKey.FULL_SELF_PAY, "0")
                .with(NoteKey.OVER_LIMIT, "0")
                .with(NoteKey.FIRST_SELF_PAY, "100")
                .with(NoteKey.IN_SCOPE, "2400");
        return of(act, "A20260105000021", Sample.sheet(), 2500, notes);
    }

    static FeeSheet staySheet() {
        Fields more = Fields.of(EncounterKey.ADMISSION_NO, "ZY2601010001")
                .with(EncounterKey.BED, "12")
                .with(EncounterKey.ADMITTED_AT, "2026-01-01 08:30:00")
                .with(EncounterKey.DISCHARGED_AT, "2026-01-05 09:00:00")
                .with(EncounterKey.DISCHARGE_WAY, "1");
        Encounter stay = new Encounter(
                "ZY2601010001",
                "21",
                "",
                "",
                "A03.02",
                "心血管内科",
                "A03.02",
                "D440100000002",
                "医师乙",
                "2026-01-01 08:30:00",
                "",
                "",
                more);
        Diagnosis main =
                new Diagnosis("1", 1, "I10.x00", "高血压", "A03.02", "D440100000002", "医师乙", "2026-01-01 09:00:00", true);
        Diagnosis withdrawn =
                new Diagnosis("1", 2, "R51.x00", "头痛", "A03.02", "D440100000002", "医师乙", "2026-01-01 09:00:00", false);
        return new FeeSheet(stay, List.of(main, withdrawn), List.of());
    }

    /** A deed of a stay with everything that admission, upload and trial told before it. */
    static Deed stay(String act) {
        Fields notes = Fields.of(NoteKey.MDTRT_ID, "440100ZY0001")
                .with(NoteKey.PSN_TYPE, "1201")
                .with(NoteKey.ACCOUNT_USED, "1")
                .with(NoteKey.STAY_ID, "STAY1")
                .with(NoteKey.HIS_ORDER_ID, "DIS1")
                .with(NoteKey.HIS_VERSION, "7");
        return of(act, "A20260105000031", staySheet(), 2344246, notes);
    }

    /** An admission, before the insurer knows of it. */
    static Deed admission() {
        Deed d = of(Act.ADMIT, "A20260105000041", staySheet(), 0, Fields.NONE);
        return copy(
                d,
                d.notes(),
                Secrets.NONE
                        .and(Sample.secrets())
                        .with(NoteKey.FEE_SHEET, staySheet().text()),
                MSGID);
    }

    private static Deed copy(Deed d, Fields notes, Secrets secrets, String msgid) {
        return Retold.of(d).notes(notes).secrets(secrets).under(msgid).deed();
    }

    static Deed reversal(Deed settled, Receipt took, Instant at) {
        Deed back = Sample.reversal(settled, took, "R20260105000021", "", at);
        return Sample.under(back, BACK_MSGID);
    }

    static Deed numbered(Deed d, String number) {
        return Retold.of(d).numbered(number).deed();
    }
}
