package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;

/**
 * A bill is paid (结算回写): O07, asked by O08, let go by O04, reversed by the red receipt. A hold that has lapsed
 * meanwhile is taken again, and the report told again.
 */
final class PaidBill implements Booking.Desk {
    private final Line line;
    private final Hold hold;
    private final RemainderHold remainder;
    private final Release release;
    private final OrderState state;
    private final RedReceipt red;

    PaidBill(Line line, Hold hold, RemainderHold remainder, Release release, OrderState state, RedReceipt red) {
        this.line = line;
        this.hold = hold;
        this.remainder = remainder;
        this.release = release;
        this.state = state;
        this.red = red;
    }

    @Override
    public Outcome<O07Confirm.Answer> tell(Deed deed, SettlementReport report) {
        Outcome<O07Confirm.Answer> told = tell(report);
        boolean lapsed = told.match(r -> false, no -> no.code().equals(Codes.EXPIRED), u -> false);
        Holding again = Carried.anew(deed) ? remainder : hold;
        return lapsed ? again.take(deed).then(held -> tell(report)) : told;
    }

    private Outcome<O07Confirm.Answer> tell(SettlementReport report) {
        O07Confirm.Request request = report.request();
        Call call = Call.post("O07", O07Confirm.path(request.hisOrderId()), report.number(), request)
                .once(report.number());
        return line.send(call, O07Confirm.Answer.class);
    }

    @Override
    public Outcome<BookState> state(Deed deed) {
        SettlementReport report = new SettlementReport(deed, line.conventions());
        return state.of(report.number(), report.shares().besideCash()).map(told -> switch (told.state()) {
            case "PAID" -> paid(told);
            case "CONFIRMING" -> BookState.of(BookState.Kind.WORKING, "", "HIS 正在入账");
            case "UNPAID", "FROZEN" -> BookState.of(BookState.Kind.NOT_YET, "", "HIS 尚未入账: " + told.state());
            case "PART_REFUNDED", "REFUNDED" ->
                BookState.of(
                        BookState.Kind.BY_HAND,
                        "",
                        "HIS 称已退费 " + told.refundedTotal().yuan() + " 元, 需人工核实");
            case "VOID" -> gone(told);
            default -> BookState.of(BookState.Kind.BY_HAND, "", "HIS 状态未知: " + told.state());
        });
    }

    /** Let go for ever. Where HIS has reversed the insurer's part by itself a person must look first. */
    private static BookState gone(O08State.Answer told) {
        String code = OrderState.voidCode(told);
        return switch (code) {
            case "RELEASED" -> BookState.of(BookState.Kind.NEVER, Codes.LET_GO, "该号已释放, 不会再入账");
            case "CHARGED_ELSEWHERE" ->
                BookState.of(BookState.Kind.NEVER, Codes.CHARGED_ELSEWHERE, "已在别处收费")
                        .advising(Advice.WINDOW_ONLY);
            default -> BookState.of(BookState.Kind.VOID, "", "HIS 称已作废 " + code + ", 需人工核实");
        };
    }

    private static BookState paid(O08State.Answer told) {
        if (told.receipt() != null || told.hisTradeNo() == null) {
            return BookState.booked(told.receipt(), "HIS 称已收费, 但未给出交易号");
        }
        Fields notes = Fields.of(HisNotes.TRADE_NO, told.hisTradeNo())
                .with(HisNotes.GATEWAY_ORDER_NO, told.gatewayOrderNo())
                .with(HisNotes.RECEIPT_NO, told.receiptNo() == null ? "" : told.receiptNo());
        return BookState.inBrief(new BookState.Brief(told.hisTradeNo(), told.total(), notes));
    }

    @Override
    public Fields notes(Booked booked) {
        return booked instanceof O07Confirm.Answer told ? Guides.notes(told) : Fields.NONE;
    }

    @Override
    public Outcome<Closed> letGo(Deed deed) {
        return release.release(deed.number().text(), deed.notes().need(NoteKey.HIS_ORDER_ID))
                .match(
                        Outcome::succeeded,
                        no -> no.code().equals(Codes.UNKNOWN_ORDER)
                                ? Outcome.unknown(Doubt.NO_ANSWER, "释放被拒 " + no.code() + ": 不足以证明未入账")
                                : Outcome.declined(no.code(), no.text(), no.advice()),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return red.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return red.askReverse(reversal);
    }
}
