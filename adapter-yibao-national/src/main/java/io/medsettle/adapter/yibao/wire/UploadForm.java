package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import java.math.BigDecimal;

/** Fills 6201 in; the same order gives the same content whenever it is filled in. */
final class UploadForm {
    private final YibaoSettings settings;
    private final CentreDialect dialect;

    UploadForm(YibaoSettings settings) {
        this.settings = settings;
        this.dialect = settings.centre().dialect();
    }

    /** Where the patient is, or what the site says of one who does not tell; empty if it refuses him. */
    String position(Deed deed) {
        return Lookup.orElse(
                deed.secrets().get(NoteKey.POSITION),
                settings.centre().unlocated().position());
    }

    /**
     * @param medOrgOrd number of the deed that takes the money
     * @param batch chrgBchno, number of the upload
     */
    Upload6201.In of(Deed deed, FeeSheet sheet, String medOrgOrd, String batch) {
        Encounter visit = sheet.encounter();
        String place = deed.notes().get(NoteKey.ADMDVS);
        Draft<Upload6201.In> draft = new Draft<>(Upload6201.In.class)
                .put("orgCodg", settings.hospital().code())
                .put("psnNo", deed.secrets().get(NoteKey.PSN_NO))
                .put("insutype", deed.notes().get(NoteKey.INSU_TYPE))
                .put("medOrgOrd", medOrgOrd)
                .put("begntime", moment(Sheets.begun(deed, sheet)))
                .put("payAuthNo", deed.secrets().get(NoteKey.PAY_AUTH_NO))
                .put("uldLatlnt", position(deed))
                .put("insuCode", place)
                .put("insuplcAdmdvs", dialect.sendsInsuplc() ? place : "")
                .put("mdtrtId", deed.notes().get(NoteKey.MDTRT_ID))
                .put("medType", Sheets.medType(deed, sheet))
                .put("medfeeSumamt", sheet.total().yuan())
                .put("acctUsedFlag", deed.notes().get(NoteKey.ACCOUNT_USED))
                .put("diseCodg", visit.diseaseCode())
                .put("diseName", visit.diseaseName())
                .put("chrgBchno", batch);
        person(draft, deed);
        fixed(draft);
        visit(draft, visit);
        return draft.put("diseinfoList", DiagnosesAct.forCentre(sheet, dialect.begntimeFormat()))
                .put(
                        "feedetailList",
                        sheet.lines().stream()
                                .map(l -> line(l, Sheets.medType(deed, sheet)))
                                .toList())
                .done();
    }

    private static void person(Draft<Upload6201.In> draft, Deed deed) {
        draft.put("idNo", deed.secrets().get(NoteKey.CERT_NO))
                .put("userName", deed.secrets().get(NoteKey.NAME))
                .put("idType", Lookup.certType(deed));
    }

    private void fixed(Draft<Upload6201.In> draft) {
        draft.put("mdtrtCertType", "01")
                .put("feeType", dialect.feeType())
                .put("psnSetlway", dialect.settlementWay())
                .put("pubHospRfomFlag", dialect.reformFlag());
    }

    private static void visit(Draft<Upload6201.In> draft, Encounter visit) {
        draft.put("iptOtpNo", visit.visitNo())
                .put("atddrNo", visit.doctorCode())
                .put("drName", visit.doctorName())
                .put("deptCode", visit.deptCode())
                .put("deptName", visit.deptName())
                .put("caty", visit.caty());
    }

    private Upload6201.Fee line(FeeLine line, String medType) {
        String code = line.nationalCode().isEmpty() ? dialect.uncodedItem().orElse("") : line.nationalCode();
        return new Draft<>(Upload6201.Fee.class)
                .put("feedetlSn", line.serial())
                .put("rxno", line.rxNo())
                .put("rxCircFlag", line.rxCirculates() ? "1" : "0")
                .put("feeOcurTime", moment(line.time()))
                .put("medListCodg", code)
                .put("medinsListCodg", line.hospitalCode())
                .put("medListName", line.name())
                .put("medListSpc", line.spec())
                .put("detItemFeeSumamt", line.amount().yuan())
                .put("cnt", plain(line.count()))
                .put("pric", plain(line.price()))
                .put("bilgDeptCodg", line.deptCode())
                .put("bilgDeptName", line.deptName())
                .put("bilgDrCodg", line.doctorCode())
                .put("bilgDrName", line.doctorName())
                .put("hospApprFlag", line.hospitalApproved() ? "1" : "0")
                .put("medType", medType)
                .done();
    }

    private String moment(String spoken) {
        return Moments.inPattern(spoken, dialect.begntimeFormat());
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
