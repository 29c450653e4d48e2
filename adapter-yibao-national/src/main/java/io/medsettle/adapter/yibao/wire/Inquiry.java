package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import java.util.Optional;

/** 6301, 6204 and 6401, which name an order and its patient in the same six members. */
final class Inquiry {
    private final Centre centre;
    private final YibaoSettings settings;
    private final PayTokens tokens;
    private final UploadForm uploads;

    Inquiry(Centre centre, YibaoSettings settings, PayTokens tokens) {
        this.centre = centre;
        this.settings = settings;
        this.tokens = tokens;
        this.uploads = new UploadForm(settings);
    }

    Answer query(Deed deed, String payOrdId) {
        return centre.call("6301", filled(Query6301.In.class, deed, payOrdId), sending(deed));
    }

    Answer sync(Deed deed, String payOrdId) {
        return centre.call("6204", filled(Sync6204.In.class, deed, payOrdId), sending(deed));
    }

    Answer revoke(Deed deed, String payOrdId) {
        return centre.call("6401", filled(Revoke6401.In.class, deed, payOrdId), sending(deed));
    }

    private <T extends Record> T filled(Class<T> type, Deed deed, String payOrdId) {
        return new Draft<>(type)
                .put("payOrdId", payOrdId)
                .put("orgCodg", settings.hospital().code())
                .put("payToken", tokens.of(deed, payOrdId))
                .put("idNo", deed.secrets().get(NoteKey.CERT_NO))
                .put("userName", deed.secrets().get(NoteKey.NAME))
                .put("idType", Lookup.certType(deed))
                .done();
    }

    private static Sending sending(Deed deed) {
        return new Sending(deed.number().text(), "", deed.notes().get(NoteKey.ADMDVS));
    }

    static boolean expired(Answer answer) {
        return answer instanceof Answer.No no && no.row().meaning() == Codes.Meaning.TOKEN_EXPIRED;
    }

    /**
     * Has the centre give a fresh payToken by repeating 6201 with the same number and content; used only to let go.
     *
     * @return a no or a doubt if there is none; the order's number otherwise
     */
    Answer refresh(Deed deed, String medOrgOrd) {
        Optional<FeeSheet> sheet = Sheets.of(deed).maybe();
        if (!settings.policy().freshTokenByUpload() || sheet.isEmpty()) {
            return new Answer.Silent("payToken 已过期, 需人工处理");
        }
        String batch = deed.notes().get(NoteKey.CHRG_BCHNO);
        Answer again = centre.call("6201", uploads.of(deed, sheet.get(), medOrgOrd, batch), sending(deed));
        if (again instanceof Answer.Yes yes) {
            Upload6201.Out out = Form.read(yes.data(), Upload6201.Out.class);
            if (!out.payOrdId().isEmpty() && !out.payToken().isEmpty()) {
                tokens.keep(out.payOrdId(), out.payToken());
            }
        }
        return again;
    }

    /** Words of a refusal that an expired token explains. */
    static <T> Outcome<T> expiredWords() {
        return Verdict.noAnswer("payToken 已过期, 移动支付中心不再回答 6301; 请等待 6302 或渠道查询, 或人工核对");
    }
}
