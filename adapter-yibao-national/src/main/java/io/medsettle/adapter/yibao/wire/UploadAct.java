package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * UPLOAD: 6201, repeated under the same medOrgOrd and chrgBchno when its answer was lost, because no question names an
 * upload by our number; taken away by 6401 (mobile-pay §3.1, §4.5).
 */
final class UploadAct implements Verbs {
    private final Centre centre;
    private final YibaoSettings settings;
    private final InstantSource clock;
    private final UploadForm forms;
    private final Inquiry inquiry;
    private final Revoking revoking;

    UploadAct(Centre centre, YibaoSettings settings, InstantSource clock, Inquiry inquiry, Revoking revoking) {
        this.centre = centre;
        this.settings = settings;
        this.clock = clock;
        this.forms = new UploadForm(settings);
        this.inquiry = inquiry;
        this.revoking = revoking;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return Sheets.of(deed).then(sheet -> {
            if (forms.position(deed).isEmpty()) {
                return Outcome.neverSent("没有用户位置(uldLatlnt), 本院不代填: 请在授权页允许获取位置后重试, 或到窗口办理");
            }
            Optional<String> defect = sheet.defect(billTotal(deed, sheet));
            return defect.isPresent() ? Outcome.neverSent(defect.get()) : upload(deed, sheet);
        });
    }

    private static Money billTotal(Deed deed, FeeSheet sheet) {
        long frozen = deed.leg(Act.FREEZE).map(l -> l.parts().get(Part.WHOLE)).orElse(0L);
        long whole = frozen > 0 ? frozen : deed.expected().total();
        return whole > 0 ? new Money(whole) : sheet.total();
    }

    private Outcome<Started> upload(Deed deed, FeeSheet sheet) {
        String medOrgOrd = medOrgOrd(deed);
        String batch = deed.number().text();
        boolean repeat =
                Verdict.repeats(deed, clock.instant(), settings.centre().deadline());
        Sending sending = Sending.of(deed, deed.notes().get(NoteKey.ADMDVS));
        return centre.call("6201", forms.of(deed, sheet, medOrgOrd, batch), sending)
                .match(
                        yes -> told(Form.read(yes.data(), Upload6201.Out.class), medOrgOrd, batch),
                        no -> Verdict.ofDoing(no, repeat),
                        Verdict::neverSent,
                        Verdict::silent);
    }

    private static String medOrgOrd(Deed deed) {
        return deed.leg(Act.ORDER)
                .map(l -> l.number().text())
                .orElse(deed.number().text());
    }

    private Outcome<Started> told(Upload6201.Out out, String medOrgOrd, String batch) {
        if (Form.defect(out).isPresent()) {
            return Verdict.noAnswer("6201 回复里没有支付订单号或支付令牌");
        }
        Instant now = clock.instant();
        String mdtrtId = Lookup.orElse(out.mdtrtId(), Json.text(out.extData().path("mdtrtId")));
        String cashier = Lookup.orElse(out.cashierUrl(), Json.text(out.extData().path("cashierUrl")));
        Fields notes = Fields.of(NoteKey.PAY_ORD_ID, out.payOrdId())
                .with(NoteKey.MED_ORG_ORD, medOrgOrd)
                .with(NoteKey.CHRG_BCHNO, batch)
                .with(NoteKey.MDTRT_ID, mdtrtId)
                .with(NoteKey.UPLOADED_AT, now.toString())
                .with("cashierUrl", cashier.startsWith("https://") ? cashier : "");
        Receipt receipt = Receipt.of(out.payOrdId(), Parts.NONE, now)
                .noting(notes)
                .hiding(Secrets.NONE.with(NoteKey.PAY_TOKEN, out.payToken()));
        return Outcome.succeeded(new Started.Done(receipt));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NOT_FOUND, "6201 不能按机构订单号查询, 用同一订单号和批次号重传");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        String payOrdId = start.notes().get(NoteKey.PAY_ORD_ID);
        if (payOrdId.isEmpty()) {
            return Outcome.unknown(Doubt.NOT_FOUND, "没有支付订单号, 不能撤销上传");
        }
        Answer probe = inquiry.query(start, payOrdId);
        return Inquiry.expired(probe)
                ? revoking.withFreshToken(start, payOrdId, medOrgOrd(start), () -> revoking.revoke(start, payOrdId))
                : revoking.revoke(start, payOrdId);
    }
}
