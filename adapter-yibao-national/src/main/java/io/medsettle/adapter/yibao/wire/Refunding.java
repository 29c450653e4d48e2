package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.YibaoPolicy.RefundAuth;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.time.InstantSource;

/** 6203 under the reversal's own number, and 6301 to learn what became of it (mobile-pay §3.3, §4.5). */
final class Refunding {
    private final Centre centre;
    private final YibaoSettings settings;
    private final InstantSource clock;
    private final Inquiry inquiry;

    Refunding(Centre centre, YibaoSettings settings, Inquiry inquiry) {
        this.centre = centre;
        this.settings = settings;
        this.clock = centre.clock();
        this.inquiry = inquiry;
    }

    Outcome<Returned> reverse(Deed deed) {
        Receipt took = deed.needOriginal().receipt();
        Parts back = back(deed);
        if (!back.equals(took.parts())) {
            return Outcome.declined("PARTIAL", "医保部分只能全额退回");
        }
        boolean withCash = deed.route().get("cashBack").equals("CENTRE");
        long cash = withCash ? took.seen().get(Part.CASH) : 0;
        if (back.isZero() && cash == 0) {
            return Outcome.succeeded(Returned.arrived("", Parts.NONE, clock.instant()));
        }
        if (settings.policy().refundAuth() == RefundAuth.WINDOW) {
            return windowOnly();
        }
        Sending sending = Sending.of(deed, deed.notes().get(NoteKey.ADMDVS));
        Refund6203.In in = filled(deed, back, cash, withCash);
        if (in.payAuthNo().isEmpty() == in.ecToken().isEmpty()) {
            return Outcome.declined("NO_AUTHORISATION", "没有退费授权, 请患者重新授权或到窗口办理", Advice.WINDOW_ONLY);
        }
        return centre.call("6203", in, sending)
                .match(
                        yes -> told(Form.read(yes.data(), Refund6203.Out.class), back),
                        no -> refused(deed, no),
                        Verdict::neverSent,
                        Verdict::silent);
    }

    private static <T> Outcome<T> windowOnly() {
        return Outcome.declined("WINDOW_ONLY", "本地区的医保退费只能在窗口办理", Advice.WINDOW_ONLY);
    }

    private static Parts back(Deed deed) {
        return deed.parts().isZero() ? deed.needOriginal().receipt().parts() : deed.parts();
    }

    private Refund6203.In filled(Deed deed, Parts back, long cash, boolean withCash) {
        long total = Math.addExact(back.total(), cash);
        long fund = Math.addExact(back.get(Part.FUND), back.get(Part.HOSPITAL));
        Draft<Refund6203.In> draft = new Draft<>(Refund6203.In.class)
                .put("payOrdId", payOrdId(deed))
                .put("appRefdSn", deed.number().text())
                .put("appRefdTime", Moments.digits(deed.intendedAt()))
                .put("totlRefdAmt", new Money(total).yuan())
                .put("psnAcctRefdAmt", new Money(back.get(Part.ACCOUNT)).yuan())
                .put("fundRefdAmt", new Money(fund).yuan())
                .put("cashRefdAmt", new Money(cash).yuan())
                .put("refdType", withCash ? "ALL" : "HI");
        authorise(draft, deed);
        return draft.done();
    }

    private void authorise(Draft<Refund6203.In> draft, Deed deed) {
        String original = deed.needOriginal().deed().secrets().get(NoteKey.PAY_AUTH_NO);
        String known = deed.secrets().get(NoteKey.PAY_AUTH_NO);
        switch (settings.policy().refundAuth()) {
            case ORIGINAL_AUTH -> draft.put("payAuthNo", Lookup.orElse(original, known));
            case FRESH_AUTH -> draft.put("payAuthNo", known.equals(original) ? "" : known);
            case EC_TOKEN -> draft.put("ecToken", deed.secrets().get("ecToken"));
            case REVS_TOKEN -> {
                ObjectNode ext = Json.object();
                ext.put("revsToken", revsToken(deed));
                draft.put("payAuthNo", Lookup.orElse(original, known)).put("extData", ext);
            }
            case WINDOW -> throw new IllegalStateException("a refund at the window is not sent");
        }
    }

    private static String revsToken(Deed deed) {
        return Lookup.orElse(
                deed.needOriginal().receipt().secrets().get(NoteKey.REVS_TOKEN),
                deed.secrets().get(NoteKey.REVS_TOKEN));
    }

    private static String payOrdId(Deed deed) {
        return Lookup.orElse(deed.needOriginal().receipt().farNumber(), OrderAct.payOrdId(deed));
    }

    private Outcome<Returned> told(Refund6203.Out out, Parts back) {
        return switch (out.refStatus()) {
            case "SUCC" ->
                Outcome.succeeded(new Returned(
                        Returned.Arrival.ARRIVED,
                        out.refdSn(),
                        back,
                        when(out),
                        Fields.NONE.with(NoteKey.SETL_ID, out.hiRefdSn())));
            case "FAIL" -> Outcome.declined("FAIL", "移动支付中心退费失败");
            case "EXP" -> Verdict.noAnswer("移动支付中心退费异常 (EXP), 可能只退了一半");
            default -> Verdict.noAnswer("6203 没有说明退费结果");
        };
    }

    private Instant when(Refund6203.Out out) {
        return Moments.ofDigits(out.hiTrnsDate() + out.hiTrnsTime()).orElseGet(clock::instant);
    }

    /** A no may be the answer to a repeat: whether the money is back, 6301 knows. */
    private Outcome<Returned> refused(Deed deed, Answer.No no) {
        boolean repeat =
                Verdict.repeats(deed, clock.instant(), settings.centre().deadline());
        Answer answer = inquiry.query(deed, payOrdId(deed));
        if (!(answer instanceof Answer.Yes yes)) {
            return Verdict.ofDoing(no, repeat);
        }
        return stands(Form.read(yes.data(), Query6301.Out.class), payOrdId(deed), back(deed))
                .match(
                        Outcome::succeeded,
                        Verdict::noAnswerOf,
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? Verdict.ofDoing(no, false)
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    Outcome<Returned> ask(Deed deed) {
        String payOrdId = payOrdId(deed);
        Answer answer = inquiry.query(deed, payOrdId);
        if (Inquiry.expired(answer)) {
            return Outcome.unknown(Doubt.NOT_FOUND, "payToken 已过期, 不能查询; 用同一退费流水号重发 6203");
        }
        return answer.asking(yes -> stands(Form.read(yes.data(), Query6301.Out.class), payOrdId, back(deed)));
    }

    private Outcome<Returned> stands(Query6301.Out out, String payOrdId, Parts back) {
        if (!out.payOrdId().equals(payOrdId)) {
            return Verdict.noAnswer("6301 回复的是另一个订单");
        }
        return switch (Standing.of(out.ordStas(), settings.policy())) {
            case BACK, INSURANCE_REVOKED -> Outcome.succeeded(Returned.arrived("", back, clock.instant()));
            case GOING_BACK -> Outcome.unknown(Doubt.STILL_WORKING, "退款中");
            case PAID, HALF, ONLY_CASH_BACK ->
                Outcome.unknown(Doubt.NOT_FOUND, "医保部分未退, 状态 " + out.ordStas() + "; 用同一退费流水号重发 6203");
            default -> Verdict.noAnswer("支付中心状态 " + out.ordStas() + ", 需人工核对");
        };
    }
}
