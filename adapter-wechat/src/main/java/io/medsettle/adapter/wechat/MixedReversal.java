package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.MedOrderQuery;
import io.medsettle.adapter.wechat.wire.MixedTold;
import io.medsettle.adapter.wechat.wire.RefundsNotify;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells WeChat what the insurer gave back (医保退款通知), wechat §5.7; without it the patient goes on seeing the insurance part as
 * paid. Moves no money: where nothing of the insurance went back there is nothing to tell.
 */
final class MixedReversal {
    private final ApiV3 api;
    private final Repeats repeats;
    private final InstantSource clock;

    MixedReversal(ApiV3 api, Repeats repeats, InstantSource clock) {
        this.api = api;
        this.repeats = repeats;
        this.clock = clock;
    }

    Outcome<Returned> reverse(Deed deed) {
        Optional<Outcome<Returned>> early = withoutCall(deed);
        if (early.isPresent()) {
            return early.get();
        }
        String mixTradeNo = mixTradeNo(deed);
        Leg insurer = deed.leg(Act.ORDER).orElseThrow();
        Parts back = insurer.parts();
        byte[] body = RefundsNotify.body(
                insurer.farTime().orElse(deed.intendedAt()),
                back.get(Part.FUND),
                back.get(Part.ACCOUNT),
                back.get(Part.OTHER),
                deed.leg(Act.CASH).map(Leg::number).orElse(deed.number()).text());
        boolean again = repeats.mayBeOne(deed);
        Answer answer = api.post("med-refund-notify", deed.number().text(), RefundsNotify.target(mixTradeNo), body);
        Outcome<Returned> told = arrived(deed, mixTradeNo);
        return again
                ? answer.toldOf(said -> told, no -> Refusals.outcome(Call.REFUNDS_NOTIFY, no, true))
                : answer.told(said -> told, no -> Refusals.outcome(Call.REFUNDS_NOTIFY, no, false));
    }

    /** Not there yet means: tell it again, which is safe. */
    Outcome<Returned> ask(Deed deed) {
        Optional<Outcome<Returned>> early = withoutCall(deed);
        if (early.isPresent()) {
            return early.get();
        }
        String mixTradeNo = mixTradeNo(deed);
        return api.get("med-query", deed.number().text(), MedOrderQuery.targetByFarNumber(mixTradeNo))
                .toldOf(said -> asked(deed, MedOrderQuery.read(said), mixTradeNo), Missing::outcome);
    }

    private Outcome<Returned> asked(Deed deed, MixedTold told, String mixTradeNo) {
        if (!told.farNumber().equals(mixTradeNo)) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所问的混合订单");
        }
        return told.insuranceReturned() && told.state() != MixedTold.State.UNCLEAR
                ? arrived(deed, mixTradeNo)
                : Outcome.unknown(Doubt.NOT_FOUND, "微信尚未记录医保退款: " + told.word());
    }

    private Optional<Outcome<Returned>> withoutCall(Deed deed) {
        Optional<Leg> insurer = deed.leg(Act.ORDER);
        if (insurer.isPresent() && insurer.get().standing() == Leg.Standing.OPEN) {
            return Optional.of(Outcome.unknown(Doubt.STILL_WORKING, "医保退款尚未确认"));
        }
        boolean something = insurer.isPresent()
                && insurer.get().standing() == Leg.Standing.RETURNED
                && !insurer.get()
                        .parts()
                        .only(Part.FUND, Part.ACCOUNT, Part.OTHER)
                        .isZero();
        if (!something) {
            return Optional.of(arrived(deed, ""));
        }
        return mixTradeNo(deed).isEmpty() ? Optional.of(Outcome.neverSent("不知道微信混合订单号")) : Optional.empty();
    }

    private Outcome<Returned> arrived(Deed deed, String mixTradeNo) {
        return Outcome.succeeded(Returned.arrived(
                mixTradeNo,
                Parts.NONE,
                deed.leg(Act.ORDER).flatMap(Leg::farTime).orElseGet(clock::instant)));
    }

    private static String mixTradeNo(Deed deed) {
        Deed.Original original = deed.needOriginal();
        String farNumber = original.receipt().farNumber();
        return farNumber.isEmpty()
                ? original.deed().notes().find(NoteKey.MIX_TRADE_NO).orElseGet(() -> deed.notes()
                        .get(NoteKey.MIX_TRADE_NO))
                : farNumber;
    }
}
