package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * ORDER: 6202 tells the parts and hands the order to the patient; 6301 says what became of it; 6401 lets it go while nothing
 * is settled; 6203 gives the insurer's part back (mobile-pay §3.2–3.7, §4).
 */
final class OrderAct implements Verbs {
    /** Note of ours: the centre has told the parts, so that nothing need be ordered again. */
    static final String PRICED = "yibaoPriced";

    private final Centre centre;
    private final YibaoSettings settings;
    private final InstantSource clock;
    private final Msgids msgids;
    private final Inquiry inquiry;
    private final Revoking revoking;
    private final Refunding refunding;

    OrderAct(Centre centre, YibaoSettings settings, Msgids msgids, Inquiry inquiry, Revoking revoking) {
        this.centre = centre;
        this.settings = settings;
        this.clock = centre.clock();
        this.msgids = msgids;
        this.inquiry = inquiry;
        this.revoking = revoking;
        this.refunding = new Refunding(centre, settings, inquiry);
    }

    static String payOrdId(Deed deed) {
        return deed.notes().get(NoteKey.PAY_ORD_ID);
    }

    private static String medOrgOrd(Deed deed) {
        return Lookup.orElse(
                deed.notes().get(NoteKey.MED_ORG_ORD), deed.number().text());
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        String serial = deed.transmission().isEmpty() ? msgids.next(clock.instant()) : deed.transmission();
        Order6202.In in = new Draft<>(Order6202.In.class)
                .put("payAuthNo", deed.secrets().get(NoteKey.PAY_AUTH_NO))
                .put("payOrdId", payOrdId(deed))
                .put("payToken", deed.secrets().get(NoteKey.PAY_TOKEN))
                .put("orgCodg", settings.hospital().code())
                .put("orgBizSer", serial)
                .put("chrgBchno", deed.notes().get(NoteKey.CHRG_BCHNO))
                .put("feeType", settings.centre().dialect().feeType())
                .put("mdtrtId", deed.notes().get(NoteKey.MDTRT_ID))
                .put("acctUsedFlag", deed.notes().get(NoteKey.ACCOUNT_USED))
                .done();
        Sending sending = new Sending(deed.number().text(), serial, deed.notes().get(NoteKey.ADMDVS));
        return centre.call("6202", in, sending)
                .match(yes -> told(deed, yes.data()), no -> refused(deed, no), Verdict::neverSent, Verdict::silent);
    }

    private Outcome<Started> told(Deed deed, JsonNode data) {
        Order6202.Out out = Form.read(data, Order6202.Out.class);
        if (!out.payOrdId().equals(payOrdId(deed))) {
            return Verdict.noAnswer("6202 回复的是另一个订单");
        }
        Standing standing = Standing.of(out.ordStas(), settings.policy());
        if (standing != Standing.UPLOADED && standing != Standing.AT_CASHIER) {
            return Verdict.noAnswer("6202 回复的订单状态是 " + out.ordStas());
        }
        Optional<Parts> parts = Split.of(data, settings.centre().dialect());
        if (parts.isEmpty() && out.feeSumamt().isEmpty() && settings.policy().outboundSync()) {
            return synced(deed);
        }
        return parts.map(p -> handedOff(out.payOrdId(), p, out.acctMulaidPay(), out.extData()))
                .orElseGet(() -> Verdict.noAnswer("6202 的金额缺失或加不成总额"));
    }

    /** Where the centre confirms by a page of its own, 6204 tells what 6202 did not (mobile-pay §3.5). */
    private Outcome<Started> synced(Deed deed) {
        return inquiry.sync(deed, payOrdId(deed))
                .match(
                        yes -> {
                            Sync6204.Out out = Form.read(yes.data(), Sync6204.Out.class);
                            boolean ours = out.payOrdId().equals(payOrdId(deed));
                            Optional<Parts> parts =
                                    Split.of(yes.data(), settings.centre().dialect());
                            return ours && parts.isPresent()
                                    ? handedOff(out.payOrdId(), parts.get(), out.acctMulaidPay(), out.extData())
                                    : Verdict.noAnswer("6204 的金额缺失或加不成总额");
                        },
                        Verdict::ofAsking,
                        Verdict::notAsked,
                        Verdict::silent);
    }

    private static Outcome<Started> handedOff(String payOrdId, Parts parts, String family, JsonNode extData) {
        Fields notes = ExtData.notes(extData, "")
                .with(NoteKey.SETL_ID, "")
                .with(PRICED, "1")
                .with("familyAccountYuan", family);
        return Outcome.succeeded(
                new Started.HandedOff(payOrdId, parts, Fields.NONE, notes, Secrets.NONE, Optional.empty()));
    }

    /** 6202 takes nothing, so that its no holds whenever the order still stands where an upload leaves it. */
    private Outcome<Started> refused(Deed deed, Answer.No no) {
        if (!no.row().firm() || no.row().firmAfterDoubt()) {
            return Verdict.ofDoing(no, false);
        }
        boolean repeat =
                Verdict.repeats(deed, clock.instant(), settings.centre().deadline());
        Answer stand = inquiry.query(deed, payOrdId(deed));
        if (!(stand instanceof Answer.Yes yes)) {
            return Verdict.ofDoing(no, repeat);
        }
        Standing standing = standing(yes.data());
        return standing == Standing.UPLOADED || standing == Standing.REVOKED
                ? Verdict.ofDoing(no, false)
                : Verdict.noAnswer("6202 被拒绝, 但订单已是 " + standing);
    }

