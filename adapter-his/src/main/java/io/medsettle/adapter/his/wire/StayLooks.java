package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.adapter.his.HisWardConventions;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;

/** The acts that only look at a stay: stay-check, admission, permit-admission, deposits. */
final class StayLooks {
    private final Line line;
    private final Stays stays;
    private final HisWardConventions ward;

    StayLooks(Line line, Stays stays, HisWardConventions ward) {
        this.line = line;
        this.stays = stays;
        this.ward = ward;
    }

    /** Is the stay open, and may this deposit be paid (预交金校验)? */
    Outcome<Receipt> check(Deed deed) {
        return stays.of(deed).then(stay -> {
            if (!stay.state().equals("IN")) {
                return Outcome.declined("STAY_CLOSED", "该住院已不在院 (" + stay.state() + "), 不能交预交金");
            }
            String objection = objection(deed.parts().total(), stay.arrears());
            return objection.isEmpty()
                    ? Outcome.succeeded(seen(stay.stayId(), notes(stay), Secrets.NONE))
                    : Outcome.declined("DEPOSIT_AMOUNT", objection);
        });
    }

    private String objection(long fen, Money arrears) {
        if (fen < ward.depositLeast() || fen > ward.depositMost()) {
            return "预交金须在 " + new Money(ward.depositLeast()).yuan() + " 元至 " + new Money(ward.depositMost()).yuan()
                    + " 元之间";
        }
        if (fen % ward.depositStep() != 0) {
            return "预交金须为 " + new Money(ward.depositStep()).yuan() + " 元的整数倍";
        }
        return ward.coverArrears() && fen < arrears.fen() ? "预交金须不少于欠费 " + arrears.yuan() + " 元" : "";
    }

    private static Fields notes(I01Stays.Stay stay) {
        return Fields.of(NoteKey.STAY_ID, stay.stayId()).with(NoteKey.ADMISSION_NO, stay.admissionNo());
    }

    private Receipt seen(String number, Fields notes, Secrets secrets) {
        return new Receipt(number, Parts.NONE, Parts.NONE, line.now(), notes, secrets);
    }

    /** What the insurer wants for an admission (入院资料). */
    Outcome<Receipt> admission(Deed deed) {
        String stayId = deed.notes().need(NoteKey.STAY_ID);
        Call call = Call.post(
                "I05", I05Admission.bundlePath(stayId), Numbers.order(deed), new I05Admission.BundleRequest(stayId));
        return line.send(call, I05Admission.Bundle.class).then(told -> {
            if (!told.stayId().equals(stayId)) {
                return Line.doubt(call, "答非所问: 住院流水号不符");
            }
            FeeSheet sheet = StaySheets.of(told.encounter(), told.diagnoses());
            Fields notes =
                    Fields.of(NoteKey.ADMISSION_NO, sheet.encounter().more().get(EncounterKey.ADMISSION_NO));
            return Outcome.succeeded(seen(stayId, notes, Secrets.NONE.with(NoteKey.FEE_SHEET, sheet.text())));
        });
    }

    /** May the admission be undone (撤销入院)? Not while there are fees or deposits. */
    Outcome<Receipt> permitAdmission(Deed deed) {
        return stays.of(deed).then(stay -> {
            if (!stay.totalFee().isZero()) {
                return Outcome.declined("HAS_FEES", "已有费用 " + stay.totalFee().yuan() + " 元, 不能撤销入院");
            }
            if (!stay.depositBalance().isZero()) {
                return Outcome.declined(
                        "HAS_DEPOSIT", "尚有预交金 " + stay.depositBalance().yuan() + " 元, 请先退预交金");
            }
            return Outcome.succeeded(seen(stay.stayId(), Fields.NONE, Secrets.NONE));
        });
    }

    /** Does HIS hold the deposits that we hold (预交金核对)? */
    Outcome<Receipt> deposits(Deed deed) {
        String stayId = deed.notes().need(NoteKey.STAY_ID);
        Money ours =
                new Money(Long.parseLong(deed.notes().find(NoteKey.DEPOSIT_HELD).orElse("0")));
        return stays.deposits(stayId)
                .then(told -> told.balance().equals(ours)
                        ? Outcome.succeeded(seen(
                                stayId, Fields.of(HisNotes.DEPOSIT_BALANCE, Long.toString(ours.fen())), Secrets.NONE))
                        : Outcome.declined(
                                "DEPOSIT_DIFFERS",
                                "HIS 预交金余额 " + told.balance().yuan() + " 元与我方 " + ours.yuan() + " 元不符, 请先核对"));
    }
}
