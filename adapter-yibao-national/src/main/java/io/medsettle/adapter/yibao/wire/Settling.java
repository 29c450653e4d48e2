package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import java.time.InstantSource;

/**
 * Turns what the insurer tells about a trial or a settlement into a receipt, if it answers the question and adds up.
 */
final class Settling {
    private final Reckoning.Rules rules;
    private final InstantSource clock;

    Settling(Reckoning.Rules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Of a trial: the four sums of the lines must be the trial's. */
    Outcome<Receipt> trial(Deed deed, Settlement.Out out, long whole) {
        return ours(deed, out, deed.transmission(), whole)
                .then(bill -> sameAsLines(deed, bill))
                .map(bill -> receipt("", out, bill));
    }

    /** Of a settlement. */
    Outcome<Receipt> settled(Deed deed, Settlement.Out out, long whole) {
        if (out.setlinfo().setl_id().isEmpty()) {
            return Verdict.noAnswer("结算回复里没有结算ID, 不能入账");
        }
        return ours(deed, out, deed.transmission(), whole)
                .map(bill -> receipt(out.setlinfo().setl_id(), out, bill));
    }

    /** @param msgid under which it was sent, "" if that is not known */
    private Outcome<Reckoning.Bill> ours(Deed deed, Settlement.Out out, String msgid, long whole) {
        Settlement.Info info = out.setlinfo();
        boolean visit = info.mdtrt_id().equals(deed.notes().get(NoteKey.MDTRT_ID));
        boolean person =
                info.psn_no().isEmpty() || info.psn_no().equals(deed.secrets().get(NoteKey.PSN_NO));
        boolean call = msgid.isEmpty()
                || info.medins_setl_id().isEmpty()
                || info.medins_setl_id().equals(msgid);
        if (!visit || !person || !call) {
            return Verdict.noAnswer("结算回复的不是这次就诊、这个人员或这次请求, 不能入账");
        }
        return Reckoning.of(out, rules).then(bill -> {
            boolean same = whole <= 0 || bill.whole() == whole;
            return same ? Outcome.succeeded(bill) : Verdict.noAnswer("医保返回的总额与上传的总额不同, 不能入账");
        });
    }

    private static Outcome<Reckoning.Bill> sameAsLines(Deed deed, Reckoning.Bill bill) {
        Fields known = deed.notes();
        for (var told : bill.selfPaid().asMap().entrySet()) {
            String before = known.get(told.getKey());
            if (!before.isEmpty() && !before.equals(told.getValue())) {
                return Verdict.noAnswer("预结算的自付分类合计与逐条明细之和不同, 请人工核对");
            }
        }
        return Outcome.succeeded(bill);
    }

    private Receipt receipt(String setlId, Settlement.Out out, Reckoning.Bill bill) {
        Settlement.Info info = out.setlinfo();
        Fields notes = bill.selfPaid()
                .with(NoteKey.FAMILY_ACCOUNT, bill.family() > 0 ? Long.toString(bill.family()) : "")
                .with(NoteKey.MED_TYPE, info.med_type())
                .with(NoteKey.INSU_TYPE, info.insutype())
                .with(NoteKey.SETL_ID, setlId)
                .with(NoteKey.CLR_TYPE, info.clr_type())
                .with(NoteKey.CLR_OPTINS, info.clr_optins());
        Fields told = setlId.isEmpty() ? notes : notes.and(Reckoning.fundSum(info));
        return Receipt.of(
                        setlId, bill.borne(), Moments.ofSpoken(info.setl_time()).orElseGet(clock::instant))
                .seeing(bill.all())
                .noting(told);
    }
}