    private Standing standing(JsonNode data) {
        return Standing.of(Form.read(data, Query6301.Out.class).ordStas(), settings.policy());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        String payOrdId = payOrdId(start);
        Answer answer = inquiry.query(start, payOrdId);
        if (Inquiry.expired(answer)) {
            return Inquiry.expiredWords();
        }
        return answer.asking(yes -> stands(start, payOrdId, yes.data()));
    }

    private Outcome<Receipt> stands(Deed start, String payOrdId, JsonNode data) {
        Query6301.Out out = Form.read(data, Query6301.Out.class);
        boolean ours = out.payOrdId().equals(payOrdId)
                && (out.medOrgOrd().isEmpty() || out.medOrgOrd().equals(medOrgOrd(start)));
        if (!ours) {
            return Verdict.noAnswer("6301 回复的是另一个订单");
        }
        return switch (Standing.of(out.ordStas(), settings.policy())) {
            case UPLOADED ->
                priced(start)
                        ? Outcome.unknown(Doubt.STILL_WORKING, "等待患者支付")
                        : Outcome.unknown(Doubt.NOT_FOUND, "已上传, 未下单成功");
            case AT_CASHIER -> Outcome.unknown(Doubt.STILL_WORKING, "患者正在支付");
            case HALF -> Outcome.unknown(Doubt.STILL_WORKING, "支付中心状态 " + out.ordStas() + ", 尚未完成");
            case GOING_BACK -> Outcome.unknown(Doubt.STILL_WORKING, "退款中");
            case PAID -> paid(out, data);
            case REVOKED, BACK -> Outcome.declined(out.ordStas(), "医保订单已撤销或已退款");
            case INSURANCE_REVOKED -> Outcome.declined(out.ordStas(), "单边: 医保已撤销, 自费未撤销");
            case FAILED ->
                Outcome.declined(out.ordStas(), out.ordStas().equals("16") ? "单边: 医保结算失败, 自费冲正失败" : "医保结算失败");
            case ONLY_CASH_BACK -> Verdict.noAnswer("单边: 自费已退, 医保未退, 状态 " + out.ordStas());
            case ODD -> Verdict.noAnswer("支付中心状态 " + out.ordStas() + ", 需人工核对");
        };
    }

    private static boolean priced(Deed start) {
        return start.notes().has(PRICED);
    }

    private Outcome<Receipt> paid(Query6301.Out out, JsonNode data) {
        Optional<Parts> parts = Split.of(data, settings.centre().dialect());
        if (parts.isEmpty()) {
            return Verdict.noAnswer("6301 说已支付, 但金额缺失或加不成总额");
        }
        Instant at = Moments.ofDigits(out.traceTime()).orElseGet(clock::instant);
        Fields notes = ExtData.notes(out.extData(), out.hiDocSn())
                .with("ordStas", out.ordStas())
                .with("setlType", out.setlType())
                .with("familyAccountYuan", out.acctMulaidPay());
        return Outcome.succeeded(Receipt.of(out.payOrdId(), Split.borne(parts.get()), at)
                .seeing(parts.get())
                .noting(notes)
                .hiding(Secrets.NONE.with(NoteKey.REVS_TOKEN, out.revsToken())));
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        String payOrdId = payOrdId(start);
        Answer answer = inquiry.query(start, payOrdId);
        if (Inquiry.expired(answer)) {
            return revoking.withFreshToken(
                    start, payOrdId, medOrgOrd(start), () -> let(start, inquiry.query(start, payOrdId)));
        }
        return let(start, answer);
    }

    private Outcome<Closed> let(Deed start, Answer answer) {
        return answer.asking(yes -> letGo(start, Form.read(yes.data(), Query6301.Out.class)));
    }

    private Outcome<Closed> letGo(Deed start, Query6301.Out out) {
        if (!out.payOrdId().equals(payOrdId(start))) {
            return Verdict.noAnswer("6301 回复的是另一个订单");
        }
        return switch (Standing.of(out.ordStas(), settings.policy())) {
            case UPLOADED, AT_CASHIER -> revoking.revoke(start, out.payOrdId());
            case REVOKED, BACK, INSURANCE_REVOKED -> Outcome.succeeded(closed(out));
            case FAILED ->
                revoking.revoke(start, out.payOrdId())
                        .match(
                                Outcome::succeeded,
                                no -> Outcome.succeeded(closed(out)),
                                unknown -> Outcome.succeeded(closed(out)));
            case PAID -> Outcome.declined(out.ordStas(), "医保已结算, 只能退费");
            case HALF, GOING_BACK -> Outcome.unknown(Doubt.STILL_WORKING, "支付中心状态 " + out.ordStas());
            case ONLY_CASH_BACK, ODD -> Verdict.noAnswer("支付中心状态 " + out.ordStas() + ", 需人工核对");
        };
    }

    private static Closed closed(Query6301.Out out) {
        return new Closed(Closed.Proof.BY_CLOSE, Fields.of("ordStas", out.ordStas()));
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return refunding.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return refunding.ask(reversal);
    }
}
