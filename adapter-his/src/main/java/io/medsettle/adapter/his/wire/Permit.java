package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Optional;

/** Act permit (退费许可): F01, asked by F03, let go by F02 with NOT_REFUNDED. A permit reserves its amount at HIS. */
final class Permit implements Irreversible {
    private final Line line;
    private final RefundState state;

    Permit(Line line) {
        this.line = line;
        state = new RefundState(line);
    }

    /** A permit that was granted. */
    record Granted(String hisRefundNo, Fields notes) {}

    /** The number under which HIS asked for this refund itself (G06): then there is nothing to ask. */
    private static Optional<String> asked(Deed deed) {
        return deed.notes().has(NoteKey.HIS_ASKED) ? deed.notes().find(NoteKey.HIS_REFUND_NO) : Optional.empty();
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        Optional<String> own = asked(deed);
        if (own.isPresent()) {
            return Outcome.succeeded(new Started.Done(receipt(new Granted(own.get(), Fields.NONE))));
        }
        return grant(deed, amount(deed)).map(granted -> new Started.Done(receipt(granted)));
    }

    /** F01 for this deed's refund number; the same content gives the same permit. */
    Outcome<Granted> grant(Deed deed, Money amount) {
        Fields notes = deed.notes();
        F01Permit.Request wanted = new F01Permit.Request(
                Numbers.refund(deed),
                Numbers.order(deed),
                Numbers.hisOrder(deed),
                amount,
                deed.reason().isEmpty() ? notes.find(NoteKey.REASON).orElse("退费") : deed.reason(),
                line.conventions().source(notes.get(HisNotes.REFUND_SOURCE)),
                items(deed));
        Call call = Call.post("F01", F01Permit.PATH, wanted.gatewayRefundNo(), wanted)
                .once(wanted.gatewayRefundNo());
        return line.sendForAdvice(call, F01Permit.Answer.class).then(told -> {
            F01Permit.Answer answer = told.data();
            if (!answer.permitted()) {
                String reason = answer.reason() == null ? "NOT_PERMITTED" : answer.reason();
                return Outcome.declined(reason, "HIS 不准退费: " + reason, told.advice());
            }
            return granted(call, wanted, answer);
        });
    }

    /**
     * Where what remains is charged anew the whole charge goes back; then the hold of the remainder names the
     * lines.
     */
    private static List<String> items(Deed deed) {
        Optional<String> named = deed.leg(Act.REMAINDER).isPresent()
                ? Optional.empty()
                : deed.notes().find(HisNotes.REFUND_ITEMS);
        return named.map(sn -> List.of(sn.split(",", -1))).orElse(List.of());
    }

    private static Outcome<Granted> granted(Call call, F01Permit.Request wanted, F01Permit.Answer answer) {
        String hisRefundNo = answer.hisRefundNo();
        if (hisRefundNo == null
                || !Numbers.usable(hisRefundNo)
                || !wanted.gatewayRefundNo().equals(answer.gatewayRefundNo())
                || !wanted.gatewayOrderNo().equals(answer.gatewayOrderNo())) {
            return Line.doubt(call, "答非所问: 退费号或订单号不符");
        }
        Money most = answer.maxAmount();
        if (!wanted.amount().equals(answer.amount()) || most == null || most.compareTo(wanted.amount()) < 0) {
            return Line.doubt(call, "准退金额与所请 " + wanted.amount().yuan() + " 元不符");
        }
        Fields notes =
                Fields.of(NoteKey.HIS_REFUND_NO, hisRefundNo).with(HisNotes.REFUNDABLE, Long.toString(most.fen()));
        return Outcome.succeeded(new Granted(hisRefundNo, notes));
    }

    private Receipt receipt(Granted granted) {
        return new Receipt(granted.hisRefundNo(), Parts.NONE, Parts.NONE, line.now(), granted.notes(), Secrets.NONE);
    }

    /**
     * What the round is to give back: as this deed says, as a whole or by part, else what the legs that move money
     * say.
     */
    private static Money amount(Deed deed) {
        if (!deed.parts().isZero()) {
            long whole = deed.fen(Part.WHOLE);
            return new Money(whole > 0 ? whole : deed.parts().total());
        }
        Parts sum = Parts.NONE;
        for (Leg leg : deed.legs()) {
            sum = leg.party().equals(deed.party()) ? sum : sum.plus(leg.parts());
        }
        Parts purses = sum.with(Part.WHOLE, 0);
        return new Money((purses.isZero() ? deed.expected().with(Part.WHOLE, 0) : purses).total());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        Optional<String> own = asked(start);
        if (own.isPresent()) {
            return Outcome.succeeded(receipt(new Granted(own.get(), Fields.NONE)));
        }
        return state.of(start).then(told -> switch (told.state()) {
            case "APPROVED", "MONEY_BACK", "DONE" ->
                told.amount().equals(amount(start))
                        ? Outcome.succeeded(receipt(
                                new Granted(told.hisRefundNo(), Fields.of(NoteKey.HIS_REFUND_NO, told.hisRefundNo()))))
                        : Outcome.unknown(
                                Doubt.NO_ANSWER, "准退金额 " + told.amount().yuan() + " 元与所请不符");
            case "REJECTED" -> Outcome.declined("REJECTED", "该退费已关闭, 未退");
            default -> Outcome.unknown(Doubt.NO_ANSWER, "HIS 退费状态未知: " + told.state());
        });
    }

    /**
     * Tells HIS that nothing went back. Where it knows no permit, one is asked for once more, so that there is one
     * to close.
     */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        Optional<String> own = asked(start);
        if (own.isPresent()) {
            return notRefunded(start, own.get());
        }
        return state.of(start)
                .match(
                        told -> switch (told.state()) {
                            case "APPROVED" -> notRefunded(start, told.hisRefundNo());
                            case "REJECTED" -> Outcome.succeeded(Closed.byClose());
                            default -> Outcome.declined(told.state(), "HIS 已收到退费结果");
                        },
                        no -> Outcome.declined(no.code(), no.text(), no.advice()),
                        u -> u.doubt() == Doubt.NOT_FOUND ? closeUnseen(start) : Outcome.unknown(u.doubt(), u.text()));
    }

    private Outcome<Closed> closeUnseen(Deed start) {
        return grant(start, amount(start))
                .match(
                        granted -> notRefunded(start, granted.hisRefundNo()),
                        no -> Codes.ofOurCall(no)
                                ? Outcome.unknown(Doubt.NO_ANSWER, "退费许可未能了结: " + no.code() + " " + no.text())
                                : Outcome.succeeded(Closed.byClose()),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private Outcome<Closed> notRefunded(Deed start, String hisRefundNo) {
        String number = Numbers.refund(start);
        F02Refunded.Request report = new F02Refunded.Request(
                number,
                Numbers.order(start),
                "NOT_REFUNDED",
                start.intendedAt(),
                null,
                List.of(),
                null,
                start.reason().isEmpty() ? null : start.reason());
        Call call =
                Call.post("F02", F02Refunded.path(hisRefundNo), number, report).once(number);
        return line.send(call, F02Refunded.Answer.class)
                .match(
                        told -> told.gatewayRefundNo().equals(number)
                                        && told.state().equals("REJECTED")
                                ? Outcome.succeeded(Closed.byClose())
                                : Line.doubt(call, "答非所问: 退费号或状态不符"),
                        no -> Codes.ofOurCall(no)
                                ? Line.doubt(call, "未能告知: " + no.code() + " " + no.text())
                                : Outcome.declined(no.code(), no.text(), no.advice()),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }
}
