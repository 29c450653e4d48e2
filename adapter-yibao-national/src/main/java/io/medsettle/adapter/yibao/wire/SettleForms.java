package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CounterPolicy;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.value.Money;

/** Fills trials, settlements and their reversals in; the same deed gives the same content whenever it is filled in. */
final class SettleForms {
    private final Lookup lookup;
    private final CounterPolicy policy;
    private final CrossArea crossArea;
    private final String area;

    SettleForms(Lookup lookup, YibaoSettings settings) {
        this.lookup = lookup;
        this.policy = settings.policy().counter();
        this.crossArea = new CrossArea(settings.hospital());
        this.area = settings.hospital().admdvs();
    }

    Record trial(Course course, Deed deed, FeeSheet sheet) {
        return course == Course.CLINIC
                ? clinic(new Draft<>(Trial2206.In.class), deed, sheet).done()
                : stay(new Draft<>(StayTrial2303.In.class), deed, sheet).done();
    }

    Record settle(Course course, Deed deed, FeeSheet sheet) {
        return course == Course.CLINIC
                ? shares(clinic(new Draft<>(Settle2207.In.class), deed, sheet), deed)
                        .done()
                : shares(stay(new Draft<>(StaySettle2304.In.class), deed, sheet), deed)
                        .done();
    }

    Record reverse(Course course, String setlId, String mdtrtId, String psnNo) {
        return course == Course.CLINIC
                ? new Reverse2208.In(setlId, mdtrtId, psnNo)
                : new StayReverse2305.In(setlId, mdtrtId, psnNo);
    }

    private <T extends Record> Draft<T> clinic(Draft<T> draft, Deed deed, FeeSheet sheet) {
        Encounter visit = sheet.encounter();
        String medType = Sheets.medType(deed, sheet);
        return common(draft, deed, sheet)
                .put("med_type", medType)
                .put("chrg_bchno", deed.notes().get(NoteKey.CHRG_BCHNO))
                .put("exp_content", crossArea.ofSettlement(deed.notes().get(NoteKey.ADMDVS), visit, medType))
                .put("pub_hosp_rfom_flag", policy.reformFlag());
    }

    private <T extends Record> Draft<T> stay(Draft<T> draft, Deed deed, FeeSheet sheet) {
        String left = sheet.encounter().more().get(EncounterKey.DISCHARGED_AT);
        String interim = sheet.encounter().more().get(EncounterKey.INTERIM);
        return common(draft, deed, sheet)
                .put("dscgTime", left.length() > 10 ? left.substring(0, 10) : left)
                .put("insuplc_admdvs", deed.notes().get(NoteKey.ADMDVS))
                .put("mdtrtarea_admvs", area)
                .put("mid_setl_flag", Lookup.orElse(interim, "0"));
    }

    private <T extends Record> Draft<T> common(Draft<T> draft, Deed deed, FeeSheet sheet) {
        return draft.put("psn_no", deed.secrets().get(NoteKey.PSN_NO))
                .put("mdtrt_cert_type", lookup.certificateType(deed))
                .put("mdtrt_cert_no", lookup.certificate(deed))
                .put("card_sn", lookup.cardSn(deed))
                .put("psn_cert_type", Lookup.certType(deed))
                .put("certno", deed.secrets().get(NoteKey.CERT_NO))
                .putIfThere("psn_type", deed.notes().get(NoteKey.PSN_TYPE))
                .putIfThere("psn_name", deed.secrets().get(NoteKey.NAME))
                .put("medfee_sumamt", new Money(Sheets.total(deed, sheet)).yuan())
                .put("psn_setlway", policy.settlementWay())
                .put("mdtrt_id", deed.notes().get(NoteKey.MDTRT_ID))
                .put("acct_used_flag", Lookup.orElse(deed.notes().get(NoteKey.ACCOUNT_USED), "0"))
                .put("insutype", deed.notes().get(NoteKey.INSU_TYPE));
    }

    /** The four amounts that the trial told. */
    private static <T extends Record> Draft<T> shares(Draft<T> draft, Deed deed) {
        return draft.put("fulamt_ownpay_amt", yuan(deed, NoteKey.FULL_SELF_PAY))
                .put("overlmt_selfpay", yuan(deed, NoteKey.OVER_LIMIT))
                .put("preselfpay_amt", yuan(deed, NoteKey.FIRST_SELF_PAY))
                .put("inscp_scp_amt", yuan(deed, NoteKey.IN_SCOPE));
    }

    private static String yuan(Deed deed, String note) {
        String fen = deed.notes().get(note);
        return fen.isEmpty() ? "" : new Money(Long.parseLong(fen)).yuan();
    }
}
