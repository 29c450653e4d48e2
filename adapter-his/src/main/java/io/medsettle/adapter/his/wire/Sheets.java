package io.medsettle.adapter.his.wire;

import io.medsettle.ports.insurance.Diagnosis;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** O05's answer as the fee sheet that the insurer's adapter reads (his §6.4). What is wrong with it is asked there. */
final class Sheets {
    private Sheets() {}

    /** @throws NumberFormatException if a count or a price is no decimal number */
    static FeeSheet of(O05Bundle.Answer bundle) {
        return new FeeSheet(
                encounter(bundle.encounter()),
                bundle.diagnoses().stream().map(Sheets::diagnosis).toList(),
                bundle.items().stream().map(Sheets::line).toList());
    }

    private static Encounter encounter(O05Bundle.Encounter e) {
        return new Encounter(
                e.visitNo(),
                e.medType(),
                e.insuType(),
                e.admdvs(),
                e.deptCode(),
                e.deptName(),
                e.caty(),
                e.doctorCode(),
                e.doctorName(),
                e.beginTime(),
                known(e.diseaseCode()),
                known(e.diseaseName()));
    }

    static Diagnosis diagnosis(O05Bundle.Diagnosis d) {
        return new Diagnosis(
                d.diagType(),
                d.diagSrtNo(),
                d.diagCode(),
                d.diagName(),
                d.diagDept(),
                d.doctorCode(),
                d.doctorName(),
                d.diagTime(),
                d.valid().equals("1"));
    }

    static FeeLine line(O05Bundle.Item i) {
        return new FeeLine(
                i.feedetlSn(),
                i.rxNo(),
                i.rxCircFlag().equals("1"),
                i.feeTime(),
                known(i.medListCodg()),
                i.hisItemCode(),
                i.itemName(),
                known(i.spec()),
                i.unit(),
                new BigDecimal(i.cnt()),
                new BigDecimal(i.pric()),
                i.amount(),
                i.bilgDeptCode(),
                i.bilgDeptName(),
                i.bilgDrCode(),
                i.bilgDrName(),
                i.hospApprFlag().equals("1"),
                i.selfPayMark().equals("1"));
    }

    static String known(@Nullable String text) {
        return text == null ? "" : text;
    }
}
