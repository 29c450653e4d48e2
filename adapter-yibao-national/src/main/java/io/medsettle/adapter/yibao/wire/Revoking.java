package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome;
import java.util.function.Supplier;

/** 6401: takes an upload away that is not settled (mobile-pay §3.7). */
final class Revoking {
    private final Inquiry inquiry;
    private final Centre centre;

    Revoking(Inquiry inquiry, Centre centre) {
        this.inquiry = inquiry;
        this.centre = centre;
    }

    Outcome<Closed> revoke(Deed deed, String payOrdId) {
        return inquiry.revoke(deed, payOrdId)
                .match(yes -> told(yes.data()), Revoking::refused, Verdict::notAsked, Verdict::silent);
    }

    /** Does it again with a fresh payToken if the centre will not look at the old one. */
    Outcome<Closed> withFreshToken(Deed deed, String payOrdId, String medOrgOrd, Supplier<Outcome<Closed>> again) {
        Answer fresh = inquiry.refresh(deed, medOrgOrd);
        return fresh.match(
                yes -> {
                    String given = Form.read(yes.data(), Upload6201.Out.class).payOrdId();
                    if (given.equals(payOrdId)) {
                        return again.get();
                    }
                    if (!given.isEmpty()) {
                        revoke(deed, given);
                    }
                    return Verdict.noAnswer("重传 6201 得到另一个支付订单号, 原订单需人工核对");
                },
                Revoking::refused,
                Verdict::notAsked,
                Verdict::silent);
    }

    private Outcome<Closed> told(JsonNode data) {
        boolean yes = data.isObject()
                ? Json.text(data.path("success")).equals("true")
                : Json.text(data).equals("true");
        if (yes) {
            return Outcome.succeeded(Closed.byClose());
        }
        boolean no = Json.text(data.path("success")).equals("false");
        String message = Json.text(data.path("message"));
        return no
                ? refused(new Answer.No("false", Scrub.words(message), centre.row("6401", "false", message)))
                : Verdict.noAnswer("6401 没有说明结果");
    }

    private static Outcome<Closed> refused(Answer.No no) {
        return switch (no.row().meaning()) {
            case ALREADY_GONE -> Outcome.succeeded(Closed.byClose());
            case HOLDS -> Outcome.declined(no.code(), no.text());
            default -> Verdict.ofAsking(no);
        };
    }
}
