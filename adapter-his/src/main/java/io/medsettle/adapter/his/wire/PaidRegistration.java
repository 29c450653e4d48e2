package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;

/**
 * A registration is paid (挂号确认): R05, asked by R07, let go by R06. Reversed (退号) by the red receipt F02 and then R06, so
 * that the slot is free again; only both together are a yes.
 */
final class PaidRegistration implements Booking.Desk {
    private final Line line;
    private final RegistrationState state;
    private final Cancellation cancellation;
    private final RedReceipt red;

    PaidRegistration(Line line, RegistrationState state, Cancellation cancellation, RedReceipt red) {
        this.line = line;
        this.state = state;
        this.cancellation = cancellation;
        this.red = red;
    }

    @Override
    public Outcome<R05Paid.Answer> tell(Deed deed, SettlementReport report) {
        String path = R05Paid.path(deed.notes().need(NoteKey.REGISTRATION_ID));
        Call call = Call.post("R05", path, report.number(), report.request()).once(report.number());
        return line.send(call, R05Paid.Answer.class);
    }

    @Override
    public Outcome<BookState> state(Deed deed) {
        return state.of(Numbers.order(deed)).map(told -> switch (told.state()) {
            case "PAID", "TAKEN", "VISITED" -> BookState.booked(told.receipt(), "HIS 称已收费, 但未给出入账明细");
            case "CONFIRMING" -> BookState.of(BookState.Kind.WORKING, "", "HIS 正在入账");
            case "UNPAID" -> BookState.of(BookState.Kind.NOT_YET, "", "HIS 尚未入账");
            case "CANCELLED", "EXPIRED" -> BookState.of(BookState.Kind.NEVER, told.state(), "该挂号已取消或过期, 不会再入账");
            default -> BookState.of(BookState.Kind.BY_HAND, "", "HIS 挂号状态为 " + told.state() + ", 需人工核实");
        });
    }

    @Override
    public Fields notes(Booked booked) {
        Fields notes = Fields.of(HisNotes.RECEIPT_NO, booked.receiptNo())
                .with(HisNotes.TRADE_NO, booked.hisTradeNo())
                .with(HisNotes.GATEWAY_ORDER_NO, booked.gatewayOrderNo())
                .with(HisNotes.BOOKED_AT, booked.bookTime().toString());
        if (!(booked instanceof R05Paid.Answer paid)) {
            return notes;
        }
        notes = notes.with(NoteKey.VISIT_NO, paid.visitNo())
                .with(HisNotes.QUEUE_NO, paid.queueNo() == null ? "" : paid.queueNo())
                .with(HisNotes.LOCATION, paid.location() == null ? "" : paid.location())
                .with(
                        HisNotes.TAKE_BEFORE,
                        paid.takeBefore() == null ? "" : paid.takeBefore().toString());
        O07Confirm.Invoice invoice = paid.invoice();
        return invoice == null
                ? notes
                : notes.with(HisNotes.INVOICE_CODE, invoice.code()).with(HisNotes.INVOICE_NO, invoice.no());
    }

    @Override
    public Outcome<Closed> letGo(Deed deed) {
        return cancellation.of(Numbers.order(deed), deed.notes().need(NoteKey.REGISTRATION_ID), deed.reason());
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return red.reverse(reversal).then(back -> cancelled(reversal, back));
    }

    /** The money is back and told; until the registration is gone too this is not over, and may be repeated as a whole. */
    private Outcome<Returned> cancelled(Deed reversal, Returned back) {
        return cancellation
                .cancel(Numbers.order(reversal), reversal.reason())
                .match(
                        gone -> Outcome.succeeded(back),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, "已红冲, 但退号被拒 " + no.code() + " " + no.text()),
                        u -> Outcome.unknown(Doubt.NO_ANSWER, "已红冲, 退号未知: " + u.text()));
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return red.askReverse(reversal).then(back -> state.of(Numbers.order(reversal))
                .then(told -> told.state().equals("REFUNDED") || told.state().equals("CANCELLED")
                        ? Outcome.succeeded(back)
                        : Outcome.unknown(Doubt.NOT_FOUND, "已红冲, 号源尚未退: " + told.state())));
    }
}
