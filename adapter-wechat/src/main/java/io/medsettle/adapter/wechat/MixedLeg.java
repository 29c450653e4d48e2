package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.MedOrder;
import io.medsettle.adapter.wechat.wire.MedOrderQuery;
import io.medsettle.adapter.wechat.wire.MixType;
import io.medsettle.adapter.wechat.wire.MixedOrder;
import io.medsettle.adapter.wechat.wire.MixedTold;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
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
import java.util.Optional;

/** The mixed cashier (医保自费混合收款), wechat §5: takes nothing itself, and tells what it saw of all purses. */
final class MixedLeg implements Counterparty {
    private final MixedDraft draft;
    private final WechatSettings settings;
    private final ApiV3 api;
    private final Seal seal;
    private final Repeats repeats;
    private final MixedReversal back;

    MixedLeg(MixedDraft draft, WechatSettings settings, ApiV3 api, Seal seal, Repeats repeats, MixedReversal back) {
        this.draft = draft;
        this.settings = settings;
        this.api = api;
        this.seal = seal;
        this.repeats = repeats;
        this.back = back;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        Optional<PlatformKey> key = api.key();
        if (key.isEmpty()) {
            return Outcome.neverSent("没有可用的微信支付公钥或平台证书");
        }
        return draft.order(deed, key.get()).then(order -> place(deed, order, key.get()));
    }

    private Outcome<Started> place(Deed deed, MixedOrder order, PlatformKey key) {
        boolean again = repeats.mayBeOne(deed);
        Answer answer = api.post("med-order", order.number(), MedOrder.TARGET, MedOrder.body(order), key);
        return again
                ? answer.toldOf(said -> adopt(order, MedOrder.read(said)), no -> refused(deed, order, no, true))
                : answer.told(said -> adopt(order, MedOrder.read(said)), no -> refused(deed, order, no, false));
    }

    /** A number that exists already is ours from a sending whose answer was lost, if it says the same. */
    private Outcome<Started> refused(Deed deed, MixedOrder order, Answer.No no, boolean again) {
        if (no.code().equals("ALREADY_EXISTS")) {
            return query(deed).then(told -> adopt(order, told));
        }
        return Refusals.outcome(Call.MED_ORDER, no, again);
    }

    private Outcome<Started> adopt(MixedOrder order, MixedTold told) {
        boolean same = told.number().equals(order.number())
                && told.serialNo().equals(order.serialNo())
                && told.appid().equals(settings.appid())
                && told.type() == order.type()
                && told.amounts().equals(order.amounts());
        if (!same) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答的混合订单与所下的不一致");
        }
        return switch (told.state()) {
            case WAITING -> Outcome.succeeded(handedOff(order, told));
            case PAID, REFUNDED -> paid(told).map(receipt -> new Started.Done(receipt));
            case FAILED -> Outcome.declined(told.word(), "混合订单已失败");
            case UNCLEAR -> unclear(told);
        };
    }

    private Started handedOff(MixedOrder order, MixedTold told) {
        Fields handoff = Fields.of("mixTradeNo", told.farNumber()).with("appId", settings.appid());
        Fields cash = order.type() == MixType.INSURANCE_ONLY
                ? Fields.NONE
                : Handoff.pay(seal, settings.appid(), order.prepayId());
        return new Started.HandedOff(
                told.farNumber(),
                Parts.NONE,
                handoff.and(cash),
                Fields.of(NoteKey.MIX_TRADE_NO, told.farNumber()),
                Secrets.NONE,
                Optional.empty());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return query(start).then(told -> switch (told.state()) {
            case PAID, REFUNDED -> paid(told);
            case WAITING -> Outcome.unknown(Doubt.STILL_WORKING, told.word());
            case FAILED -> Outcome.declined(told.word(), "混合订单已失败");
            case UNCLEAR -> unclear(told);
        });
    }

    private static Outcome<Receipt> paid(MixedTold told) {
        if (told.defect().isPresent()) {
            return Outcome.unknown(
                    Doubt.NO_ANSWER, "混合订单金额自相矛盾: " + told.defect().get());
        }
        return told.paidAt()
                .map(at -> Outcome.succeeded(receipt(told, at)))
                .orElseGet(() -> Outcome.unknown(Doubt.NO_ANSWER, "应答没有支付时间"));
    }

    private static Receipt receipt(MixedTold told, Instant at) {
        Fields notes =
                Fields.of(NoteKey.MIX_TRADE_NO, told.farNumber()).with(Notes.REFUND_SEEN, told.refundSeen() ? "1" : "");
        return Receipt.of(told.farNumber(), Parts.NONE, at).seeing(told.seen()).noting(notes);
    }

    /**
     * There is no call that closes a mixed order (wechat U3): it is dead once the purse behind it is closed. One that does
     * not exist can come to nothing any more when its purse is paid, for no mixed order is placed on a paid one.
     */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        Leg.Standing purse = purse(start);
        boolean purseGone = purse == Leg.Standing.GONE;
        boolean purseSpent = purseGone || purse == Leg.Standing.TAKEN || purse == Leg.Standing.RETURNED;
        return query(start)
                .match(
                        told -> switch (told.state()) {
                            case PAID, REFUNDED -> Outcome.declined(told.word(), "混合订单已支付");
                            case FAILED -> Outcome.succeeded(Closed.byClose());
                            case WAITING ->
                                purseGone
                                        ? Outcome.succeeded(Closed.byClose())
                                        : Outcome.unknown(Doubt.STILL_WORKING, told.word());
                            case UNCLEAR -> unclear(told);
                        },
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND && purseSpent
                                ? Outcome.succeeded(Closed.byClose())
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    private static Leg.Standing purse(Deed start) {
        return start.leg(Act.CASH)
                .or(() -> start.leg(Act.ORDER))
                .map(Leg::standing)
                .orElse(Leg.Standing.PLANNED);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return back.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return back.ask(reversal);
    }

    private Outcome<MixedTold> query(Deed start) {
        String number = MixedDraft.number(start);
        return api.get("med-query", number, MedOrderQuery.targetByNumber(number))
                .toldOf(
                        said -> {
                            MixedTold told = MedOrderQuery.read(said);
                            return told.number().equals(number) && told.appid().equals(settings.appid())
                                    ? Outcome.succeeded(told)
                                    : Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所问的混合订单");
                        },
                        Missing::outcome);
    }

    private static <T> Outcome<T> unclear(MixedTold told) {
        return Outcome.unknown(Doubt.NO_ANSWER, "未知的混合支付状态 " + told.word());
    }
}
