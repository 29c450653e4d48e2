package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CounterPolicy;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeLine;

/** Fills rows of 2204 and 2301 in; the same line gives the same row whenever it is filled in. */
final class FeeForms {
    private final CounterPolicy policy;

    FeeForms(CounterPolicy policy) {
        this.policy = policy;
    }

    Fees2204.Line clinic(Deed deed, Encounter visit, FeeLine line, String batch) {
        return common(new Draft<>(Fees2204.Line.class), deed, visit, line)
                .put("chrg_bchno", batch)
                .put("dise_codg", visit.diseaseCode())
                .put("rxno", line.rxNo())
                .put("rx_circ_flag", line.rxCirculates() ? "1" : "0")
                .done();
    }

    StayFees2301.Line stay(Deed deed, Encounter visit, FeeLine line, String medType) {
        return common(new Draft<>(StayFees2301.Line.class), deed, visit, line)
                .put("drord_no", line.rxNo())
                .put("med_type", medType)
                .done();
    }

    private <T extends Record> Draft<T> common(Draft<T> draft, Deed deed, Encounter visit, FeeLine line) {
        String code = Lookup.orElse(line.nationalCode(), line.selfPay() ? policy.uncodedItem() : "");
        return draft.put("feedetl_sn", line.serial())
                .put("mdtrt_id", deed.notes().get(NoteKey.MDTRT_ID))
                .put("psn_no", deed.secrets().get(NoteKey.PSN_NO))
                .put("fee_ocur_time", line.time())
                .put("med_list_codg", code)
                .put("medins_list_codg", line.hospitalCode())
                .put("det_item_fee_sumamt", line.amount().yuan())
                .put("cnt", line.count().toPlainString())
                .put("pric", line.price().toPlainString())
                .put("bilg_dept_codg", line.deptCode())
                .put("bilg_dept_name", line.deptName())
                .put("bilg_dr_codg", line.doctorCode())
                .put("bilg_dr_name", line.doctorName())
                .put("hosp_appr_flag", approval(line))
                .put("matn_fee_flag", visit.more().has(EncounterKey.MATERNITY_TYPE) ? "1" : "");
    }

    /** 2 makes a line self-paid whatever the catalogue says (yibao-core §3.4). */
    private static String approval(FeeLine line) {
        if (line.selfPay()) {
            return "2";
        }
        return line.hospitalApproved() ? "1" : "0";
    }
}
